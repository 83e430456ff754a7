package org.gongkai.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The {@code archive.*} settings.
 *
 * @param warcFileSize bytes after which a payload file is closed and the next begun
 * @param batchSize captures written between two durability points, at most
 * @param removedAfter definite answers, in different runs, after which a report counts as removed
 * @param removedSpan time that must lie between the first and the last of them
 * @param lookHolds how long a complete crawl that did not find a report shows that it is missing; whole days count
 * @param replica folder with a second copy of the payload files, to mend damage from
 * @param verifyEvery how long a verification holds before {@code serve} makes another; zero for never
 * @param gridsSize bytes that may be kept of what readers found, so as not to read the files again; 0 for none
 */
public record ArchiveSettings(
        long warcFileSize,
        int batchSize,
        int removedAfter,
        Duration removedSpan,
        Duration lookHolds,
        Optional<String> replica,
        Duration verifyEvery,
        long gridsSize) {
    private static final Duration HALF_A_YEAR = Duration.ofDays(180);
    private static final long GRIDS_SIZE = 4L << 30;

    /** Looks hold for 180 days; without a second copy and without verifying on schedule. */
    public ArchiveSettings(long warcFileSize, int batchSize, int removedAfter, Duration removedSpan) {
        this(
                warcFileSize,
                batchSize,
                removedAfter,
                removedSpan,
                HALF_A_YEAR,
                Optional.empty(),
                Duration.ZERO,
                GRIDS_SIZE);
    }

    /** The same with another time between the first and the last of the answers that show a removal. */
    public ArchiveSettings withRemovedSpan(Duration span) {
        return new ArchiveSettings(
                warcFileSize, batchSize, removedAfter, span, lookHolds, replica, verifyEvery, gridsSize);
    }
}
