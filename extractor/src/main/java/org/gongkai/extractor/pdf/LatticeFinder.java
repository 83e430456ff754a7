package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the tables that a page's rules draw: lines that touch belong together. */
final class LatticeFinder {
    /** More lines than any page of tables has. */
    private static final int MOST_LINES = 4000;
    /** Narrower tables are ornaments, in points. */
    private static final double NARROWEST = 30;

    private final List<Rule> across;
    private final List<Rule> down;
    private final double near;

    private LatticeFinder(List<Rule> across, List<Rule> down, double near) {
        this.across = across;
        this.down = down;
        this.near = near;
    }

    /**
     * What was found.
     *
     * @param lattices ordered from the top; a frame around everything else is none
     * @param loose horizontal lines that no vertical line touches
     */
    record Found(List<Lattice> lattices, List<Rule> loose) {}

    /** @param textSize of most of the page's glyphs: lines nearer than part of a character have nothing between them */
    static Found find(List<Rule> rules, double textSize) {
        double near = Math.max(2, Math.min(0.4 * textSize, 4.5));
        List<Rule> across = RuleMerger.merge(rules, true, near);
        List<Rule> down = RuleMerger.merge(rules, false, near);
        if (across.size() + down.size() > MOST_LINES) {
            return new Found(List.of(), List.of());
        }
        return new LatticeFinder(across, down, near).find();
    }

    private Found find() {
        int[] group = new int[across.size() + down.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
        }
        double reach = near + 1;
        for (int i = 0; i < across.size(); i++) {
            Rule h = across.get(i);
            for (int j = 0; j < down.size(); j++) {
                Rule v = down.get(j);
                if (v.at() >= h.from() - reach
                        && v.at() <= h.to() + reach
                        && h.at() >= v.from() - reach
                        && h.at() <= v.to() + reach) {
                    group[root(group, i)] = root(group, across.size() + j);
                }
            }
        }
        Map<Integer, List<Rule>> groups = new TreeMap<>();
        for (int i = 0; i < group.length; i++) {
            groups.computeIfAbsent(root(group, i), unused -> new ArrayList<>())
                    .add(i < across.size() ? across.get(i) : down.get(i - across.size()));
        }
        List<Lattice> lattices = new ArrayList<>();
        List<Rule> loose = new ArrayList<>();
        for (List<Rule> lines : joined(List.copyOf(groups.values()))) {
            List<Rule> h =
                    new ArrayList<>(lines.stream().filter(Rule::horizontal).toList());
            List<Rule> v = new ArrayList<>(
                    lines.stream().filter(line -> !line.horizontal()).toList());
            if (v.isEmpty()) {
                loose.addAll(h);
            } else {
                List<Rule> painted = List.copyOf(h);
                close(h, v);
                Lattice lattice = Lattice.of(h, v, painted, near);
                if (lattice.fields().size() > 1 && lattice.box().width() >= NARROWEST) {
                    lattices.add(lattice);
                }
            }
        }
        lattices.sort(Comparator.comparingDouble(lattice -> lattice.box().top()));
        loose.sort(Comparator.comparingDouble(Rule::at));
        return new Found(lattices, loose);
    }

    /**
     * Gives each table the vertical lines that stand as high as it does and touch none of its others: the side of a
     * cell that goes on from the page before to the page after.
     */
    private List<List<Rule>> joined(List<List<Rule>> groups) {
        List<List<Rule>> tables = new ArrayList<>();
        List<Rule> sides = new ArrayList<>();
        for (List<Rule> lines : groups) {
            if (lines.stream().anyMatch(Rule::horizontal)) {
                tables.add(lines);
            } else {
                sides.addAll(lines);
            }
        }
        for (Rule side : sides) {
            tables.stream()
                    .filter(table -> isSideOf(side, table))
                    .findFirst()
                    .ifPresentOrElse(table -> table.add(side), () -> tables.add(new ArrayList<>(List.of(side))));
        }
        return tables;
    }

    private boolean isSideOf(Rule side, List<Rule> table) {
        List<Rule> v = table.stream().filter(line -> !line.horizontal()).toList();
        double reach = 3 * near;
        return v.size() >= 2
                && Math.abs(v.stream().mapToDouble(Rule::from).min().orElseThrow() - side.from()) <= reach
                && Math.abs(v.stream().mapToDouble(Rule::to).max().orElseThrow() - side.to()) <= reach;
    }

    private static int root(int[] group, int i) {
        int root = i;
        while (group[root] != root) {
            group[root] = group[group[root]];
            root = group[root];
        }
        return root;
    }

    /** Draws the outer lines that a table leaves out: open sides, and edges at a page break. */
    private void close(List<Rule> h, List<Rule> v) {
        double open = 3 * near;
        double left = h.stream().mapToDouble(Rule::from).min().orElse(v.get(0).at());
        double right = h.stream()
                .mapToDouble(Rule::to)
                .max()
                .orElse(v.get(v.size() - 1).at());
        double top = v.stream().mapToDouble(Rule::from).min().orElseThrow();
        double bottom = v.stream().mapToDouble(Rule::to).max().orElseThrow();
        double firstX = v.stream().mapToDouble(Rule::at).min().orElseThrow();
        double lastX = v.stream().mapToDouble(Rule::at).max().orElseThrow();
        double firstY = h.stream().mapToDouble(Rule::at).min().orElse(top + 2 * open);
        double lastY = h.stream().mapToDouble(Rule::at).max().orElse(bottom - 2 * open);
        if (firstX - left > open
                && h.stream().filter(line -> line.from() < left + open).count() >= 2) {
            v.add(0, new Rule(false, left, Math.min(top, firstY), Math.max(bottom, lastY)));
        }
        if (right - lastX > open
                && h.stream().filter(line -> line.to() > right - open).count() >= 2) {
            v.add(new Rule(false, right, Math.min(top, firstY), Math.max(bottom, lastY)));
        }
        double fromX = Math.min(left, firstX);
        double toX = Math.max(right, lastX);
        if (firstY - top > open
                && v.stream().filter(line -> line.from() < top + open).count() >= 2) {
            h.add(0, new Rule(true, top, fromX, toX));
        }
        if (bottom - lastY > open
                && v.stream().filter(line -> line.to() > bottom - open).count() >= 2) {
            h.add(new Rule(true, bottom, fromX, toX));
        }
    }
}
