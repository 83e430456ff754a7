package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.value.ValueReader;

/**
 * Lists that were laid out in two or more columns to save paper: the whole heading stands there again, beside itself, and
 * the list goes on below it. Each part becomes a grid of its own, in the order of the list.
 */
final class ListColumns {
    /** A heading stands within the first rows. */
    private static final int MOST_ROWS_ABOVE = 6;

    private static final int LEAST_WIDTH = 2;
    /** So many rows of each part begin with a label; tables of figures below headings that repeat have none. */
    private static final int FEWEST_LABELS = 3;
    /** Ideographs of the shortest label; units of measure have fewer. */
    private static final int SHORTEST_LABEL = 4;

    private ListColumns() {}

    /**
     * Where the parts are.
     *
     * @param row of the heading
     * @param width cells of the heading of one part
     * @param starts the lattice columns that the parts begin at
     */
    private record Parts(int row, int width, List<Integer> starts) {
        int part(int column) {
            int part = 0;
            while (part + 1 < starts.size() && starts.get(part + 1) <= column) {
                part++;
            }
            return part;
        }
    }

    /** The grids, lists in several columns taken apart; cells keep where the source has them. */
    static List<Grid> unfolded(List<Grid> grids) {
        List<Grid> unfolded = new ArrayList<>(grids.size());
        for (Grid grid : grids) {
            Optional<Parts> parts = parts(grid);
            if (parts.isPresent()) {
                unfolded.addAll(apart(grid, parts.get()));
            } else {
                unfolded.add(grid);
            }
        }
        return unfolded;
    }

    private static Optional<Parts> parts(Grid grid) {
        List<List<GridCell>> rows = rows(grid);
        for (int row = 0; row < Math.min(rows.size(), MOST_ROWS_ABOVE); row++) {
            List<GridCell> heading = rows.get(row);
            int width = repeated(heading);
            if (width < heading.size()) {
                List<Integer> starts = new ArrayList<>();
                for (int i = 0; i < heading.size(); i += width) {
                    starts.add(heading.get(i).column());
                }
                Parts parts = new Parts(row, width, starts);
                return isList(grid, rows, parts) ? Optional.of(parts) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static List<List<GridCell>> rows(Grid grid) {
        List<List<GridCell>> rows = new ArrayList<>(grid.rowCount());
        for (int row = 0; row < grid.rowCount(); row++) {
            rows.add(new ArrayList<>());
        }
        for (GridCell cell : grid.cells()) {
            rows.get(cell.row()).add(cell);
        }
        return rows;
    }

    /** After how many texts a row says the same again, to its end; all of them when it does not. */
    private static int repeated(List<GridCell> heading) {
        List<String> texts = new ArrayList<>(heading.size());
        for (GridCell cell : heading) {
            String text = LabelText.of(cell.text()).core();
            if (text.isEmpty() || ValueReader.looksLikeValue(cell.text())) {
                return heading.size();
            }
            texts.add(text);
        }
        for (int width = LEAST_WIDTH; width <= texts.size() / 2; width++) {
            boolean again = texts.size() % width == 0;
            for (int i = width; again && i < texts.size(); i++) {
                again = texts.get(i).equals(texts.get(i - width));
            }
            if (again) {
                return width;
            }
        }
        return heading.size();
    }

    private static boolean isList(Grid grid, List<List<GridCell>> rows, Parts parts) {
        int[] labels = new int[parts.starts().size()];
        for (List<GridCell> row : rows.subList(parts.row() + 1, rows.size())) {
            List<Integer> starts = starts(grid, row, parts);
            for (GridCell cell : row) {
                boolean across = parts.part(cell.column()) != parts.part(cell.endColumn() - 1);
                if (grid.geometry() == Grid.Geometry.EXACT && across && row.size() > 1) {
                    return false;
                }
                int part = starts.indexOf(cell.column());
                if (part >= 0 && isLabel(cell)) {
                    labels[part]++;
                }
            }
        }
        for (int count : labels) {
            if (count < FEWEST_LABELS) {
                return false;
            }
        }
        return true;
    }

    /** Where the parts begin in one row: in flattened text, whose blank cells may be lost, at its labels. */
    private static List<Integer> starts(Grid grid, List<GridCell> row, Parts parts) {
        if (grid.geometry() == Grid.Geometry.EXACT
                || row.size() == parts.width() * parts.starts().size()) {
            return parts.starts();
        }
        List<Integer> labels =
                row.stream().filter(ListColumns::isLabel).map(GridCell::column).toList();
        return labels.size() == parts.starts().size() ? labels : List.of(0);
    }

    private static boolean isLabel(GridCell cell) {
        return !ValueReader.looksLikeValue(cell.text())
                && cell.text().codePoints().filter(Character::isIdeographic).count() >= SHORTEST_LABEL;
    }

    private static List<Grid> apart(Grid grid, Parts parts) {
        List<List<GridCell>> cells = new ArrayList<>();
        parts.starts().forEach(start -> cells.add(new ArrayList<>()));
        List<List<GridCell>> rows = rows(grid);
        for (int r = 0; r < rows.size(); r++) {
            List<Integer> starts = r < parts.row() ? List.of(0) : starts(grid, rows.get(r), parts);
            for (GridCell cell : rows.get(r)) {
                int part = new Parts(parts.row(), parts.width(), starts).part(cell.column());
                int left = part == 0 ? 0 : starts.get(part);
                int end =
                        part + 1 < starts.size() ? Math.min(cell.endColumn(), starts.get(part + 1)) : cell.endColumn();
                cells.get(part)
                        .add(new GridCell(
                                part == 0 ? r : r - parts.row(),
                                cell.column() - left,
                                cell.rowSpan(),
                                end - cell.column(),
                                cell.text(),
                                cell.at(),
                                cell.recognition()));
            }
        }
        List<Grid> grids = new ArrayList<>();
        for (int part = 0; part < cells.size(); part++) {
            int columns =
                    cells.get(part).stream().mapToInt(GridCell::endColumn).max().orElse(0);
            int height = part == 0 ? grid.rowCount() : grid.rowCount() - parts.row();
            grids.add(new Grid(grid.number(), grid.geometry(), height, columns, cells.get(part)));
        }
        return grids;
    }
}
