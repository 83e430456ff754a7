package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gongkai.archive.Archive;
import org.gongkai.archive.Archives;
import org.gongkai.config.ArchiveSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of several formats, read again with other forms: with what readers found kept, gone, and damaged. */
class KeptGridsIT {
    private static final ArchiveSettings SETTINGS = new ArchiveSettings(1L << 30, 100, 3, Duration.ofDays(3));
    private static final List<String> FILES =
            List.of("zz2019.portal.html", "fq2019.vertical.docx", "sy2021.portal.pdf", "sy2021.portalblank.doc");

    @TempDir
    static Path temp;

    private static Path archive;
    private static Path forms;

    @BeforeAll
    static void importTheFiles() throws IOException {
        archive = temp.resolve("archive");
        forms = OtherForms.withoutOneRow(temp.resolve("forms"));
        Path folder = Files.createDirectories(temp.resolve("corpus"));
        StringBuilder index = new StringBuilder("file,url,date\n");
        for (String file : FILES) {
            Files.copy(Path.of("..", "extractor", "src", "test", "resources", "made", file), folder.resolve(file));
            index.append(file)
                    .append(",http://www.example.gov.cn/")
                    .append(file)
                    .append(",2022-01-20\n");
        }
        Files.writeString(folder.resolve("index.csv"), index);
        assertThat(ask(archive, "import", folder.toString()).status()).isEqualTo(ExitStatus.DONE);
    }

    private static Typed ask(Path archive, String... words) {
        List<String> arguments = new ArrayList<>(List.of("--archive", archive.toString()));
        arguments.addAll(List.of(words));
        return Typed.inTime(arguments.toArray(String[]::new));
    }

    private static Path copy(String name) throws IOException {
        Path to = temp.resolve(name);
        try (Stream<Path> files = Files.walk(archive)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(archive.relativize(file).toString()));
            }
        }
        return to;
    }

    private static List<Path> grids(Path archive) throws IOException {
        try (Stream<Path> files = Files.walk(archive.resolve("grids"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** What each version is read as with the other forms; the key of a reading names its document's digest. */
    private static Map<String, String> readWithOtherForms(Path archive, int known) {
        Typed typed = ask(archive, "--config", forms.toString(), "reextract");
        String said = "gongkai: " + known + " of " + FILES.size() + " needed no reading";
        assertThat(typed.err().contains(said)).as(typed.err()).isEqualTo(known > 0);
        try (Archive opened = Archives.open(archive.toString(), SETTINGS, Clock.systemUTC())) {
            Map<String, String> results = new TreeMap<>();
            opened.readings()
                    .eachResult(
                            opened.readings().runs().get(0).id(),
                            result -> results.put(result.id(), result.outcome() + " " + result.after()));
            assertThat(results).hasSize(FILES.size());
            return results;
        }
    }

    @Test
    void readsTheSameFromWhatWasKeptAsFromTheFiles() throws IOException {
        Path kept = copy("kept");
        Path gone = copy("gone");
        Path damaged = copy("damaged");
        assertThat(grids(kept)).hasSize(FILES.size());
        grids(gone).forEach(file -> {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        for (Path file : grids(damaged)) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }

        assertThat(ask(gone, "reextract", "--dry-run").status()).isEqualTo(ExitStatus.DONE);
        assertThat(grids(gone)).as("a dry run keeps nothing").isEmpty();

        Map<String, String> results = readWithOtherForms(kept, FILES.size());

        assertThat(results).isEqualTo(readWithOtherForms(gone, 0)).isEqualTo(readWithOtherForms(damaged, 0));
        assertThat(results.values()).anyMatch(result -> result.startsWith("CHANGED"));
        assertThat(grids(gone)).hasSize(FILES.size());
        assertThat(ask(kept, "verify").status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void tellsOfADamagedPayloadThoughItsContentIsKnown() throws IOException {
        Path torn = copy("torn");
        try (Stream<Path> files = Files.walk(torn.resolve("payloads"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                for (int at = 2_000; at < bytes.length; at += 1_000) {
                    bytes[at] ^= 0x55;
                }
                Files.write(file, bytes);
            }
        }

        Typed typed = ask(torn, "reextract");

        assertThat(typed.status()).isEqualTo(ExitStatus.DOES_NOT_HOLD);
        assertThat(typed.out()).contains(FILES.size() + " not read");
    }
}
