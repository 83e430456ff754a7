package org.gongkai.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * All files of the configuration: those shipped in the program, and those of the overlay folders in their order. Lists
 * names when opened, reads bytes when asked.
 */
public final class ConfigFiles {
    private static final String SHIPPED = "shipped/";

    /** Before the name of a shipped file, in problems: where the file lies in the project. */
    private static final String SHIPPED_NAME = "config/";

    private final List<ConfigFile> files = new ArrayList<>();

    private ConfigFiles() {}

    /** What a file of the configuration may be. */
    public enum Kind {
        SETTINGS("settings.yaml"),
        DEADLINES("deadlines.yaml"),
        SUCCESSIONS("successions.csv"),
        PORTAL("portals/*.yaml"),
        AUTHORITIES("authorities/*.csv"),
        FORM("forms/*.yaml");

        private final String pattern;

        Kind(String pattern) {
            this.pattern = pattern;
        }

        private boolean fits(String path) {
            int star = pattern.indexOf('*');
            if (star < 0) {
                return path.equals(pattern);
            }
            String folder = pattern.substring(0, star);
            String ending = pattern.substring(star + 1);
            return path.startsWith(folder)
                    && path.endsWith(ending)
                    && path.length() > folder.length() + ending.length()
                    && path.indexOf('/', folder.length()) < 0;
        }

        static Optional<Kind> of(String path) {
            return Arrays.stream(values()).filter(kind -> kind.fits(path)).findFirst();
        }
    }

    /**
     * Opens what is shipped and what lies in the overlay folders. A folder that is not there, and files that are of no
     * known kind, are told; hidden files and {@code .md} and {@code .txt} notes are let be.
     */
    public static ConfigFiles open(List<Path> overlays, Problems problems) {
        ConfigFiles files = new ConfigFiles();
        try {
            files.addShipped();
        } catch (IOException e) {
            throw new UncheckedIOException("the configuration inside the program cannot be read", e);
        }
        int layer = 1;
        for (Path overlay : overlays) {
            files.addOverlay(layer++, overlay, problems);
        }
        return files;
    }

    /** All files of a kind: the shipped ones first, then overlay by overlay, each layer by name. */
    public List<ConfigFile> all(Kind kind) {
        return files.stream().filter(file -> file.kind() == kind).toList();
    }

    /** For each file name the one of the latest layer, by first appearance. */
    public List<ConfigFile> latest(Kind kind) {
        Map<String, ConfigFile> latest = new LinkedHashMap<>();
        all(kind).forEach(file -> latest.put(file.path(), file));
        return List.copyOf(latest.values());
    }

    private void addShipped() throws IOException {
        URL settings = ConfigFiles.class.getResource(SHIPPED + "settings.yaml");
        if (settings == null) {
            throw new IllegalStateException("settings.yaml is missing from the program");
        }
        List<String> paths =
                settings.openConnection() instanceof JarURLConnection jar ? inJar(jar) : inFolder(settings);
        for (String path : paths) {
            Kind.of(path)
                    .ifPresent(
                            kind -> files.add(new ConfigFile(kind, 0, path, SHIPPED_NAME + path, () -> shipped(path))));
        }
    }

    private static List<String> inJar(JarURLConnection jar) throws IOException {
        String entry = jar.getEntryName();
        String folder = entry.substring(0, entry.lastIndexOf('/') + 1);
        // the class loader's own open file: it must not be closed here
        return jar.getJarFile().stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(folder) && !name.endsWith("/"))
                .map(name -> name.substring(folder.length()))
                .sorted()
                .toList();
    }

    private static List<String> inFolder(URL settings) throws IOException {
        try {
            return paths(Path.of(settings.toURI()).resolveSibling(""));
        } catch (URISyntaxException e) {
            throw new IOException("no folder: " + settings, e);
        }
    }

    private static byte[] shipped(String path) throws IOException {
        try (var in = ConfigFiles.class.getResourceAsStream(SHIPPED + path)) {
            if (in == null) {
                throw new IOException(path + " is missing from the program");
            }
            return in.readAllBytes();
        }
    }

    private void addOverlay(int layer, Path overlay, Problems problems) {
        if (!Files.isDirectory(overlay)) {
            problems.add(
                    overlay.toString(),
                    0,
                    Files.exists(overlay)
                            ? "expected a folder, came a file; name the folder that holds settings.yaml, portals/ and so on"
                            : "there is no such folder; create it or correct --config");
            return;
        }
        List<String> paths;
        try {
            paths = paths(overlay);
        } catch (IOException | UncheckedIOException e) {
            problems.add(overlay.toString(), 0, "the folder cannot be read: " + e.getMessage());
            return;
        }
        for (String path : paths) {
            String name = overlay.resolve(path).toString();
            Kind.of(path)
                    .ifPresentOrElse(
                            kind -> files.add(new ConfigFile(
                                    kind, layer, path, name, () -> Files.readAllBytes(overlay.resolve(path)))),
                            () -> StrayFile.tell(path, name, problems));
        }
    }

    /** Relative, with slashes, sorted; hidden files and folders left out. */
    private static List<String> paths(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder, 3)) {
            return walk.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(path -> Stream.iterate(path, p -> p != null, Path::getParent)
                            .noneMatch(p -> p.getFileName().toString().startsWith(".")))
                    .map(path -> path.toString().replace(path.getFileSystem().getSeparator(), "/"))
                    .sorted()
                    .toList();
        }
    }
}
