package org.gongkai.extractor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.gongkai.config.ExtractorSettings;
import org.gongkai.extractor.detect.KindDetector;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;

/** The text of a file as its reader sees it, whatever it is about: for comparing two files by eye. */
public final class FileText {
    private static final String BETWEEN_CELLS = " | ";

    private final ExtractorSettings settings;
    private final Workers workers;

    public FileText(ExtractorSettings settings) {
        this.settings = settings;
        this.workers = new Workers(settings.timeLimit());
    }

    /**
     * A paragraph or a row of a table a line, in the file's order, page chrome left out.
     *
     * @throws UnreadableFileException when there is no reader for it, it is damaged, or reading takes too long
     * @throws InterruptedException when the calling thread is interrupted
     */
    public List<String> lines(Source file) throws UnreadableFileException, InterruptedException {
        Budget budget = new Budget(settings.maxCells(), settings.ocr());
        try {
            return workers.run(
                    "read " + file.file(),
                    file.bytes().length,
                    budget,
                    () -> lines(ContentReader.reading(file, KindDetector.detect(file.bytes()), budget)
                            .blocks()));
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

    private static List<String> lines(List<Block> blocks) {
        List<String> lines = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Prose prose) {
                prose.text().lines().filter(line -> !line.isBlank()).forEach(lines::add);
            } else if (block instanceof Grid grid) {
                for (List<GridCell> row : grid.lines()) {
                    lines.add(row.stream().map(GridCell::text).collect(Collectors.joining(BETWEEN_CELLS)));
                }
            }
        }
        return lines;
    }
}
