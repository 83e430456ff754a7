package org.gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.config.ArchiveSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that has no more room, where one can be made for the test. */
class FullDiskIT {
    private static final ArchiveSettings SETTINGS = new ArchiveSettings(1L << 30, 5, 3, Duration.ofDays(3));

    @TempDir
    Path temp;

    private boolean mounted;

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @AfterEach
    void unmount() throws InterruptedException {
        if (mounted) {
            run("umount", temp.resolve("disk").toString());
        }
    }

    @Test
    void stopsWithTheRoomThatIsWantedAndKeepsWhatWasAcknowledged() throws Exception {
        Path disk = Files.createDirectories(temp.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.toString());
        assumeThat(mounted)
                .as("no small disk can be mounted here; a full one is not tried")
                .isTrue();
        Path ballast = disk.resolve("ballast");
        Files.write(ballast, new byte[1 << 20]);
        String where = disk.resolve("archive").toString();
        List<URI> acknowledged = new ArrayList<>();
        Random random = new Random(1);
        assertThatThrownBy(() -> {
                    try (Archive archive = Archives.open(where, SETTINGS, TestSettings.CLOCK)) {
                        List<URI> added = new ArrayList<>();
                        for (int index = 0; index < 200; index++) {
                            byte[] noise = new byte[40_000];
                            random.nextBytes(noise);
                            String uri = "http://a.gov.cn/" + index;
                            archive.add(Visits.fetched("r1", uri, Visits.NOON, noise));
                            added.add(URI.create(uri));
                            archive.commit();
                            acknowledged.addAll(added);
                            added.clear();
                        }
                    }
                })
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("is full")
                .hasMessageContaining("make room for at least");
        assertThat(acknowledged).isNotEmpty().hasSizeLessThan(100);
        Files.delete(ballast);
        try (Archive archive = Archives.open(where, SETTINGS, TestSettings.CLOCK)) {
            assertThat(archive.problems()).isEmpty();
            for (URI uri : acknowledged) {
                assertThat(archive.payload(archive.capture("r1", uri)
                                .orElseThrow()
                                .payload()
                                .orElseThrow()))
                        .hasSize(40_000);
            }
            assertThat(archive.verify(100, FixityProgress.none()).sound()).isTrue();
        }
    }
}
