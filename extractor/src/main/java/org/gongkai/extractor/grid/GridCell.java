package org.gongkai.extractor.grid;

import org.gongkai.model.Position;
import org.jspecify.annotations.Nullable;

/**
 * A cell as it stands in the source, merged cells once.
 *
 * @param row of its top left corner, from 0
 * @param column of its top left corner, from 0
 * @param text as printed; paragraphs and line breaks inside the cell are {@code \n}
 * @param at where the source has it
 * @param recognition how its text was recognised, null where the source holds characters
 */
public record GridCell(
        int row,
        int column,
        int rowSpan,
        int columnSpan,
        String text,
        Position at,
        @Nullable Recognition recognition) {
    /** A cell of a source that holds characters. */
    public GridCell(int row, int column, int rowSpan, int columnSpan, String text, Position at) {
        this(row, column, rowSpan, columnSpan, text, at, null);
    }

    public GridCell {
        if (row < 0 || column < 0 || rowSpan < 1 || columnSpan < 1) {
            throw new IllegalArgumentException("cell at " + row + "," + column + " spans " + rowSpan + "x" + columnSpan
                    + "; places count from 0 and spans from 1");
        }
    }

    /** Cheap, since cells are kept in sets: the place tells those of a grid apart. */
    @Override
    public int hashCode() {
        return 31 * row + column;
    }

    /** The first column to the right of it. */
    public int endColumn() {
        return column + columnSpan;
    }

    /** The first row below it. */
    public int endRow() {
        return row + rowSpan;
    }

    /** Whether nothing stands in it. */
    public boolean isBlank() {
        return text.isBlank();
    }
}
