package org.gongkai.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows under headings, aligned in columns for reading, without lines around them. A table that is too wide for the
 * console wraps its text columns; nothing is ever cut away.
 *
 * <pre>
 * Authority       Year  Cells  Where
 * 郑州市人民政府  2019    198  http://www.zhengzhou.gov.cn/…
 * </pre>
 */
public final class Table {
    private static final String GAP = "  ";
    private static final int NARROWEST_TEXT = 10;
    /** Four Han characters, as forms break their headings. */
    private static final int FIGURE_HEADING = 8;

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<Column> columns) {
        this.columns = columns;
    }

    /** A table without rows yet. */
    public static Table of(Column... columns) {
        return new Table(List.of(columns));
    }

    /**
     * One column.
     *
     * @param heading empty for a table that needs none; no heading line is written when all are empty
     */
    public record Column(String heading, Kind kind) {
        /** How a column's cells stand. */
        enum Kind {
            WORD,
            NUMBER,
            FIGURE,
            TEXT
        }

        private boolean atTheRight() {
            return kind == Kind.NUMBER || kind == Kind.FIGURE;
        }

        private int headingWidth() {
            int width = TextWidth.of(heading);
            return kind == Kind.FIGURE ? Math.min(width, FIGURE_HEADING) : width;
        }

        /** Short cells that are never wrapped. */
        public static Column word(String heading) {
            return new Column(heading, Kind.WORD);
        }

        /** Cells that stand at the right. */
        public static Column number(String heading) {
            return new Column(heading, Kind.NUMBER);
        }

        /** Cells that stand at the right, under a heading that is broken into short lines. */
        public static Column figure(String heading) {
            return new Column(heading, Kind.FIGURE);
        }

        /** Cells that may be wrapped when room is short. */
        public static Column text(String heading) {
            return new Column(heading, Kind.TEXT);
        }
    }

    /** Adds a row: one cell for each column, written as {@link String#valueOf(Object)} gives it. */
    public Table row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells in a table of " + columns.size());
        }
        rows.add(Arrays.stream(cells)
                .map(cell -> TextWidth.harmless(String.valueOf(cell)))
                .toList());
        return this;
    }

    /** The table in lines of so many columns, or more where the short columns alone need more. */
    public List<String> lines(int width) {
        int[] widths = widths(width);
        List<String> lines = new ArrayList<>();
        List<String> headings = columns.stream().map(Column::heading).toList();
        if (headings.stream().anyMatch(heading -> !heading.isEmpty())) {
            lines.addAll(lines(headings, widths));
        }
        rows.forEach(row -> lines.addAll(lines(row, widths)));
        return lines;
    }

    private List<String> lines(List<String> row, int[] widths) {
        List<List<String>> cells = IntStream.range(0, row.size())
                .mapToObj(i -> TextWidth.wrap(row.get(i), Math.max(1, widths[i])))
                .toList();
        int height = cells.stream().mapToInt(List::size).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < cells.size(); i++) {
                String cell = line < cells.get(i).size() ? cells.get(i).get(line) : "";
                String room = " ".repeat(Math.max(0, widths[i] - TextWidth.of(cell)));
                text.append(i == 0 ? "" : GAP).append(columns.get(i).atTheRight() ? room + cell : cell + room);
            }
            lines.add(text.toString().stripTrailing());
        }
        return lines;
    }

    /** Natural widths, the widest text columns made narrower until the table fits or none can be. */
    private int[] widths(int width) {
        int[] widths = IntStream.range(0, columns.size())
                .map(i -> Math.max(
                        columns.get(i).headingWidth(),
                        rows.stream()
                                .mapToInt(row -> TextWidth.of(row.get(i)))
                                .max()
                                .orElse(0)))
                .toArray();
        int tooWide = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - width;
        while (tooWide > 0) {
            int widest = IntStream.range(0, widths.length)
                    .filter(i -> columns.get(i).kind() == Column.Kind.TEXT && widths[i] > NARROWEST_TEXT)
                    .reduce((a, b) -> widths[b] > widths[a] ? b : a)
                    .orElse(-1);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
            tooWide--;
        }
        return widths;
    }
}
