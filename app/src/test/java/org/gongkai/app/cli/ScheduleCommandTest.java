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

class ScheduleCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void configure() throws IOException {
        Path portals = Files.createDirectories(folder.resolve("portals"));
        Files.writeString(portals.resolve("nightly.yaml"), portal("nightly") + "schedule: \"0 30 3 * * ?\"\n");
        Files.writeString(portals.resolve("rare.yaml"), portal("rare"));
    }

    private static String portal(String id) {
        return "id: " + id + "\nname: 样例\nauthority: \"410100\"\nstart: [\"http://www.a.example/\"]\n";
    }

    private Typed schedule(String... more) {
        String[] arguments = new String[5 + more.length];
        arguments[0] = "--config";
        arguments[1] = folder.toString();
        arguments[2] = "--archive";
        arguments[3] = folder.resolve("none").toString();
        arguments[4] = "schedule";
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Typed.gongkai(arguments);
    }

    @Test
    void saysWhenPortalsAreCrawledNextWithoutBeginningAnArchive() throws IOException {
        Typed typed = schedule("--json");
        assertThat(typed.status()).isZero();
        JsonNode portals = ReportJson.mapper().readTree(typed.out()).path("portals");
        assertThat(portals).hasSize(2);
        assertThat(portals.path(0).path("id").asText()).isEqualTo("nightly");
        // 3:30 in Shanghai
        assertThat(portals.path(0).path("next").asText()).isEqualTo("2020-02-10T19:30:00Z");
        assertThat(portals.path(0).path("every").asInt()).isEqualTo(1);
        assertThat(portals.path(0).path("last").isNull()).isTrue();
        assertThat(portals.path(1).path("schedule").isNull()).isTrue();
        assertThat(portals.path(1).path("next").isNull()).isTrue();
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void showsTimesInShanghai() {
        assertThat(schedule().out().replaceAll(" +", " "))
                .contains("nightly never - 2020-02-11 03:30 each")
                .contains("rare never - by hand -");
    }
}
