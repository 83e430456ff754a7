package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;

/** Makes the cells of one row of a table without rules: what stands in its columns, and blanks where nothing does. */
final class OpenCells {
    private OpenCells() {}

    static List<Piece.Open.Cell> of(OpenRows.Row row, int number, OpenColumns columns, Budget budget)
            throws UnreadableFileException {
        Map<Integer, List<OpenRows.Part>> byColumn = new TreeMap<>();
        List<OpenRows.Part> parts = new ArrayList<>(row.parts);
        parts.sort(Comparator.comparingInt((OpenRows.Part part) -> part.reach().from())
                .thenComparingInt(part -> -part.reach().to()));
        int covered = 0;
        int open = -1;
        for (OpenRows.Part part : parts) {
            // Parts that share a column are one cell.
            if (open < 0 || part.reach().from() >= covered) {
                open = part.reach().from();
            }
            byColumn.computeIfAbsent(open, unused -> new ArrayList<>()).add(part);
            covered = Math.max(covered, part.reach().to());
        }
        List<Piece.Open.Cell> cells = new ArrayList<>();
        OpenRows.Part any = row.parts.get(0);
        Box line = any.line().words().box();
        double[] edges = columns.edges(
                line.left(),
                Math.max(
                        line.right(),
                        columns.bands().get(columns.bands().size() - 1).right()));
        int next = 0;
        while (next < columns.count()) {
            budget.cell();
            List<OpenRows.Part> here = byColumn.get(next);
            if (here == null) {
                Box blank = Box.around(edges[next], line.top(), edges[next + 1], line.bottom());
                cells.add(new Piece.Open.Cell(any.line().words().page(), number, next, 1, "", blank));
                next++;
            } else {
                Piece.Open.Cell cell = cell(here, number, next, columns);
                cells.add(cell);
                next += cell.columnSpan();
            }
        }
        return cells;
    }

    private static Piece.Open.Cell cell(List<OpenRows.Part> parts, int row, int column, OpenColumns columns) {
        int end = column + 1;
        Box box = parts.get(0).piece().box();
        StringBuilder text = new StringBuilder();
        parts.sort(
                Comparator.comparingDouble((OpenRows.Part part) -> part.line().y())
                        .thenComparingDouble(part -> part.piece().box().left()));
        OpenRows.Part before = null;
        PageInk page = parts.get(0).line().words().page();
        for (OpenRows.Part part : parts) {
            end = Math.max(end, part.reach().to());
            if (part.line().words().page() == page) {
                box = box.and(part.piece().box());
            }
            if (before != null && before.line() == part.line()) {
                text.append(' ');
            } else if (before != null
                    && before.piece().isFigure()
                    && part.piece().isFigure()
                    && !isWrapped(before.piece(), part.piece(), columns.room(part.reach()))) {
                text.append('\n');
            }
            text.append(part.piece().text());
            before = part;
        }
        return new Piece.Open.Cell(page, row, column, end - column, text.toString(), box);
    }

    /** Whether two lines are one figure that was too long for its column. */
    private static boolean isWrapped(TextLine above, TextLine below, double room) {
        return room - above.box().width() - below.glyphs().get(0).box().width() < CellText.fullFigure(above);
    }
}
