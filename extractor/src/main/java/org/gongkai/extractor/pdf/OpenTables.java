package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;
import org.jspecify.annotations.Nullable;

/**
 * Finds tables without vertical rules in the lines of text that other ways of reading have left, over page breaks too. A
 * table is a run of lines of which several hold figures beside one another.
 */
final class OpenTables {
    /** Longer runs of single short texts end a table; a label in a narrow column has a dozen lines. */
    private static final int MOST_SHORT = 16;
    /** No table of a report is longer; what is longer is read in parts. */
    private static final int MOST_LINES = 2000;
    /** Fewer figures are a list or an address. */
    private static final int LEAST_FIGURES = 4;

    private final Map<Integer, List<Rule>> rules;
    private final double textSize;
    private final double textWidth;

    /** @param rules horizontal lines that no table uses, by page */
    OpenTables(List<Piece> pieces, Map<Integer, List<Rule>> rules) {
        this.rules = rules;
        List<Glyph> glyphs = new ArrayList<>();
        double left = Double.MAX_VALUE;
        double right = 0;
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Words words) {
                glyphs.addAll(words.line().glyphs());
            }
            left = Math.min(left, piece.box().left());
            right = Math.max(right, piece.box().right());
        }
        this.textSize = PageTables.textSize(glyphs);
        this.textWidth = right - left;
    }

    /** The pieces with each table's lines replaced by the table. */
    List<Piece> replace(List<Piece> pieces, Budget budget) throws UnreadableFileException {
        List<Piece> replaced = new ArrayList<>();
        List<OpenLine> run = new ArrayList<>();
        double y = 0;
        Piece.@Nullable Words before = null;
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Words words) {
                double baseline = words.line().baseline();
                if (before != null && before.page().number() == words.page().number()) {
                    y += baseline - before.line().baseline();
                } else {
                    y += 2.2 * textSize;
                }
                OpenLine line = OpenLine.of(words, y);
                before = words;
                if (line.kind(textSize, textWidth) != OpenLine.Kind.PROSE && run.size() < MOST_LINES) {
                    run.add(line);
                    continue;
                }
            } else {
                before = null;
            }
            end(run, replaced, budget);
            replaced.add(piece);
        }
        end(run, replaced, budget);
        return replaced;
    }

    private void end(List<OpenLine> run, List<Piece> replaced, Budget budget) throws UnreadableFileException {
        Budget.checkThread();
        int next = 0;
        while (next < run.size()) {
            int[] table = find(run, next);
            for (int i = next; i < table[0]; i++) {
                replaced.add(run.get(i).words());
            }
            if (table[1] > table[0]) {
                for (List<OpenLine> part : parts(run.subList(table[0], table[1]))) {
                    replaced.add(table(part, budget));
                }
            }
            next = table[1];
        }
        run.clear();
    }

    /** The next table from a place on: its first line and the one behind its last; both the end when there is none. */
    private int[] find(List<OpenLine> run, int from) {
        int first = from;
        while (first < run.size() && kind(run.get(first)) == OpenLine.Kind.SHORT) {
            first++;
        }
        int last = -1;
        int shorts = 0;
        long figures = 0;
        int end = first;
        for (; end < run.size() && shorts <= MOST_SHORT; end++) {
            if (kind(run.get(end)) == OpenLine.Kind.FIGURES) {
                last = end;
                figures += run.get(end).figures();
            }
            shorts = kind(run.get(end)) == OpenLine.Kind.SHORT ? shorts + 1 : 0;
        }
        if (last < 0 || figures < LEAST_FIGURES) {
            return new int[] {run.size(), run.size()};
        }
        return new int[] {firstHeading(run, from, first), tail(run, first, last)};
    }

    private OpenLine.Kind kind(OpenLine line) {
        return line.kind(textSize, textWidth);
    }

    /** Short texts right above the first row belong to its heading, unless they stand at the margin as paragraphs do. */
    private int firstHeading(List<OpenLine> run, int from, int first) {
        double left = run.subList(first, run.size()).stream()
                .mapToDouble(line -> line.words().box().left())
                .min()
                .orElse(0);
        int heading = first;
        while (heading > from
                && run.get(heading).y() - run.get(heading - 1).y() < 2.6 * textSize
                && run.get(heading - 1).words().box().left() > left + 2 * textSize) {
            heading--;
        }
        return heading;
    }

    /** Behind the last figures only labels of blank rows follow: left of the figures, and close. */
    private int tail(List<OpenLine> run, int first, int last) {
        OpenColumns columns = OpenColumns.of(run.subList(first, last + 1), textSize);
        int end = last + 1;
        while (end < run.size()
                && !columns.bands().isEmpty()
                && run.get(end).y() - run.get(end - 1).y() < 2.6 * textSize
                && isLabels(columns, run.get(end))
                && (OpenLine.isNumbered(run.get(end).pieces().get(0))
                        || run.get(end).y() - run.get(end - 1).y() < 1.6 * textSize)) {
            end++;
        }
        return end;
    }

    /** Each heading begins a table of its own: the columns below it are other ones than those above. */
    private List<List<OpenLine>> parts(List<OpenLine> lines) {
        List<List<OpenLine>> parts = new ArrayList<>();
        List<OpenLine> part = new ArrayList<>();
        boolean figures = false;
        OpenLine before = lines.get(0);
        for (OpenLine line : lines) {
            boolean newPage =
                    line.words().page().number() != before.words().page().number();
            if (newPage && figures && isRepeated(line, part)) {
                continue;
            }
            before = line;
            if (figures && line.figures() == 0) {
                OpenColumns columns = OpenColumns.of(part, textSize);
                if (!isLabels(columns, line)) {
                    parts.add(part);
                    part = new ArrayList<>();
                    figures = false;
                }
            }
            part.add(line);
            figures |= line.figures() > 0;
        }
        if (figures || parts.isEmpty()) {
            parts.add(part);
        } else {
            // A heading with nothing but blanks below it.
            parts.get(parts.size() - 1).addAll(part);
        }
        return parts;
    }

    private static boolean isLabels(OpenColumns columns, OpenLine line) {
        return line.pieces().stream().allMatch(piece -> columns.isLabel(line, piece));
    }

    /** Whether a page begins with a line of the heading again: then the table goes on below it. */
    private static boolean isRepeated(OpenLine line, List<OpenLine> part) {
        for (OpenLine heading : part) {
            if (heading.figures() > 0) {
                return false;
            }
            if (heading.words().line().text().equals(line.words().line().text())) {
                return true;
            }
        }
        return false;
    }

    private Piece.Open table(List<OpenLine> lines, Budget budget) throws UnreadableFileException {
        OpenColumns columns = OpenColumns.of(lines, textSize);
        List<Double> between = rulesBetween(lines);
        List<OpenLine> levelled = ScatteredFigures.level(lines, columns, textSize, between);
        List<OpenRows.Row> rows = OpenRows.of(levelled, columns, textSize, between);
        List<Piece.Open.Cell> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            cells.addAll(OpenCells.of(rows.get(i), i, columns, budget));
        }
        Box box =
                lines.stream().map(line -> line.words().box()).reduce(Box::and).orElseThrow();
        return new Piece.Open(
                lines.get(0).words().page(),
                box,
                columns.sure() ? Grid.Geometry.EXACT : Grid.Geometry.FLATTENED,
                rows.size(),
                columns.count(),
                cells);
    }

    /** Rules near the lines, on their scale. */
    private List<Double> rulesBetween(List<OpenLine> lines) {
        List<Double> found = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            OpenLine above = lines.get(i - 1);
            OpenLine below = lines.get(i);
            int page = above.words().page().number();
            if (below.words().page().number() != page) {
                if (endsAtRule(above, below)) {
                    found.add(above.y() + 0.3 * (below.y() - above.y()));
                }
                continue;
            }
            double baseline = above.words().line().baseline();
            double shift = above.y() - baseline;
            for (Rule rule : rules.getOrDefault(page, List.of())) {
                double y = rule.at() + shift;
                if (y > above.y() && y < below.y() && rule.length() > 0.4 * textWidth) {
                    found.add(y);
                }
            }
        }
        found.sort(Comparator.naturalOrder());
        return found;
    }

    /** Whether a rule closes a page's last line or opens the next page's first one. */
    private boolean endsAtRule(OpenLine above, OpenLine below) {
        double end = above.words().line().baseline();
        double start = below.words().line().baseline();
        return rules.getOrDefault(above.words().page().number(), List.of()).stream()
                        .anyMatch(rule -> rule.at() > end && rule.length() > 0.4 * textWidth)
                || rules.getOrDefault(below.words().page().number(), List.of()).stream()
                        .anyMatch(rule -> rule.at() < start - 0.3 * textSize && rule.length() > 0.4 * textWidth);
    }
}
