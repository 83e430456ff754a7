package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table drawn with rules: where its lines stand and which fields between them make one cell. */
final class Lattice {
    /** Finer lattices are graph paper and plans. */
    private static final int MOST_FIELDS = 20_000;

    private final double[] xs;
    private final double[] ys;
    private final boolean[] openTop;
    private final boolean[] openBottom;
    private final List<Field> fields;

    /** A cell of the lattice. */
    record Field(int row, int column, int rowSpan, int columnSpan) {}

    private Lattice(double[] xs, double[] ys, boolean[] openTop, boolean[] openBottom, List<Field> fields) {
        this.xs = xs;
        this.ys = ys;
        this.openTop = openTop;
        this.openBottom = openBottom;
        this.fields = List.copyOf(fields);
    }

    /** In reading order; together they cover the lattice without overlap. Empty when the lines enclose nothing. */
    List<Field> fields() {
        return fields;
    }

    int rowCount() {
        return ys.length - 1;
    }

    int columnCount() {
        return xs.length - 1;
    }

    /** Places of the vertical lines, ascending, one more than there are columns. */
    List<Double> edges() {
        return Arrays.stream(xs).boxed().toList();
    }

    Box box() {
        return new Box(xs[0], ys[0], xs[xs.length - 1], ys[ys.length - 1]);
    }

    Box box(Field field) {
        return new Box(
                xs[field.column()],
                ys[field.row()],
                xs[field.column() + field.columnSpan()],
                ys[field.row() + field.rowSpan()]);
    }

    /** The column at a place, −1 outside. */
    int columnAt(double x) {
        return interval(xs, x);
    }

    /** The row at a place, −1 outside. */
    int rowAt(double y) {
        return interval(ys, y);
    }

    /** The field at a place, null outside. */
    @Nullable
    Field fieldAt(double x, double y) {
        int column = columnAt(x);
        int row = rowAt(y);
        if (column < 0 || row < 0) {
            return null;
        }
        for (Field field : fields) {
            if (row >= field.row()
                    && row < field.row() + field.rowSpan()
                    && column >= field.column()
                    && column < field.column() + field.columnSpan()) {
                return field;
            }
        }
        return null;
    }

    private static int interval(double[] edges, double at) {
        int found = Arrays.binarySearch(edges, at);
        int interval = found >= 0 ? Math.min(found, edges.length - 2) : -found - 2;
        return interval >= 0 && interval < edges.length - 1 ? interval : -1;
    }

    /** Whether no line closes a column at the top, as where a page break tears a table. */
    boolean isOpenAtTop(int column) {
        return openTop[column];
    }

    /** Whether no line closes a column at the bottom. */
    boolean isOpenAtBottom(int column) {
        return openBottom[column];
    }

    /**
     * The lattice that lines draw.
     *
     * @param across horizontal lines of the table, its closing ones included
     * @param down vertical lines of the table, its closing ones included
     * @param painted horizontal lines that are really there
     * @param near lines no further apart are one line
     */
    static Lattice of(List<Rule> across, List<Rule> down, List<Rule> painted, double near) {
        double[] xs = places(down, near);
        double[] ys = places(across, near);
        int rows = ys.length - 1;
        int columns = xs.length - 1;
        if (rows < 1 || columns < 1 || rows * columns > MOST_FIELDS) {
            return new Lattice(xs, ys, new boolean[0], new boolean[0], List.of());
        }
        boolean[][] wallRight = new boolean[rows][columns];
        boolean[][] wallBelow = new boolean[rows][columns];
        boolean[] openTop = new boolean[columns];
        boolean[] openBottom = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            openTop[column] = !isDrawn(painted, ys[0], xs[column], xs[column + 1], near);
            openBottom[column] = !isDrawn(painted, ys[rows], xs[column], xs[column + 1], near);
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                wallRight[row][column] =
                        column + 1 == columns || isDrawn(down, xs[column + 1], ys[row], ys[row + 1], near);
                wallBelow[row][column] =
                        row + 1 == rows || isDrawn(across, ys[row + 1], xs[column], xs[column + 1], near);
            }
        }
        return new Lattice(xs, ys, openTop, openBottom, fields(wallRight, wallBelow));
    }

    private static double[] places(List<Rule> rules, double near) {
        double[] all = rules.stream().mapToDouble(Rule::at).sorted().toArray();
        double[] places = new double[all.length];
        int count = 0;
        int start = 0;
        for (int i = 1; i <= all.length; i++) {
            if (i == all.length || all[i] - all[i - 1] > near || all[i] - all[start] > 1.5 * near) {
                places[count++] = Arrays.stream(all, start, i).average().orElse(all[start]);
                start = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    private static boolean isDrawn(List<Rule> rules, double at, double from, double to, double near) {
        double drawn = 0;
        for (Rule rule : rules) {
            if (Math.abs(rule.at() - at) <= near) {
                drawn = Math.max(drawn, rule.covered(from, to));
            }
        }
        return drawn >= 0.55 * (to - from);
    }

    /** Fields without a wall between them make one cell, as long as it is a rectangle. */
    private static List<Field> fields(boolean[][] wallRight, boolean[][] wallBelow) {
        int rows = wallRight.length;
        int columns = wallRight[0].length;
        boolean[][] taken = new boolean[rows][columns];
        List<Field> fields = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (taken[row][column]) {
                    continue;
                }
                int right = column;
                while (!wallRight[row][right] && !taken[row][right + 1]) {
                    right++;
                }
                int bottom = row;
                while (bottom + 1 < rows && goesOn(wallRight, wallBelow, taken, bottom, column, right)) {
                    bottom++;
                }
                for (int r = row; r <= bottom; r++) {
                    Arrays.fill(taken[r], column, right + 1, true);
                }
                fields.add(new Field(row, column, bottom - row + 1, right - column + 1));
            }
        }
        return fields;
    }

    /** Whether the row below belongs to the same cell: no wall above it, and none inside it. */
    private static boolean goesOn(
            boolean[][] wallRight, boolean[][] wallBelow, boolean[][] taken, int row, int from, int to) {
        for (int column = from; column <= to; column++) {
            if (wallBelow[row][column] || taken[row + 1][column]) {
                return false;
            }
            if (column < to && wallRight[row + 1][column]) {
                return false;
            }
        }
        return true;
    }
}
