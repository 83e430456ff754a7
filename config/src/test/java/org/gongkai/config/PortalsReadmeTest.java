package org.gongkai.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of portals/README.md is one, and its mistakes are told in its words. */
class PortalsReadmeTest {
    @TempDir
    private Path temp;

    /** What stands in the n-th block of code. */
    private static String block(int n) throws IOException {
        String readme = Files.readString(Path.of("portals", "README.md"), StandardCharsets.UTF_8);
        String block = readme.split("```", -1)[2 * n - 1];
        return block.substring(block.indexOf('\n') + 1);
    }

    private Path settings(String portal) throws IOException {
        Path folder = temp.resolve("my-settings");
        Files.createDirectories(folder.resolve("portals"));
        Files.writeString(folder.resolve("portals/xinxiang.yaml"), portal, StandardCharsets.UTF_8);
        return folder;
    }

    @Test
    void showsAPortalThatLoads() throws Exception {
        Configuration configuration = Configuration.load(List.of(settings(block(1))));

        ConfiguredPortal portal = configuration.portal("xinxiang").orElseThrow();
        assertThat(portal.portal().authority()).isEqualTo("410700");
        assertThat(portal.portal().hosts()).contains("xxgk.xinxiang.gov.cn");
        assertThat(portal.crawler().pausePerHost()).isEqualTo(Duration.ofSeconds(5));
        assertThat(portal.crawler().maxPages()).isEqualTo(5000);
        assertThat(configuration.settings().crawler().maxPages()).isEqualTo(20_000);
    }

    @Test
    void showsTheMistakesAsTheyAreTold() throws Exception {
        Path folder = settings(block(1).replace("\"410700\"", "新乡市人民政府")
                .replace("[www.xinxiang.gov.cn, ", "[")
                .replace("0 30 3 ? * MON", "30 3 * * MON")
                .replace("pause-per-host", "pause-per-hosts"));

        ConfigurationException told =
                catchThrowableOfType(ConfigurationException.class, () -> Configuration.load(List.of(folder)));

        assertThat(told.problems().stream()
                        .map(problem -> problem.toString().replace(temp + "/", ""))
                        .toList())
                .containsExactlyElementsOf(block(2).lines().toList());
    }

    @Test
    void showsSchedulesThatQuartzUnderstands() throws Exception {
        assertThat(CronFields.problem("0 0 2 ? 1-4 *")).isEmpty();
        assertThat(Files.readString(Path.of("portals", "README.md"))).contains("`0 0 2 ? 1-4 *`", "`0 30 3 ? * MON`");
    }
}
