package org.gongkai.extractor;

import java.util.List;
import org.gongkai.config.ExtractorSettings;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.read.UnreadableFileException;

/**
 * The tables of a file as its reader sees them, before anything is made of them: the places that the cells of a report
 * document name are places in these. Pictures are not looked into.
 */
public final class FileTables {
    private final TimedReading reading;

    public FileTables(ExtractorSettings settings) {
        this.reading = new TimedReading(settings, false);
    }

    /**
     * All tables in document order; none when it has none.
     *
     * @throws UnreadableFileException when there is no reader for it, it is damaged, or reading takes too long
     * @throws InterruptedException when the calling thread is interrupted
     */
    public List<Grid> of(Source file) throws UnreadableFileException, InterruptedException {
        return reading.of(file).grids();
    }
}
