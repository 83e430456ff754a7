package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gongkai.extractor.value.ValueReader;

/** Rows of text without any separator but white space: a label with figures behind it, or each cell on its own line. */
final class LooseLines {
    /** Longer lines are prose. */
    private static final int LONGEST_LABEL = 45;
    /** So many figures, each alone on its line, are a table; fewer may be page numbers. */
    private static final int ENOUGH_LONE_FIGURES = 12;

    /** So many texts in a row are more than the labels of one row. */
    private static final int LEAST_HEADINGS = 6;
    /** Labels of one row: its own and those of the groups that begin with it. */
    private static final int MOST_LABELS = 3;
    /** What heads the labels of tables with a figure or more a row. */
    private static final String CONTENT = "信息内容";

    private static final Set<String> TOTALS = Set.of("总计", "合计");
    private static final int ENOUGH_WORDS = 5;
    private static final int LONGEST_WORD = 12;
    /** A label with a single figure behind it; a sentence that ends in a figure is none. */
    private static final Pattern ONE_FIGURE = Pattern.compile("[\\p{IsHan}（）()、/：:]{2,30}");

    private static final Pattern NUMBERED = Pattern.compile("[（(][一二三四五六七八九][）)]|[1-9][.．、]|[一二三四五六七][、.．]");

    private LooseLines() {}

    static void read(List<String> lines, FlatTables tables) throws UnreadableFileException {
        boolean cellLines = lines.stream()
                        .filter(line -> ValueReader.looksLikeValue(plain(line)))
                        .count()
                >= ENOUGH_LONE_FIGURES;
        List<String> loose = new ArrayList<>();
        List<String> run = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank() || line.indexOf('\t') >= 0 || line.indexOf('。') >= 0 || isChapter(line)) {
                endRun(run, loose, cellLines, tables);
                loose.add(line);
            } else if (run.isEmpty() && !AlignedLines.hasCells(line)) {
                // A title above a table need not align with it.
                loose.add(line);
            } else {
                run.add(line);
            }
        }
        endRun(run, loose, cellLines, tables);
        read(loose, cellLines, tables);
    }

    /** Lines that align are a table; others are read with what stands around them. */
    private static void endRun(List<String> run, List<String> loose, boolean cellLines, FlatTables tables)
            throws UnreadableFileException {
        Optional<List<List<String>>> rows = AlignedLines.rows(run);
        if (rows.isPresent()) {
            read(loose, cellLines, tables);
            loose.clear();
            for (List<String> row : rows.get()) {
                tables.row(row);
            }
        } else {
            loose.addAll(run);
        }
        run.clear();
    }

    private static void read(List<String> lines, boolean cellLines, FlatTables tables) throws UnreadableFileException {
        List<String> filled = lines.stream().filter(line -> !line.isBlank()).toList();
        List<String> texts = new ArrayList<>();
        List<String> figures = new ArrayList<>();
        for (String line : filled) {
            String text = plain(line);
            List<String> trailing = trailingFigures(text);
            if (cellLines && ValueReader.looksLikeValue(text)) {
                figures.add(text);
            } else if (trailing.size() >= 3
                    || trailing.size() == 2 && (trailing.get(0).isEmpty() || texts.size() > 0)) {
                emit(texts, figures, tables);
                row(texts, trailing, tables);
                texts.clear();
            } else if (isLabel(text)) {
                emit(texts, figures, tables);
                texts.add(text);
            } else {
                emit(texts, figures, tables);
                proseAll(texts, tables);
                tables.prose(TextReader.paragraph(line));
            }
        }
        emit(texts, figures, tables);
        proseAll(texts, tables);
    }

    /** A line with blanks of one kind, none of them at its ends, and without characters that take no place. */
    static String plain(String line) {
        StringBuilder plain = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF' -> {}
                case '\u3000', '\u00A0', '\u2002', '\u2003', '\u2009' -> plain.append(' ');
                default -> plain.append(c);
            }
        }
        return plain.toString().strip();
    }

    private static boolean isLabel(String text) {
        return (text.length() <= LONGEST_LABEL || isHeading(text)) && text.indexOf('。') < 0 && !isChapter(text);
    }

    /** Many short words with gaps between them. */
    private static boolean isHeading(String text) {
        String[] words = text.split("\\s+");
        return words.length >= ENOUGH_WORDS && Arrays.stream(words).allMatch(word -> word.length() <= LONGEST_WORD);
    }

    /** Headings of chapters end a table; the numbered rows of table three look alike but are longer or known. */
    private static boolean isChapter(String text) {
        return text.matches("[一二三四五六][、.．]\\s*\\S*(?:情况|事项)\\s*");
    }

    /** Texts that wait and the figures behind them are one row; texts far above it are headings. */
    private static void emit(List<String> texts, List<String> figures, FlatTables tables)
            throws UnreadableFileException {
        if (figures.isEmpty()) {
            return;
        }
        int headings = headings(texts, figures.size());
        if (headings > 0) {
            tables.row(List.copyOf(texts.subList(0, headings)));
        }
        List<String> row = new ArrayList<>(texts.subList(headings, texts.size()));
        row.addAll(figures);
        tables.row(row);
        texts.clear();
        figures.clear();
    }

    /** How many of the texts in front of figures are headings: each figure has one, and the labels one as well. */
    private static int headings(List<String> texts, int figures) {
        int longest = figures > 1 ? figures + 1 : MOST_LABELS;
        boolean headed = texts.size() >= LEAST_HEADINGS
                || texts.size() > longest
                || texts.size() > figures + 1
                        && texts.get(texts.size() - 2 - figures).equals(CONTENT);
        if (!headed) {
            return 0;
        }
        // Figures without a label stand right below the heading of their last column.
        return TOTALS.contains(texts.get(texts.size() - 1)) ? texts.size() : texts.size() - 1;
    }

    private static void row(List<String> texts, List<String> trailing, FlatTables tables)
            throws UnreadableFileException {
        for (String text : texts) {
            String[] words = text.split("\\s+");
            tables.row(words.length > 1 ? List.of(words) : List.of(text));
        }
        // A row without a label has no cell for one: an empty one would pass for a blank figure.
        tables.row(trailing.get(0).isEmpty() ? trailing.subList(1, trailing.size()) : trailing);
    }

    private static void proseAll(List<String> texts, FlatTables tables) throws UnreadableFileException {
        for (String text : texts) {
            tables.prose(TextReader.paragraph(text));
        }
        texts.clear();
    }

    /** The label, which may be empty, and the figures at the end of the line; empty when there are none. */
    private static List<String> trailingFigures(String text) {
        String[] words = text.split("\\s+");
        int first = words.length;
        while (first > 0 && ValueReader.looksLikeValue(words[first - 1])) {
            first--;
        }
        int figures = words.length - first;
        boolean labelled = first == 1 && ONE_FIGURE.matcher(words[0]).matches();
        if (figures == 0 || figures < 2 && first > 0 && !labelled || text.indexOf('。') >= 0) {
            return List.of();
        }
        List<String> row = new ArrayList<>();
        row.add("");
        for (String word : List.of(words).subList(0, first)) {
            // Words of a label belong together; a number begins the next one, behind that of its group.
            if (!row.get(row.size() - 1).isEmpty() && NUMBERED.matcher(word).lookingAt()) {
                row.add(word);
            } else {
                row.set(row.size() - 1, row.get(row.size() - 1) + word);
            }
        }
        row.addAll(List.of(words).subList(first, words.length));
        return row;
    }
}
