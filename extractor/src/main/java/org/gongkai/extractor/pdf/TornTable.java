package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.value.ValueReader;
import org.jspecify.annotations.Nullable;

/**
 * A table whose parts stand on consecutive pages. Its grid has the columns of all parts; a row that the page break cut in
 * two is one row again; a heading that was repeated stays, for the alignment to skip.
 */
final class TornTable {
    /** Edges closer than this are the same edge, in points. */
    private static final double SAME_EDGE = 4;
    /** What begins a row of the form, so it cannot be the rest of one. */
    private static final Pattern NUMBERED = Pattern.compile(
            "^\\s*(?:[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|[0-9０-９]{1,2}[.．、]).*", Pattern.DOTALL);

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final List<Piece.Table> parts = new ArrayList<>();

    TornTable(Piece.Table first) {
        parts.add(first);
    }

    /**
     * Whether a table goes on with one at the top of the next page: the same outer edges, and the columns of neither
     * cut through those of the other.
     */
    boolean goesOn(Piece.Table next) {
        Piece.Table last = parts.get(parts.size() - 1);
        double width = last.box().width();
        double tolerance = Math.max(SAME_EDGE, 0.012 * width);
        return next.page().number() == last.page().number() + 1
                && Math.abs(next.box().left() - last.box().left()) <= tolerance
                && Math.abs(next.box().right() - last.box().right()) <= tolerance
                && (haveEdges(last.edges(), next.edges()) || haveEdges(next.edges(), last.edges()));
    }

    /** Whether most of some edges are among others. */
    private static boolean haveEdges(List<Double> edges, List<Double> sought) {
        long found = sought.stream()
                .filter(edge -> Math.abs(edges.get(nearest(edges, edge)) - edge) <= SAME_EDGE)
                .count();
        return found * 3 >= sought.size() * 2L;
    }

    void add(Piece.Table next) {
        parts.add(next);
    }

    /** A tile at its place in the whole table. */
    private record Placed(PageInk page, Tile tile, int row, int from, int to, int rowSpan, String text) {
        int endRow() {
            return row + rowSpan;
        }
    }

    /** @param number of the table in the document, from 1 */
    Grid grid(int number) {
        List<Double> edges = edges();
        List<Placed> placed = new ArrayList<>();
        int rows = 0;
        for (Piece.Table part : parts) {
            List<Placed> here = new ArrayList<>();
            for (Tile tile : part.tiles()) {
                int from = nearest(edges, part.edges().get(tile.column()));
                int to = Math.max(from + 1, nearest(edges, part.edges().get(tile.column() + tile.columnSpan())));
                here.add(new Placed(part.page(), tile, rows + tile.row(), from, to, tile.rowSpan(), tile.text()));
            }
            if (isCut(placed, here, rows) || isCutThroughFigures(placed, here, rows)) {
                here = mend(placed, here, rows);
                rows--;
            }
            placed.addAll(here);
            rows += part.rows();
        }
        List<GridCell> cells = new ArrayList<>(placed.size());
        for (Placed cell : placed) {
            cells.add(new GridCell(
                    cell.row(),
                    cell.from(),
                    cell.rowSpan(),
                    cell.to() - cell.from(),
                    cell.text(),
                    cell.page().at(cell.tile().box()),
                    cell.page().recognition(cell.tile().box())));
        }
        cells.sort((a, b) ->
                a.row() != b.row() ? Integer.compare(a.row(), b.row()) : Integer.compare(a.column(), b.column()));
        return new Grid(number, Grid.Geometry.EXACT, rows, edges.size() - 1, cells);
    }

    /** The column edges of all parts; those of the first part win where they nearly agree. */
    private List<Double> edges() {
        List<Double> edges = new ArrayList<>(parts.get(0).edges());
        for (Piece.Table part : parts.subList(1, parts.size())) {
            for (double edge : part.edges()) {
                if (Math.abs(edges.get(nearest(edges, edge)) - edge) > SAME_EDGE) {
                    edges.add(edge);
                    Collections.sort(edges);
                }
            }
        }
        return edges;
    }

    private static int nearest(List<Double> edges, double edge) {
        int best = 0;
        for (int i = 1; i < edges.size(); i++) {
            if (Math.abs(edges.get(i) - edge) < Math.abs(edges.get(best) - edge)) {
                best = i;
            }
        }
        return best;
    }

