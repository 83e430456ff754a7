package org.gongkai.extractor.pdf;

import java.util.Arrays;
import java.util.List;

/** A part of a page between two others. */
sealed interface Piece {
    PageInk page();

    Box box();

    /** A line of text outside of tables. */
    record Words(PageInk page, TextLine line) implements Piece {
        @Override
        public Box box() {
            return line.box();
        }
    }

    /**
     * A table, or the part of one that stands on a page.
     *
     * @param xs edges of its columns, ascending, one more than it has columns
     * @param rows how many there are
     * @param tiles in reading order
     */
    record Table(PageInk page, double[] xs, int rows, List<Tile> tiles, Box box) implements Piece {
        public Table {
            xs = xs.clone();
            tiles = List.copyOf(tiles);
        }

        double[] edges() {
            return Arrays.copyOf(xs, xs.length);
        }
    }
}
