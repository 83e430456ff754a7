package org.gongkai.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gongkai.model.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portals that are shipped as starting points. */
class ShippedPortalsTest {
    @TempDir
    private Path temp;

    @Test
    void areManyAndNoneIsInUse() throws ConfigurationException {
        Configuration configuration = Configuration.load(List.of());
        assertThat(configuration.portals()).isEmpty();
        assertThat(configuration.unverified()).hasSizeGreaterThanOrEqualTo(40);
        Set<String> hosts = new HashSet<>();
        for (ConfiguredPortal configured : configuration.unverified()) {
            Portal portal = configured.portal();
            assertThat(portal.hosts()).allSatisfy(host -> assertThat(host).endsWith(".gov.cn"));
            assertThat(hosts.addAll(portal.hosts())).as(portal.id()).isTrue();
            assertThat(portal.schedule()).as(portal.id()).isEmpty();
            assertThat(configuration
                            .registry()
                            .find(portal.authority())
                            .orElseThrow()
                            .validTo())
                    .as(portal.id())
                    .isEmpty();
        }
    }

    @Test
    void oneIsUsedOnceItIsCopiedWithoutTheMark() throws Exception {
        String shipped = Files.readString(Path.of("portals", "pingtan.yaml"), StandardCharsets.UTF_8);
        Files.createDirectories(temp.resolve("portals"));
        Files.writeString(
                temp.resolve("portals/pingtan.yaml"), shipped.replace("verified: false\n", ""), StandardCharsets.UTF_8);
        Configuration configuration = Configuration.load(List.of(temp));
        assertThat(configuration.portals())
                .extracting(portal -> portal.portal().id())
                .containsExactly("pingtan");
        assertThat(configuration.unverified())
                .extracting(portal -> portal.portal().id())
                .doesNotContain("pingtan");
    }
}
