package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.model.Finding;
import org.gongkai.model.Severity;

/**
 * Reads plain text in which tables were flattened: cells parted by tabs or pipes, one cell a line, or figures behind a
 * label. What was merged, and sometimes what was blank, is lost in such text.
 */
public final class TextReader {
    /** So many lines with several commas and no full stop are a table. */
    private static final int ENOUGH_ROWS = 8;

    private TextReader() {}

    public static Reading read(byte[] bytes, Optional<String> contentType, Budget budget)
            throws UnreadableFileException {
        DecodedText decoded = TextDecoder.decode(bytes, contentType);
        List<Finding> findings = new ArrayList<>();
        decoded.conflict()
                .ifPresent(
                        conflict -> findings.add(new Finding("charset-conflict", Severity.INFO, conflict, List.of())));
        List<Block> blocks = blocks(decoded.text(), budget);
        return new Reading("text", blocks, Reading.Facts.none(), findings);
    }

    /** The blocks of a text. */
    static List<Block> blocks(String text, Budget budget) throws UnreadableFileException {
        FlatTables tables = new FlatTables(budget, 0);
        read(text.lines().toList(), tables);
        return tables.blocks();
    }

    /** Reads the lines of a text, or of a part of one. */
    static void read(List<String> lines, FlatTables tables) throws UnreadableFileException {
        switch (layout(lines)) {
            case CELL_LINES -> cellLines(lines, tables);
            case PARTED -> parted(lines, tables);
            case COMMAS -> commas(lines, tables);
            case LOOSE -> LooseLines.read(lines, tables);
        }
    }

    private enum Layout {
        /** Each cell on its own line behind a tab, an empty line after each row. */
        CELL_LINES,
        /** Each row on a line, cells parted by tabs or pipes. */
        PARTED,
        /** Each row on a line, cells parted by commas or semicolons, with quotation marks around those that hold one. */
        COMMAS,
        /** Neither: figures follow labels on the same line or on the next ones. */
        LOOSE
    }

    private static Layout layout(List<String> lines) {
        int cellLines = 0;
        int parted = 0;
        int commas = 0;
        int spaced = 0;
        for (String line : lines) {
            spaced += wideGaps(line) >= 2 ? 1 : 0;
            if (line.length() > 1 && line.charAt(0) == '\t' && line.indexOf('\t', 1) < 0) {
                cellLines++;
            } else if (LooseLines.plain(line).indexOf('\t') >= 0 || isPiped(line)) {
                parted++;
            } else if (separators(line) >= 2) {
                commas++;
            }
        }
        if (cellLines > 20 && cellLines > 3 * parted) {
            return Layout.CELL_LINES;
        }
        if (commas >= ENOUGH_ROWS && commas > parted) {
            return Layout.COMMAS;
        }
        // Where most rows are parted by wide gaps, tabulators are stray blanks beside figures.
        return parted >= 3 && parted >= spaced ? Layout.PARTED : Layout.LOOSE;
    }

    /** Gaps of several blanks between texts, without a tabulator or a pipe in them. */
    private static int wideGaps(String line) {
        int gaps = 0;
        int blanks = 0;
        boolean text = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ' ' || c == '\u00A0') {
                blanks++;
            } else if (c == '\t' || c == '|') {
                text = false;
            } else {
                gaps += text && blanks >= 2 ? 1 : 0;
                blanks = 0;
                text = true;
            }
        }
        return gaps;
    }

    /** Separators of a line that holds no sentence; Chinese sentences have commas of their own. */
    private static long separators(String line) {
        return line.indexOf('。') >= 0
                ? 0
                : Math.max(
                        line.chars().filter(c -> c == ',').count(),
                        line.chars().filter(c -> c == ';').count());
    }

    private static void commas(List<String> lines, FlatTables tables) throws UnreadableFileException {
        long commas = lines.stream().filter(line -> line.indexOf(',') >= 0).count();
        long semicolons = lines.stream().filter(line -> line.indexOf(';') >= 0).count();
        char separator = semicolons > commas ? ';' : ',';
        for (String line : lines) {
            if (line.isBlank()) {
                continue;
            }
            List<String> cells = cells(line, separator);
            if (cells.stream().filter(cell -> !cell.isBlank()).count() <= 1
                            && cells.get(0).indexOf('。') >= 0
                    || cells.size() == 1) {
                tables.prose(paragraph(cells.get(0)));
            } else {
                tables.row(cells);
            }
        }
    }

    /** The cells of a line (RFC 4180); a doubled quotation mark is one. */
    private static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"' && (quoted || cell.toString().isBlank())) {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static boolean isPiped(String line) {
        String stripped = line.strip();
        return stripped.length() > 2
                && stripped.indexOf('|') >= 0
                && stripped.indexOf('|', stripped.indexOf('|') + 1) > 0;
    }

    private static void parted(List<String> lines, FlatTables tables) throws UnreadableFileException {
        for (String line : lines) {
            if (line.isBlank()) {
                continue;
            }
            if (line.indexOf('\t') >= 0) {
                tables.row(List.of(line.split("\t", -1)));
            } else if (isPiped(line)) {
                String inner = line.strip();
                inner = inner.startsWith("|") ? inner.substring(1) : inner;
                inner = inner.endsWith("|") ? inner.substring(0, inner.length() - 1) : inner;
                tables.row(List.of(inner.split("\\|", -1)));
            } else {
                tables.prose(paragraph(line));
            }
        }
    }

    private static void cellLines(List<String> lines, FlatTables tables) throws UnreadableFileException {
        List<String> row = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("\t")) {
                row.add(line.substring(1));
            } else if (line.isBlank()) {
                tables.row(row);
                row = new ArrayList<>();
            } else if (!row.isEmpty()) {
                row.set(row.size() - 1, row.get(row.size() - 1) + "\n" + line);
            } else {
                tables.prose(paragraph(line));
            }
        }
        tables.row(row);
    }

    /** A line of text without the marks that Markdown and text exports put around it. */
    static Prose paragraph(String line) {
        String text = line.strip();
        boolean heading = text.startsWith("#");
        text = text.replaceFirst("^#{1,6}\\s+", "").replaceFirst("^\\[bookmark:[^\\]]*\\]", "");
        text = text.replace("**", "").replaceFirst("^[-*•]\\s+(?=\\p{IsHan}|[0-9])", "");
        return new Prose(text, heading);
    }
}
