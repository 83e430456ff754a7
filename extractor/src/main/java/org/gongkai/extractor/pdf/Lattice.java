package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tables made of ruling lines: lines that touch belong together; where no line parts two fields of the lattice, they are
 * one cell.
 */
final class Lattice {
    /** Lines less than this apart are one. */
    private static final double SNAP = 2.0;
    /** A gap that a line may have. */
    private static final double GAP = 3.0;

    private static final double NARROWEST = 60;
    private static final int MOST_RULES = 20_000;

    private Lattice() {}

    /** A cell: its place in the lattice and on the page. */
    record Box(int row, int column, int rowSpan, int columnSpan, double left, double top, double right, double bottom) {
        boolean holds(Glyph glyph) {
            return glyph.center() > left && glyph.center() < right && glyph.y() > top && glyph.y() < bottom;
        }
    }

    /** A table, its cells from top left to bottom right. */
    record Table(int rows, int columns, List<Box> boxes, double top, double bottom) {}

    static List<Table> of(Page page) {
        if (page.across().size() + page.down().size() > MOST_RULES) {
            return List.of();
        }
        List<Rule> across = merged(page.across());
        List<Rule> down = merged(page.down());
        List<Table> tables = new ArrayList<>();
        for (List<List<Rule>> group : groups(across, down)) {
            table(group.get(0), group.get(1), tables);
        }
        tables.sort(Comparator.comparingDouble(Table::top));
        return tables;
    }

    private static List<Rule> merged(List<Rule> rules) {
        List<Rule> sorted = new ArrayList<>(rules);
        sorted.sort(Comparator.comparingDouble(Rule::at));
        List<Rule> merged = new ArrayList<>();
        int i = 0;
        while (i < sorted.size()) {
            int j = i;
            double first = sorted.get(i).at();
            double sum = 0;
            while (j < sorted.size() && sorted.get(j).at() - first <= SNAP) {
                sum += sorted.get(j).at();
                j++;
            }
            double at = sum / (j - i);
            List<Rule> line = new ArrayList<>(sorted.subList(i, j));
            line.sort(Comparator.comparingDouble(Rule::from));
            double from = line.get(0).from();
            double to = line.get(0).to();
            for (Rule rule : line) {
                if (rule.from() <= to + GAP) {
                    to = Math.max(to, rule.to());
                } else {
                    merged.add(new Rule(at, from, to));
                    from = rule.from();
                    to = rule.to();
                }
            }
            merged.add(new Rule(at, from, to));
            i = j;
        }
        return merged;
    }

    /** Lines that cross or touch one another, the horizontal and the vertical ones of each table. */
    private static List<List<List<Rule>>> groups(List<Rule> across, List<Rule> down) {
        int[] parent = new int[across.size() + down.size()];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
        double reach = SNAP * 2;
        for (int i = 0; i < across.size(); i++) {
            Rule horizontal = across.get(i);
            for (int j = 0; j < down.size(); j++) {
                Rule vertical = down.get(j);
                if (vertical.at() >= horizontal.from() - reach
                        && vertical.at() <= horizontal.to() + reach
                        && horizontal.at() >= vertical.from() - reach
                        && horizontal.at() <= vertical.to() + reach) {
                    parent[root(parent, i)] = root(parent, across.size() + j);
                }
            }
        }
        Map<Integer, List<List<Rule>>> groups = new LinkedHashMap<>();
        for (int i = 0; i < parent.length; i++) {
            List<List<Rule>> group =
                    groups.computeIfAbsent(root(parent, i), key -> List.of(new ArrayList<>(), new ArrayList<>()));
            if (i < across.size()) {
                group.get(0).add(across.get(i));
            } else {
                group.get(1).add(down.get(i - across.size()));
            }
        }
        return new ArrayList<>(groups.values());
    }

    private static int root(int[] parent, int node) {
        int current = node;
        while (parent[current] != current) {
            parent[current] = parent[parent[current]];
            current = parent[current];
        }
        return current;
    }

    private static void table(List<Rule> across, List<Rule> down, List<Table> tables) {
        if (across.isEmpty() || down.size() < 2) {
            return;
        }
        close(across, down);
        double[] xs = places(down);
        double[] ys = places(across);
        int rows = ys.length - 1;
        int columns = xs.length - 1;
        if (rows < 1 || columns < 1 || xs[columns] - xs[0] < NARROWEST) {
            return;
        }
        int[] parent = new int[rows * columns];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                if (c + 1 < columns && !parted(down, xs[c + 1], ys[r], ys[r + 1])) {
                    parent[root(parent, r * columns + c)] = root(parent, r * columns + c + 1);
                }
                if (r + 1 < rows && !parted(across, ys[r + 1], xs[c], xs[c + 1])) {
                    parent[root(parent, r * columns + c)] = root(parent, (r + 1) * columns + c);
                }
            }
        }
        Map<Integer, int[]> bounds = new LinkedHashMap<>();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int row = r;
                int column = c;
                int[] bound = bounds.computeIfAbsent(
                        root(parent, r * columns + c), key -> new int[] {row, column, row, column});
                bound[1] = Math.min(bound[1], c);
                bound[2] = Math.max(bound[2], r);
                bound[3] = Math.max(bound[3], c);
            }
        }
        List<Box> boxes = new ArrayList<>();
        for (int[] bound : bounds.values()) {
            boxes.add(new Box(
                    bound[0],
                    bound[1],
                    bound[2] - bound[0] + 1,
                    bound[3] - bound[1] + 1,
                    xs[bound[1]],
                    ys[bound[0]],
                    xs[bound[3] + 1],
                    ys[bound[2] + 1]));
        }
        tables.add(new Table(rows, columns, boxes, ys[0], ys[rows]));
    }

    /** A table that a page break cut without a closing line ends where its vertical lines end. */
    private static void close(List<Rule> across, List<Rule> down) {
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        for (Rule rule : down) {
            top = Math.min(top, rule.from());
            bottom = Math.max(bottom, rule.to());
            left = Math.min(left, rule.at());
            right = Math.max(right, rule.at());
        }
        double first = Double.MAX_VALUE;
        double last = -Double.MAX_VALUE;
        for (Rule rule : across) {
            first = Math.min(first, rule.at());
            last = Math.max(last, rule.at());
        }
        int above = 0;
        int below = 0;
        for (Rule rule : down) {
            above += rule.from() < first - SNAP * 3 ? 1 : 0;
            below += rule.to() > last + SNAP * 3 ? 1 : 0;
        }
        if (below >= 3) {
            across.add(new Rule(bottom, left, right));
        }
        if (above >= 3) {
            across.add(new Rule(top, left, right));
        }
    }

    private static double[] places(List<Rule> rules) {
        double[] sorted = rules.stream().mapToDouble(Rule::at).sorted().toArray();
        List<Double> places = new ArrayList<>();
        int i = 0;
        while (i < sorted.length) {
            int j = i;
            double sum = 0;
            while (j < sorted.length && sorted[j] - sorted[i] <= SNAP) {
                sum += sorted[j++];
            }
            places.add(sum / (j - i));
            i = j;
        }
        return places.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Whether lines at this place cover most of the way between two points. */
    private static boolean parted(List<Rule> rules, double at, double from, double to) {
        double covered = 0;
        for (Rule rule : rules) {
            if (Math.abs(rule.at() - at) <= SNAP * 1.5) {
                covered += Math.max(0, Math.min(to, rule.to()) - Math.max(from, rule.from()));
            }
        }
        return covered >= 0.6 * (to - from);
    }
}