    /**
     * Whether the break runs through a row: the parts have the same cells there, no cell of figures is filled in both,
     * one part holds the figures, and what the second begins with is not the label of a new row.
     */
    private static boolean isCut(List<Placed> before, List<Placed> after, int rows) {
        List<Placed> above =
                before.stream().filter(cell -> cell.endRow() == rows).toList();
        List<Placed> below = after.stream().filter(cell -> cell.row() == rows).toList();
        if (above.size() < 3 || above.size() != below.size()) {
            return false;
        }
        boolean figuresAbove = false;
        boolean figuresBelow = false;
        boolean textAbove = false;
        for (Placed first : above) {
            Placed second = sameColumns(first, below);
            if (second == null || (first.rowSpan() > 1 && second.rowSpan() > 1 && isFigure(first))) {
                return false;
            }
            if (isFigure(second) && !first.text().isBlank()
                    || isFigure(first) && !second.text().isBlank()) {
                return false;
            }
            figuresAbove |= isFigure(first);
            figuresBelow |= isFigure(second);
            textAbove |= first.rowSpan() == 1 && !first.text().isBlank() && !isFigure(first);
            if (second.rowSpan() == 1 && NUMBERED.matcher(second.text()).matches()) {
                return false;
            }
        }
        return textAbove && figuresAbove != figuresBelow;
    }

    /**
     * Whether the break runs through figures that are wrapped in their narrow cells: below it stand digits and no row's label,
     * only where digits stand above it too, and none of the figures that ended above is longer than those that go on.
     */
    private static boolean isCutThroughFigures(List<Placed> before, List<Placed> after, int rows) {
        List<Placed> above =
                before.stream().filter(cell -> cell.endRow() == rows).toList();
        List<Placed> below = after.stream().filter(cell -> cell.row() == rows).toList();
        if (above.size() != below.size()) {
            return false;
        }
        boolean label = false;
        int labelAt = 0;
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        for (Placed first : above) {
            Placed second = sameColumns(first, below);
            if (second == null) {
                return false;
            }
            boolean digits = DIGITS.matcher(first.text()).matches();
            if (!digits && !first.text().isBlank() && first.from() >= labelAt) {
                // The label next to the figures is the row's own; those left of it are of groups, and open again.
                labelAt = first.from();
                label = second.text().isBlank();
            }
            if (digits && DIGITS.matcher(second.text()).matches()) {
                shortest = Math.min(shortest, first.text().length());
            } else if (isFigure(second)
                    || isFigure(first) && !second.text().isBlank()
                    || NUMBERED.matcher(second.text()).matches()) {
                return false;
            }
            longest = digits ? Math.max(longest, first.text().length()) : longest;
        }
        return label && shortest == longest;
    }

    private static boolean isFigure(Placed cell) {
        return ValueReader.looksLikeValue(cell.text());
    }

    private static @Nullable Placed sameColumns(Placed cell, List<Placed> others) {
        for (Placed other : others) {
            if (other.from() == cell.from() && other.to() == cell.to()) {
                return other;
            }
        }
        return null;
    }

    /** Puts the halves of the cut row together in {@code before}; gives back what is left, one row further up. */
    private static List<Placed> mend(List<Placed> before, List<Placed> after, int rows) {
        for (int i = 0; i < before.size(); i++) {
            Placed first = before.get(i);
            Placed second = first.endRow() == rows
                    ? sameColumns(
                            first,
                            after.stream().filter(cell -> cell.row() == rows).toList())
                    : null;
            if (second != null) {
                Placed shown = first.text().isBlank() && !second.text().isBlank() ? second : first;
                before.set(
                        i,
                        new Placed(
                                shown.page(),
                                shown.tile(),
                                first.row(),
                                first.from(),
                                first.to(),
                                first.rowSpan() + second.rowSpan() - 1,
                                first.text() + second.text()));
            }
        }
        List<Placed> rest = new ArrayList<>();
        for (Placed cell : after) {
            if (cell.row() > rows) {
                rest.add(new Placed(
                        cell.page(), cell.tile(), cell.row() - 1, cell.from(), cell.to(), cell.rowSpan(), cell.text()));
            }
        }
        return rest;
    }
}
