package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gongkai.model.ReportJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckConfigCommandTest {
    @TempDir
    private Path folder;

    private Path settings;

    @BeforeEach
    void layFolderOver() throws IOException {
        settings = Files.writeString(folder.resolve("settings.yaml"), "crawler:\n  pause-per-host: 3s\n");
    }

    @Test
    void findsNothingWrongWithWhatIsShipped() {
        Typed typed = Typed.gongkai("check-config");
        assertThat(typed.status()).isZero();
        assertThat(typed.out())
                .startsWith("no problems: ")
                .containsPattern("crawler.pause-per-host +2s +config/settings");
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void saysWhereASettingInEffectWasSet() {
        assertThat(Typed.gongkai("--config", folder.toString(), "check-config")
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("crawler.pause-per-host 3s")
                .contains("settings.yaml:2");
    }

    @Test
    void listsAllProblemsAtOnceWithTheirLines() throws IOException {
        Files.writeString(settings, "crawler:\n  pause-per-hosts: 3s\n  hosts-at-once: 0\n");
        Typed typed = Typed.gongkai("--config", folder.toString(), "check-config");
        assertThat(typed.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(typed.outLines()).hasSize(2);
        assertThat(typed.outLines().get(0)).contains("settings.yaml:2: ", "did you mean 'pause-per-host'?");
        assertThat(typed.outLines().get(1)).contains("settings.yaml:3: ");
        assertThat(typed.err()).contains("2 problems");
    }

    @Test
    void answersInJson() throws IOException {
        JsonNode good = ReportJson.mapper()
                .readTree(Typed.gongkai("check-config", "--json").out());
        assertThat(good.path("valid").asBoolean()).isTrue();
        assertThat(good.path("counts").path("authorities").asInt()).isGreaterThan(3000);
        Files.writeString(settings, "craler.x: 1\n");
        JsonNode bad = ReportJson.mapper()
                .readTree(Typed.gongkai("--config", folder.toString(), "check-config", "--json")
                        .out());
        assertThat(bad.path("valid").asBoolean()).isFalse();
        assertThat(bad.path("problems").path(0).path("line").asInt()).isEqualTo(1);
    }
}
