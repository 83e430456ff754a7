package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.pdf.TextLine.Token;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.extractor.value.ValueReader;

/**
 * Tables without ruling lines: lines with figures make rows, places where figures and headings stand above one another
 * make columns, and what stands beside or between belongs to the nearest row's label.
 */
final class OpenGrid {
    /** Lines of text between two rows of figures of one table. */
    private static final int MOST_LINES_BETWEEN = 5;

    private static final int LEAST_ROWS = 2;

    private OpenGrid() {}

    /** A run of lines that is a table: from and to are indexes into the page's lines. */
    record Run(int from, int to) {}

    /** Where tables stand among lines of text. */
    static List<Run> runs(List<TextLine> lines, double pageWidth) {
        List<Run> runs = new ArrayList<>();
        int first = -1;
        int last = -1;
        int rows = 0;
        for (int i = 0; i <= lines.size(); i++) {
            boolean figures = i < lines.size() && hasFigures(lines.get(i));
            boolean ends = i == lines.size()
                    || first >= 0 && i - last > MOST_LINES_BETWEEN
                    || first >= 0 && !figures && isProse(lines.get(i), pageWidth);
            if (ends && first >= 0) {
                if (rows >= LEAST_ROWS) {
                    runs.add(new Run(first, trailing(lines, last, i)));
                }
                first = -1;
                rows = 0;
            }
            if (figures) {
                if (first < 0) {
                    first = leading(
                            lines,
                            i,
                            runs.isEmpty() ? 0 : runs.get(runs.size() - 1).to(),
                            pageWidth);
                }
                last = i;
                rows++;
            }
        }
        return runs;
    }

    /** Headings and the beginnings of labels above the first row of figures. */
    private static int leading(List<TextLine> lines, int figures, int floor, double pageWidth) {
        int from = figures;
        while (from > floor && figures - from < MOST_LINES_BETWEEN + 3 && !isProse(lines.get(from - 1), pageWidth)) {
            from--;
        }
        return from;
    }

    /** The end of the last label. */
    private static int trailing(List<TextLine> lines, int last, int end) {
        int to = last + 1;
        while (to < end
                && lines.get(to).y() - lines.get(to - 1).y() < lines.get(to).size() * 1.8
                && lines.get(to).tokens().size() <= 2
                && !lines.get(to).text().matches("^[一二三四五六七八九十]{1,2}[、.．].*")) {
            to++;
        }
        return to;
    }

    private static boolean hasFigures(TextLine line) {
        List<Token> tokens = line.tokens();
        long figures = tokens.stream()
                .filter(token -> ValueReader.looksLikeValue(token.text()))
                .count();
        return figures >= 2
                || figures == 1
                        && tokens.size() == 2
                        && tokens.get(1).left() - tokens.get(0).right() > 20;
    }

    private static boolean isProse(TextLine line, double pageWidth) {
        String text = line.text();
        return text.matches("^[一二三四五六]、.*(?:情况|事项)$")
                || line.tokens().size() <= 2 && (line.right() - line.left() > pageWidth * 0.6 || text.endsWith("。"));
    }

    /** The run as a grid of flattened text, whose positions are boxes on the page. */
    static Grid grid(List<TextLine> lines, int number, int page, Budget budget) throws UnreadableFileException {
        List<Column> columns = columns(lines);
        double labelsEnd = columns.isEmpty() ? Double.MAX_VALUE : columns.get(0).center() - 15;
        List<Row> rows = rows(lines);
        List<GridCell> cells = new ArrayList<>();
        int width = 0;
        for (int r = 0; r < rows.size(); r++) {
            List<Piece> pieces = rows.get(r).pieces(columns, labelsEnd);
            for (int c = 0; c < pieces.size(); c++) {
                budget.cell();
                Piece piece = pieces.get(c);
                cells.add(new GridCell(
                        r,
                        c,
                        1,
                        1,
                        piece.text(),
                        RuledGrid.at(page, piece.left(), piece.y() - 6, piece.right(), piece.y() + 6)));
            }
            width = Math.max(width, pieces.size());
        }
        return new Grid(number, Grid.Geometry.FLATTENED, rows.size(), width, cells);
    }

    private record Column(double center) {}

    private record Piece(String text, double left, double right, double y) {}

