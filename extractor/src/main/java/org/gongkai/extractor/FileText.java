package org.gongkai.extractor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gongkai.config.ExtractorSettings;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.read.UnreadableFileException;

/** The text of a file as its reader sees it, whatever it is about: for comparing two files by eye. */
public final class FileText {
    private static final String BETWEEN_CELLS = " | ";

    private final TimedReading reading;

    public FileText(ExtractorSettings settings) {
        this.reading = new TimedReading(settings, settings.ocr());
    }

    /**
     * A paragraph or a row of a table a line, in the file's order, page chrome left out.
     *
     * @throws UnreadableFileException when there is no reader for it, it is damaged, or reading takes too long
     * @throws InterruptedException when the calling thread is interrupted
     */
    public List<String> lines(Source file) throws UnreadableFileException, InterruptedException {
        return lines(reading.of(file).blocks());
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
