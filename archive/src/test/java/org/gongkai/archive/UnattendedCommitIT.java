package org.gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.gongkai.config.ArchiveSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnattendedCommitIT {
    private static final ArchiveSettings SETTINGS = new ArchiveSettings(1L << 30, 1000, 3, Duration.ofDays(3));

    /** As where a portal asks to be left alone for an hour: what it showed before is not to be lost by a kill. */
    @Test
    void makesDurableWhatNoFurtherWriteFollows(@TempDir Path folder) throws Exception {
        try (Archive archive = Archives.open(folder.toString(), SETTINGS, Clock.systemUTC());
                WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_CREATE);
            archive.add(Visits.fetched("run", "http://www.example.gov.cn/", Visits.NOON, "page"));
            assertThat(isCommitted(watch)).isTrue();
        }
    }

    /** Each commit is noted in a file beside the metadata. */
    private static boolean isCommitted(WatchService watch) throws InterruptedException {
        for (WatchKey key = watch.poll(30, TimeUnit.SECONDS); key != null; key = watch.poll(30, TimeUnit.SECONDS)) {
            if (key.pollEvents().stream()
                    .anyMatch(event -> "metadata.commit".equals(String.valueOf(event.context())))) {
                return true;
            }
            key.reset();
        }
        return false;
    }
}