    /** Centres of figures and of the headings above them, near ones taken together. */
    private static List<Column> columns(List<TextLine> lines) {
        List<Double> centers = new ArrayList<>();
        for (TextLine line : lines) {
            List<Token> tokens = line.tokens();
            boolean heading = tokens.size() >= 5;
            for (Token token : tokens) {
                if (ValueReader.looksLikeValue(token.text()) || heading) {
                    centers.add(token.center());
                }
            }
        }
        centers.sort(Comparator.naturalOrder());
        List<Column> columns = new ArrayList<>();
        int i = 0;
        while (i < centers.size()) {
            int j = i;
            double sum = 0;
            while (j < centers.size() && centers.get(j) - centers.get(i) <= 14) {
                sum += centers.get(j++);
            }
            columns.add(new Column(sum / (j - i)));
            i = j;
        }
        return columns;
    }

    /** A line of figures, or of headings, and the lines of labels that belong to it. */
    private record Row(TextLine main, List<Token> labels) {
        List<Piece> pieces(List<Column> columns, double labelsEnd) {
            List<Token> left = new ArrayList<>(labels);
            List<Token> values = new ArrayList<>();
            for (Token token : main.tokens()) {
                boolean label = token.left() < labelsEnd && !ValueReader.looksLikeValue(token.text());
                (label ? left : values).add(token);
            }
            List<Piece> pieces = new ArrayList<>(stacked(left));
            if (values.isEmpty()) {
                return pieces;
            }
            for (Column column : columns) {
                pieces.add(nearest(values, column, columns));
            }
            return pieces;
        }

        private Piece nearest(List<Token> values, Column column, List<Column> columns) {
            StringBuilder text = new StringBuilder();
            double left = column.center() - 8;
            double right = column.center() + 8;
            for (Token value : values) {
                Column best = columns.get(0);
                for (Column candidate : columns) {
                    if (Math.abs(candidate.center() - value.center()) < Math.abs(best.center() - value.center())) {
                        best = candidate;
                    }
                }
                if (best == column) {
                    text.append(text.length() > 0 ? " " : "").append(value.text());
                    left = value.left();
                    right = value.right();
                }
            }
            return new Piece(text.toString(), left, right, main.y());
        }

        /** Tokens that stand above one another are one label that was wrapped. */
        private static List<Piece> stacked(List<Token> tokens) {
            List<Token> sorted = new ArrayList<>(tokens);
            sorted.sort(Comparator.comparingDouble(Token::left));
            List<List<Token>> stacks = new ArrayList<>();
            for (Token token : sorted) {
                List<Token> fitting = null;
                for (List<Token> stack : stacks) {
                    for (Token other : stack) {
                        if (token.left() < other.right() && token.right() > other.left() && token.y() != other.y()) {
                            fitting = stack;
                        }
                    }
                }
                if (fitting == null) {
                    fitting = new ArrayList<>();
                    stacks.add(fitting);
                }
                fitting.add(token);
            }
            List<Piece> pieces = new ArrayList<>();
            for (List<Token> stack : stacks) {
                stack.sort(Comparator.comparingDouble(Token::y).thenComparingDouble(Token::left));
                StringBuilder text = new StringBuilder();
                double left = Double.MAX_VALUE;
                double right = 0;
                for (Token token : stack) {
                    text.append(token.text());
                    left = Math.min(left, token.left());
                    right = Math.max(right, token.right());
                }
                pieces.add(new Piece(text.toString(), left, right, stack.get(0).y()));
            }
            return pieces;
        }
    }

    private static List<Row> rows(List<TextLine> lines) {
        List<Row> rows = new ArrayList<>();
        for (TextLine line : lines) {
            if (hasFigures(line) || line.tokens().size() >= 3) {
                rows.add(new Row(line, new ArrayList<>()));
            }
        }
        for (TextLine line : lines) {
            if (hasFigures(line) || line.tokens().size() >= 3) {
                continue;
            }
            Row nearest = null;
            for (Row row : rows) {
                if (hasFigures(row.main())
                        && (nearest == null
                                || Math.abs(row.main().y() - line.y())
                                        < Math.abs(nearest.main().y() - line.y()) - 0.5)) {
                    nearest = row;
                }
            }
            if (nearest != null) {
                nearest.labels().addAll(line.tokens());
            }
        }
        return rows;
    }
}
