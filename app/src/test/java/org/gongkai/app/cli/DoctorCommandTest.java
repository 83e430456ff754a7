package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.gongkai.model.ReportJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    private Path folder;

    @Test
    void saysForPeopleWhatIsThere() {
        Typed typed = Typed.gongkai("--archive", folder.toString(), "doctor");
        assertThat(typed.out()).contains("ok       java", "loopback", "2020-02-10 09:30 in Asia/Shanghai");
        assertThat(typed.status()).isZero();
    }

    @Test
    void namesTheContactThatACrawlWouldLack() {
        Typed typed = Typed.gongkai("--archive", folder.toString(), "doctor");
        assertThat(typed.out()).containsPattern("warning +contact").contains("crawler.user-agent-contact");
    }

    @Test
    void weighsWhatTheArchiveHolds() throws IOException {
        Files.write(folder.resolve("a.warc.gz"), new byte[3 * 1024 * 1024]);
        assertThat(archiveRow(folder).path("detail").asText()).contains("holds 3 MiB");
    }

    @Test
    void findsThatAnArchiveCannotBeAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Typed typed = Typed.gongkai("--archive", file.toString(), "doctor", "--json");
        assertThat(typed.status()).isEqualTo(ExitStatus.DOES_NOT_HOLD);
        JsonNode row = archiveRow(file);
        assertThat(row.path("state").asText()).isEqualTo("lacking");
        assertThat(row.path("detail").asText()).contains("is not a folder");
        assertThat(row.path("remedy").asText()).contains("--archive");
    }

    @Test
    void looksAtTheConfigurationThatIsNamed() {
        Typed typed = Typed.gongkai("--config", folder.resolve("absent").toString(), "doctor");
        assertThat(typed.status()).isEqualTo(ExitStatus.DOES_NOT_HOLD);
        assertThat(typed.out()).containsPattern("lacking +configuration").contains("check-config");
    }

    private static JsonNode archiveRow(Path place) throws IOException {
        JsonNode answer = ReportJson.mapper()
                .readTree(Typed.gongkai("--archive", place.toString(), "doctor", "--json")
                        .out());
        return StreamSupport.stream(answer.path("conditions").spliterator(), false)
                .filter(row -> row.path("name").asText().equals("archive"))
                .findFirst()
                .orElseThrow();
    }
}
