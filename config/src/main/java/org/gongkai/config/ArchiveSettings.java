package org.gongkai.config;

import java.time.Duration;

/**
 * The {@code archive.*} settings.
 *
 * @param warcFileSize bytes after which a payload file is closed and the next begun
 * @param batchSize captures written between two durability points, at most
 * @param removedAfter definite answers, in different runs, after which a report counts as removed
 * @param removedSpan time that must lie between the first and the last of them
 */
public record ArchiveSettings(long warcFileSize, int batchSize, int removedAfter, Duration removedSpan) {}
