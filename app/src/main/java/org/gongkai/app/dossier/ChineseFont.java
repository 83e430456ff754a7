package org.gongkai.app.dossier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a font with Chinese characters on this machine; the program brings none. */
final class ChineseFont {
    /** Files by which such fonts go, in lower case, the best first. */
    private static final List<String> NAMES = List.of(
            "notosanscjk-regular.ttc",
            "notosanscjksc-regular.otf",
            "notosanssc-regular.otf",
            "notosanssc-regular.ttf",
            "sourcehansanssc-regular.otf",
            "sourcehansanscn-regular.otf",
            "notoserifcjk-regular.ttc",
            "msyh.ttc",
            "msyh.ttf",
            "simsun.ttc",
            "wqy-microhei.ttc",
            "wqy-zenhei.ttc",
            "droidsansfallbackfull.ttf",
            "stheiti light.ttc",
            "arial unicode.ttf");

    private static final int DEEPEST = 6;

    private ChineseFont() {}

    /** Where systems keep fonts. */
    static List<Path> folders(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        String windows = environment.getOrDefault("WINDIR", "");
        return Stream.of(
                        "/usr/share/fonts",
                        "/usr/local/share/fonts",
                        home.isEmpty() ? "" : home + "/.fonts",
                        home.isEmpty() ? "" : home + "/.local/share/fonts",
                        home.isEmpty() ? "" : home + "/Library/Fonts",
                        "/System/Library/Fonts",
                        "/Library/Fonts",
                        windows.isEmpty() ? "" : windows + "/Fonts")
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** The best font in these folders. */
    static Optional<Path> find(List<Path> folders) {
        Path best = null;
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
                best = Stream.concat(Stream.ofNullable(best), files.filter(file -> rank(file) >= 0))
                        .min((one, other) -> Integer.compare(rank(one), rank(other)))
                        .orElse(null);
            } catch (IOException | java.io.UncheckedIOException e) {
                // a folder that cannot be read holds no font for us
            }
        }
        return Optional.ofNullable(best);
    }

    private static int rank(Path file) {
        return NAMES.indexOf(String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT));
    }
}
