package org.gongkai.app.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gongkai.archive.Archive;
import org.gongkai.archive.event.ArchiveEvent;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.archive.fixity.FixityReport;

/** Verifies the archive again when the last whole verification is older than it may be. */
public final class VerifySchedule implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofHours(1);
    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);
    private static final Duration STOPPING = Duration.ofSeconds(15);

    private final ScheduledExecutorService thread;

    private VerifySchedule(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    /**
     * Starts to look now and then whether it is time.
     *
     * @param every how long a verification holds; zero for never
     * @param told hears what came of each, when something is wrong
     */
    public static VerifySchedule start(Archive archive, Duration every, Clock clock, Consumer<String> told) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread worker = new Thread(work, "gongkai-verify");
            worker.setDaemon(true);
            worker.setPriority(Thread.MIN_PRIORITY);
            return worker;
        });
        if (!every.isZero()) {
            thread.scheduleWithFixedDelay(
                    () -> look(archive, every, clock, told),
                    FIRST_LOOK.toMillis(),
                    LOOK_EVERY.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
        return new VerifySchedule(thread);
    }

    /** Whether no whole verification has ended so lately; an archive without a capture has nothing to verify. */
    static boolean isDue(List<ArchiveEvent> events, Duration every, Instant now) {
        boolean filled = events.stream()
                .anyMatch(event ->
                        event.type() == ArchiveEvent.Type.CAPTURE || event.type() == ArchiveEvent.Type.INGESTION);
        return filled
                && events.stream()
                        .filter(event -> event.type() == ArchiveEvent.Type.FIXITY_CHECK)
                        .filter(event -> !event.detail().contains("by lot"))
                        .noneMatch(event -> event.at().isAfter(now.minus(every)));
    }

    private static void look(Archive archive, Duration every, Clock clock, Consumer<String> told) {
        try {
            if (!isDue(archive.events(), every, clock.instant())) {
                return;
            }
            FixityReport report = archive.verify(100, FixityProgress.none());
            if (!report.sound()) {
                told.accept(
                        "the scheduled verification found " + report.damage().size() + " damages and "
                                + report.affected().size()
                                + " captures affected; 'gongkai events' and 'gongkai verify' say more");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            told.accept("the scheduled verification failed: " + e.getMessage());
        }
    }

    /** Stops; a verification that is under way goes on where it was the next time. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
