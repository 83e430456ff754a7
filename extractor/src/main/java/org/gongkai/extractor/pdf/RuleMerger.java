package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts lines together that were painted in pieces: dashes, one piece for each cell, both strokes of a double line. */
final class RuleMerger {
    /** Shorter lines are dots and ticks. */
    private static final double SHORTEST = 5;
    /** Dashes are no further apart. */
    private static final double GAP = 4;

    private RuleMerger() {}

    /**
     * Lines of one direction, ordered by place.
     *
     * @param near lines no further apart are the same line, in points
     */
    static List<Rule> merge(List<Rule> rules, boolean horizontal, double near) {
        List<Rule> sorted = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.horizontal() == horizontal) {
                sorted.add(rule);
            }
        }
        sorted.sort(Comparator.comparingDouble(Rule::at)
                .thenComparingDouble(Rule::from)
                .thenComparingDouble(Rule::to));
        List<Rule> merged = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size()
                    || sorted.get(i).at() - sorted.get(i - 1).at() > near / 2
                    || sorted.get(i).at() - sorted.get(start).at() > near) {
                together(sorted.subList(start, i), horizontal, merged);
                start = i;
            }
        }
        return merged;
    }

    /** Joins pieces that touch; all lie on about the same line. */
    private static void together(List<Rule> pieces, boolean horizontal, List<Rule> merged) {
        List<Rule> inOrder = new ArrayList<>(pieces);
        inOrder.sort(Comparator.comparingDouble(Rule::from).thenComparingDouble(Rule::to));
        double from = inOrder.get(0).from();
        double to = from;
        double weighted = 0;
        double weight = 0;
        for (Rule piece : inOrder) {
            if (piece.from() > to + GAP) {
                add(horizontal, weighted / weight, from, to, merged);
                from = piece.from();
                to = from;
                weighted = 0;
                weight = 0;
            }
            to = Math.max(to, piece.to());
            double length = piece.length() + 0.01;
            weighted += piece.at() * length;
            weight += length;
        }
        add(horizontal, weighted / weight, from, to, merged);
    }

    private static void add(boolean horizontal, double at, double from, double to, List<Rule> merged) {
        if (to - from >= SHORTEST) {
            merged.add(new Rule(horizontal, at, from, to));
        }
    }
}
