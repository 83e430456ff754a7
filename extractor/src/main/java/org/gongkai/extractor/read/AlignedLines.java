package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.gongkai.extractor.value.ValueReader;

/**
 * Lines of text whose cells begin below one another, as programs write tables for a screen: what stands at the place of
 * no column is a blank there. Places are counted as such programs do, with two for a wide character (Unicode annex 11).
 */
final class AlignedLines {
    /** Fewer rows of figures align by chance. */
    private static final int LEAST_ROWS = 3;

    private static final int LEAST_COLUMNS = 3;
    /** So many figures in a line do not align with its headings by chance. */
    private static final int MANY_COLUMNS = 8;

    private static final Pattern NUMBERED = Pattern.compile("^[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．].*", Pattern.DOTALL);

    /** One wide space between words parts cells and does not set them below others. */
    private static final Pattern PARTED = Pattern.compile("[^\\s\u3000]\u3000[^\\s\u3000]");

    private record Segment(int start, int end, String text) {
        boolean isFigure() {
            return ValueReader.looksLikeValue(text);
        }
    }

    private final List<List<Segment>> lines = new ArrayList<>();

    private AlignedLines(List<String> lines, int ambiguous) {
        for (String line : lines) {
            this.lines.add(segments(line, ambiguous));
        }
    }

    /** The rows, each with a cell for every column; empty when the lines do not align. */
    static Optional<List<List<String>>> rows(List<String> lines) {
        if (lines.stream().anyMatch(line -> PARTED.matcher(line).find())) {
            return Optional.empty();
        }
        Optional<List<List<String>>> narrow = new AlignedLines(lines, 1).rows();
        // Terminals of East Asia give two places to quotation marks and the like.
        return narrow.isPresent() ? narrow : new AlignedLines(lines, 2).rows();
    }

    /** Whether a line has more than one cell. */
    static boolean hasCells(String line) {
        return segments(line, 1).size() > 1;
    }

    private static List<Segment> segments(String line, int ambiguous) {
        List<Segment> segments = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int start = 0;
        int end = 0;
        int place = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            int width = width(c, ambiguous);
            boolean white = c == ' ' || c == '\u00A0' || c == '\u3000';
            if (!white) {
                if (text.length() > 0 && place - end >= 2) {
                    segments.add(new Segment(start, end, text.toString()));
                    text.setLength(0);
                } else if (text.length() > 0 && place > end) {
                    text.append(' ');
                }
                start = text.length() == 0 ? place : start;
                text.append(c);
                end = place + width;
            }
            place += width;
        }
        if (text.length() > 0) {
            segments.add(new Segment(start, end, text.toString()));
        }
        return segments;
    }

    private static int width(char c, int ambiguous) {
        if (c < 0x1100) {
            return c < 0xA1 ? 1 : ambiguous;
        }
        boolean wide = c <= 0x115F
                || c >= 0x2E80 && c <= 0x303E
                || c >= 0x3041 && c <= 0xA4CF
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE6F
                || c >= 0xFF01 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6;
        return wide ? 2 : c >= 0x2010 && c <= 0x2BFF ? ambiguous : 1;
    }

    private Optional<List<List<String>>> rows() {
        List<Integer> columns = new ArrayList<>(new TreeSet<>(starts().keySet()));
        if (columns.size() < LEAST_COLUMNS || !isAligned(columns)) {
            return Optional.empty();
        }
        Map<Integer, Integer> widths = new HashMap<>();
        for (List<Segment> line : lines) {
            for (Segment segment : line) {
                widths.merge(segment.start(), segment.end() - segment.start(), Math::max);
            }
        }
        List<List<String>> rows = new ArrayList<>();
        List<Segment> last = List.of();
        for (List<Segment> line : lines) {
            if (continues(line, last, widths)) {
                List<String> row = rows.get(rows.size() - 1);
                for (Segment segment : line) {
                    int column = Collections.binarySearch(columns, segment.start());
                    row.set(column, row.get(column) + segment.text());
                }
                last = joined(last, line);
            } else {
                List<String> row = new ArrayList<>(Collections.nCopies(columns.size(), ""));
                for (Segment segment : line) {
                    row.set(Collections.binarySearch(columns, segment.start()), segment.text());
                }
                rows.add(row);
                last = line;
            }
        }
        return Optional.of(rows);
    }

    /** In how many lines a cell begins at a place. */
    private Map<Integer, Integer> starts() {
        Map<Integer, Integer> starts = new HashMap<>();
        for (List<Segment> line : lines) {
            for (Segment segment : line) {
                starts.merge(segment.start(), 1, Integer::sum);
            }
        }
        return starts;
    }

    /** A heading over figures that do not begin where it does is set in the middle; over none it may stand alone. */
    private boolean liesOverFigure(Segment heading) {
        return lines.stream()
                .flatMap(List::stream)
                .anyMatch(segment ->
                        segment.isFigure() && segment.start() < heading.end() && heading.start() < segment.end());
    }

    /** Whether every figure begins where something else does, and no label lies over the place of a figure. */
    private boolean isAligned(List<Integer> columns) {
        Map<Integer, Integer> starts = starts();
        TreeSet<Integer> figures = new TreeSet<>();
        int rows = 0;
        for (List<Segment> line : lines) {
            boolean any = false;
            for (Segment segment : line) {
                if (segment.isFigure()) {
                    figures.add(segment.start());
                    any = true;
                }
                if (starts.getOrDefault(segment.start(), 0) < 2 && (segment.isFigure() || liesOverFigure(segment))) {
                    return false;
                }
            }
            rows += any ? 1 : 0;
        }
        if (rows == 0 || figures.size() < 2 || rows < LEAST_ROWS && figures.size() < MANY_COLUMNS) {
            return false;
        }
        for (List<Segment> line : lines) {
            boolean ofFigures = line.stream().anyMatch(Segment::isFigure);
            for (Segment segment : line) {
                Integer covered = figures.higher(segment.start());
                if (ofFigures && covered != null && covered < segment.end()) {
                    return false;
                }
            }
        }
        return columns.get(0) < figures.first() || lines.get(0).size() > 1;
    }

    /** Whether a line holds only the rest of labels that fill the width of their columns in the row of figures before. */
    private static boolean continues(List<Segment> line, List<Segment> last, Map<Integer, Integer> widths) {
        boolean afterFigures = last.stream().anyMatch(Segment::isFigure);
        for (Segment segment : line) {
            boolean filled = last.stream()
                    .anyMatch(before -> before.start() == segment.start()
                            && !before.isFigure()
                            && before.end() - before.start() >= widths.getOrDefault(segment.start(), 0) - 1);
            if (!filled
                    || segment.isFigure()
                    || NUMBERED.matcher(segment.text()).matches()) {
                return false;
            }
        }
        return afterFigures && !line.isEmpty();
    }

    /** The line that the next may continue: its figures make it a row, the texts added last are what may go on. */
    private static List<Segment> joined(List<Segment> last, List<Segment> line) {
        List<Segment> joined = new ArrayList<>(line);
        last.stream().filter(Segment::isFigure).forEach(joined::add);
        return joined;
    }
}
