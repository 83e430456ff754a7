package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.gongkai.app.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every sample of the extractor, read by two processes that have as little in common as can be. */
@Timeout(600)
class ReproducibleIT {
    private static final Path SAMPLES = Path.of("..", "extractor", "src", "test", "resources");

    @TempDir
    Path temp;

    private static List<Path> samples() throws IOException {
        List<Path> samples = new ArrayList<>();
        for (String folder : List.of("made", "seeds", "scan", "pdf-open-tables", "official-form-2021")) {
            try (Stream<Path> listed = Files.list(SAMPLES.resolve(folder))) {
                listed.filter(file -> !file.toString().matches(".*\\.(json|md)"))
                        .sorted()
                        .forEach(samples::add);
            }
        }
        return samples;
    }

    private Process start(List<Path> files, Path out, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "extract"));
        files.forEach(file -> command.add(file.toString()));
        command.add("--json");
        return new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void readsTheSameBytesWhateverTheProcessTheThreadsTheLocaleAndTheClock() throws Exception {
        List<Path> files = samples();
        List<Path> backwards = new ArrayList<>(files);
        Collections.reverse(backwards);
        Path one = temp.resolve("one");
        Path other = temp.resolve("other");

        start(
                        files,
                        one,
                        "-XX:ActiveProcessorCount=1",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.language=en",
                        "-Duser.country=US",
                        "-Duser.timezone=America/New_York")
                .waitFor();
        start(
                        backwards,
                        other,
                        "-XX:ActiveProcessorCount=4",
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=2",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Duser.timezone=Pacific/Kiritimati",
                        "-Dfile.encoding=ISO-8859-1")
                .waitFor();

        List<String> read = Files.readAllLines(one, StandardCharsets.UTF_8);
        List<String> again = new ArrayList<>(Files.readAllLines(other, StandardCharsets.UTF_8));
        Collections.reverse(again);
        assertThat(read).hasSameSizeAs(files).allMatch(line -> line.contains("\"sha256\""));
        assertThat(again).hasSameSizeAs(files);
        for (int at = 0; at < read.size(); at++) {
            assertThat(again.get(at)).as(files.get(at).toString()).isEqualTo(read.get(at));
        }
    }
}
