package org.gongkai.extractor.read;

import org.jspecify.annotations.Nullable;

/**
 * How much a document may hold and whether its reader may go on: cells are counted over all of its tables. For one
 * document; only {@link #stop} may be called by other threads.
 */
public final class Budget {
    /** Paragraphs of a document; a report has some hundreds. */
    private static final int MOST_PARAGRAPHS = 100_000;

    private final int mostCells;
    private final @Nullable Budget whole;
    private final boolean pictures;
    private volatile boolean longer;
    private volatile boolean stopped;
    private int cells;
    private int paragraphs;

    /** For a document of which only characters are read, no pictures. */
    public Budget(int mostCells) {
        this(mostCells, false, null);
    }

    /** @param pictures whether pictures of text may be recognised */
    public Budget(int mostCells, boolean pictures) {
        this(mostCells, pictures, null);
    }

    private Budget(int mostCells, boolean pictures, @Nullable Budget whole) {
        this.mostCells = mostCells;
        this.pictures = pictures;
        this.whole = whole;
    }

    /** For one of several documents in a file: with a count of its own, and told to stop when this one is. */
    public Budget forPart() {
        return new Budget(mostCells, pictures, this);
    }

    /** Whether pictures of text may be recognised. */
    public boolean readsPictures() {
        return pictures;
    }

    /** Says that the document holds pictures, which take their time. */
    public void longer() {
        longer = true;
        if (whole != null) {
            whole.longer();
        }
    }

    /** Whether the document needs more time than others do. */
    public boolean needsLonger() {
        return longer;
    }

    /** Counts a cell; also where a reader notices that its time is up. */
    public void cell() throws UnreadableFileException {
        if (++cells > mostCells) {
            throw new UnreadableFileException(
                    "too-large",
                    "the tables have more than " + mostCells
                            + " cells, which no report has; raise extractor.max-cells to read them all the same");
        }
        checkTime();
    }

    /** Counts a paragraph. */
    public void paragraph() throws UnreadableFileException {
        if (++paragraphs > MOST_PARAGRAPHS) {
            throw new UnreadableFileException(
                    "too-large", "the text has more than " + MOST_PARAGRAPHS + " paragraphs, which no report has");
        }
        checkTime();
    }

    /** Tells the reader to give up; kept here since libraries may clear the interruption of a thread. */
    public void stop() {
        stopped = true;
    }

    /** Stops a reader that was told to give up. */
    public void checkTime() throws UnreadableFileException {
        if (stopped) {
            throw gaveUp();
        }
        if (whole != null) {
            whole.checkTime();
        }
        checkThread();
    }

    /** Stops a reader whose thread was interrupted; for places that have no budget at hand. */
    public static void checkThread() throws UnreadableFileException {
        if (Thread.currentThread().isInterrupted()) {
            throw gaveUp();
        }
    }

    private static UnreadableFileException gaveUp() {
        return new UnreadableFileException("gave-up", "the time limit for one file was reached");
    }
}
