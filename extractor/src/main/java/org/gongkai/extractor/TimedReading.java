package org.gongkai.extractor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.gongkai.config.ExtractorSettings;
import org.gongkai.extractor.detect.KindDetector;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.Reading;
import org.gongkai.extractor.read.UnreadableFileException;

/** Reads files for those who look at them and want no report document, within the limits of the settings. */
final class TimedReading {
    private final ExtractorSettings settings;
    private final boolean pictures;
    private final Workers workers;

    /** @param pictures whether they are looked into */
    TimedReading(ExtractorSettings settings, boolean pictures) {
        this.settings = settings;
        this.pictures = pictures;
        this.workers = new Workers(settings.timeLimit());
    }

    /**
     * What the file says.
     *
     * @throws UnreadableFileException when there is no reader for it, it is damaged, or reading takes too long
     * @throws InterruptedException when the calling thread is interrupted
     */
    Reading of(Source file) throws UnreadableFileException, InterruptedException {
        Budget budget = new Budget(settings.maxCells(), pictures);
        try {
            return workers.run(
                    "read " + file.file(),
                    file.bytes().length,
                    budget,
                    () -> ContentReader.reading(file, KindDetector.detect(file.bytes()), budget));
        } catch (RejectedExecutionException | TimeoutException e) {
            throw new UnreadableFileException(
                    "gave-up",
                    "not read within " + settings.timeLimit().toSeconds() + " s; raise extractor.time-limit",
                    e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnreadableFileException unreadable) {
                throw unreadable;
            }
            throw new UnreadableFileException("damaged", "the file breaks its reader", e);
        }
    }
}
