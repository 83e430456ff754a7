package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.value.ValueReader;

/**
 * One line of a grid, looked at as a possible row of figures.
 *
 * @param index of the row among all rows of the document
 * @param line cells that touch the row, from left to right
 * @param own cells that begin in it
 * @param labels what its own text cells say: each of them, the items that stand behind the name of their group in
 *     one cell, and all of them together
 * @param labelCells for each label the index in {@code own} of its last cell
 * @param roomy for each label whether it may be that of a row: a heading has texts to its right; a row of figures has
 *     places for figures, filled or blank
 * @param values own cells that hold a figure or a mark for none
 * @param texts of the document
 */
record SourceRow(
        Grid grid,
        int row,
        int index,
        List<GridCell> line,
        List<GridCell> own,
        List<FoundLabel> labels,
        List<Integer> labelCells,
        BitSet roomy,
        int values,
        DocumentTexts texts) {
    /** Longer texts are prose in a cell, not labels. */
    private static final int LONGEST_LABEL = 160;
    /** A row's number in front of its label. */
    private static final Pattern SERIAL = Pattern.compile("\\s*[0-9]{1,3}\\s*");

    static List<SourceRow> of(List<Grid> grids, DocumentTexts texts) {
        return of(grids, 0, texts);
    }

    /** @param before how many rows of the document stand before these */
    static List<SourceRow> of(List<Grid> grids, int before, DocumentTexts texts) {
        List<SourceRow> rows = new ArrayList<>();
        for (Grid grid : grids) {
            List<List<GridCell>> lines = grid.lines();
            for (int row = 0; row < lines.size(); row++) {
                rows.add(of(grid, row, before + rows.size(), lines.get(row), texts));
            }
        }
        return rows;
    }

    private static SourceRow of(Grid grid, int row, int index, List<GridCell> line, DocumentTexts document) {
        List<GridCell> own = new ArrayList<>(line.size());
        for (GridCell cell : line) {
            if (cell.row() == row) {
                own.add(cell);
            }
        }
        List<FoundLabel> labels = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        BitSet room = new BitSet();
        StringBuilder together = new StringBuilder();
        int values = 0;
        int texts = 0;
        for (int i = 0; i < own.size(); i++) {
            String text = own.get(i).text();
            if (text.isBlank()) {
                room.set(i);
                continue;
            }
            if (ValueReader.looksLikeValue(text)) {
                room.set(i);
                values++;
                continue;
            }
            if (text.length() > LONGEST_LABEL
                    || values > 0
                            && grid.geometry() == Grid.Geometry.FLATTENED
                            && !(i == 1 && SERIAL.matcher(own.get(0).text()).matches())) {
                continue;
            }
            texts++;
            FoundLabel label = document.label(text);
            labels.add(label);
            places.add(i);
            if (label.item().isPresent()) {
                labels.add(label.item().get());
                places.add(i);
            }
            together.append(text);
            if (texts > 1 && together.length() <= LONGEST_LABEL) {
                labels.add(document.label(together.toString()));
                places.add(i);
            }
        }
        return new SourceRow(
                grid, row, index, line, own, labels, places, roomy(places, room, own.size()), values, document);
    }

    private static BitSet roomy(List<Integer> labelCells, BitSet room, int cells) {
        BitSet roomy = new BitSet();
        for (int label = 0; label < labelCells.size(); label++) {
            int first = labelCells.get(label) + 1;
            int places = room.get(first, cells).cardinality();
            roomy.set(label, places > 0 && cells - first <= 2 * places);
        }
        return roomy;
    }

    /** The rows but some, counted anew. */
    static List<SourceRow> without(List<SourceRow> rows, Predicate<SourceRow> left) {
        List<SourceRow> rest = new ArrayList<>();
        for (SourceRow row : rows) {
            if (!left.test(row)) {
                rest.add(new SourceRow(
                        row.grid,
                        row.row,
                        rest.size(),
                        row.line,
                        row.own,
                        row.labels,
                        row.labelCells,
                        row.roomy,
                        row.values,
                        row.texts));
            }
        }
        return rest;
    }

    /** Whether figures, or places for them, stand to the right of a label or alone. */
    boolean holdsFigures() {
        return values > 0;
    }

    /** Whether it can be part of a heading: texts, and no figures. */
    boolean canBeHeading() {
        return values == 0 && !labels.isEmpty();
    }

    /** What a cell says as a label, without brackets and numbering. */
    String shortCore(GridCell cell) {
        String text = cell.text();
        if (ValueReader.isWholeNumber(text)) {
            return text;
        }
        LabelText label = text.length() > LONGEST_LABEL
                ? LabelText.of(text)
                : texts.label(text).text();
        return label.shortCore();
    }

    /** Own cells to the right of a label. */
    List<GridCell> after(int ownIndex) {
        return own.subList(Math.min(ownIndex + 1, own.size()), own.size());
    }
}
