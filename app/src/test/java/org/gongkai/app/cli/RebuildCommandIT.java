package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gongkai.app.demo.SampleReport;
import org.gongkai.archive.Archive;
import org.gongkai.archive.Archives;
import org.gongkai.config.ArchiveSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metadata is only a convenience: the payload files tell everything. */
class RebuildCommandIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temp;

    private Typed ask(String... words) {
        List<String> arguments =
                new ArrayList<>(List.of("--archive", temp.resolve("archive").toString()));
        arguments.addAll(List.of(words));
        return Typed.inTime(arguments.toArray(String[]::new));
    }

    private Map<String, String> answers() {
        Map<String, String> answers = new TreeMap<>();
        for (SampleReport sample : SampleReport.all()) {
            String year = Integer.toString(sample.year());
            for (String command : List.of("report", "history")) {
                answers.put(
                        command + " " + sample.authority(),
                        ask(command, sample.authority(), year, "--json").out());
            }
        }
        answers.put("missing", ask("missing", "--year", "2019", "--json").out());
        answers.put("diff", ask("diff", "411602", "2020", "--json").out());
        return answers;
    }

    /** Everything that the metadata holds, but for events: a rebuild is one more. */
    private Map<String, Object> kept() {
        try (Archive archive = Archives.open(
                temp.resolve("archive").toString(),
                new ArchiveSettings(256L << 20, 100, 3, Duration.ofDays(3)),
                Clock.systemUTC())) {
            Map<String, Object> kept = new TreeMap<>();
            archive.eachCapture(capture -> kept.put("capture " + capture.id(), capture));
            archive.eachPayload(payload -> kept.put("payload " + payload.digest(), payload));
            archive.histories().forEach(history -> {
                kept.put("history of " + history.key(), history);
                history.versions()
                        .forEach(version -> kept.put(
                                "extraction " + version.extraction(), archive.extraction(version.extraction())));
            });
            archive.runs().forEach(run -> kept.put("run " + run.run() + " " + run.portal(), run));
            return kept;
        }
    }

    @Test
    void givesTheSameAnswersFromTheFilesAlone() throws IOException {
        assertThat(ask("demo", "--exit").status()).isEqualTo(ExitStatus.DONE);
        assertThat(ask("demo", "--alter", "--exit").status()).isEqualTo(ExitStatus.DONE);
        assertThat(ask("verify").status()).isEqualTo(ExitStatus.DONE);
        Map<String, String> before = answers();
        Map<String, Object> keptBefore = kept();
        assertThat(keptBefore).hasSizeGreaterThan(100);
        long captures =
                JSON.readTree(ask("verify", "--json").out()).at("/captures").asLong();
        Files.delete(temp.resolve("archive/metadata.mv"));
        Files.delete(temp.resolve("archive/metadata.commit"));
        assertThat(ask("missing", "--year", "2019").err()).contains("gongkai rebuild");

        Typed rebuilt = ask("rebuild", "--json");
        assertThat(rebuilt.status()).as(rebuilt.out() + rebuilt.err()).isEqualTo(ExitStatus.DONE);
        assertThat(JSON.readTree(rebuilt.out()).at("/captures").asLong()).isEqualTo(captures);
        assertThat(answers()).isEqualTo(before);
        assertThat(kept()).containsExactlyInAnyOrderEntriesOf(keptBefore);
        Typed verified = ask("verify", "--json");
        assertThat(verified.status()).as(verified.out()).isEqualTo(ExitStatus.DONE);
        assertThat(JSON.readTree(verified.out()).at("/captures").asLong()).isEqualTo(captures);
        JsonNode events = JSON.readTree(ask("events", "--json").out()).at("/events");
        assertThat(events.findValuesAsText("type"))
                .contains("capture", "extraction", "fixity check", "rebuild")
                .doesNotContain("repair");
        // a crawl goes on as if nothing had been
        assertThat(ask("demo", "--exit").out()).contains("郑州市人民政府");
        assertThat(JSON.readTree(ask("history", "410100", "2019", "--json").out())
                        .at("/versions"))
                .hasSize(1);
    }

    @Test
    void takesOverWhatIsSoundAndTellsTheRest() throws IOException {
        ask("demo", "--exit");
        Path file;
        try (Stream<Path> files = Files.list(temp.resolve("archive/payloads"))) {
            file = files.sorted().findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 3] ^= 8;
        Files.write(file, bytes);
        Typed rebuilt = ask("rebuild");
        assertThat(rebuilt.status()).isEqualTo(ExitStatus.DOES_NOT_HOLD);
        assertThat(rebuilt.out()).contains(" at byte ", "damaged");
        assertThat(temp.resolve("archive/set-aside")).isDirectoryContaining("glob:**/metadata-*.mv");
    }
}
