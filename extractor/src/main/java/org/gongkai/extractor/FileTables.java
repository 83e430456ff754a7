package org.gongkai.extractor;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.gongkai.config.ExtractorSettings;
import org.gongkai.extractor.detect.KindDetector;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;

/**
 * The tables of a file as its reader sees them, before anything is made of them: the places that the cells of a report
 * document name are places in these. Pictures are not looked into.
 */
public final class FileTables {
    private final ExtractorSettings settings;
    private final Workers workers;

    public FileTables(ExtractorSettings settings) {
        this.settings = settings;
        this.workers = new Workers(settings.timeLimit());
    }

    /**
     * All tables in document order; none when it has none.
     *
     * @throws UnreadableFileException when there is no reader for it, it is damaged, or reading takes too long
     * @throws InterruptedException when the calling thread is interrupted
     */
    public List<Grid> of(Source file) throws UnreadableFileException, InterruptedException {
        Budget budget = new Budget(settings.maxCells(), false);
        try {
            return workers.run("read " + file.file(), file.bytes().length, budget, () -> ContentReader.reading(
                            file, KindDetector.detect(file.bytes()), budget)
                    .grids());
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
