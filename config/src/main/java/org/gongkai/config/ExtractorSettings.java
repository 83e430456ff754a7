package org.gongkai.config;

import java.time.Duration;

/**
 * The {@code extractor.*} settings.
 *
 * @param timeLimit for one file, after which it is given up with a reason
 * @param maxFileSize bytes of one file, more is not read
 * @param maxCells cells of one document's tables, more is not read
 * @param ocr whether pictures of text are recognised
 */
public record ExtractorSettings(Duration timeLimit, long maxFileSize, int maxCells, boolean ocr) {
    /** Settings with which pictures are recognised. */
    public ExtractorSettings(Duration timeLimit, long maxFileSize, int maxCells) {
        this(timeLimit, maxFileSize, maxCells, true);
    }
}
