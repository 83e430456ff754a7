package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of text as a part of a table without rules.
 *
 * @param y its baseline; pages are laid below one another, so it grows over page breaks too
 * @param pieces parts that stand apart, from left to right
 * @param figures how many of them are figures
 */
record OpenLine(Piece.Words words, double y, List<TextLine> pieces, long figures) {
    /** Parts of a line further apart than this, in ems, may stand in different columns. */
    private static final double APART = 0.5;
    /** The same for neighbours that were painted one by one, as cells are. */
    private static final double PAINTED_APART = 0.2;
    /** The same for a figure behind a label; type setters leave a quarter of an em there by themselves. */
    private static final double FIGURE_APART = 0.28;
    /** Longer texts are sentences. */
    private static final int LONGEST_CELL = 45;

    private static final Pattern CHAPTER = Pattern.compile("[一二三四五六七八][、.．]\\S*(?:情况|事项|问题|工作)");
    private static final Pattern NUMBERED = Pattern.compile(
            "(?:[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|[0-9０-９]{1,2}[.．、](?![0-9])|第[一二三四五六七八九十]+条).*");

    OpenLine {
        pieces = List.copyOf(pieces);
    }

    static OpenLine of(Piece.Words words, double y) {
        List<TextLine> pieces = new ArrayList<>();
        for (TextLine piece : words.line().pieces(APART, PAINTED_APART)) {
            pieces.addAll(piece.figureApart(FIGURE_APART));
        }
        return new OpenLine(
                words, y, pieces, pieces.stream().filter(TextLine::isFigure).count());
    }

    /** Number of its page. */
    int page() {
        return words.page().number();
    }

    /** What a line looks like by itself. */
    enum Kind {
        /** A row of figures, with or without a label. */
        FIGURES,
        /** Several short texts beside one another. */
        HEADING,
        /** One short text. */
        SHORT,
        /** A sentence, a chapter's heading or a title. */
        PROSE
    }

    Kind kind(double textSize, double textWidth) {
        String text = words.line().text();
        if (words.line().size() > 1.25 * textSize
                || CHAPTER.matcher(text.replaceAll("\\s", "")).matches()) {
            return Kind.PROSE;
        }
        if (figures >= 2 || figures == 1 && (pieces.size() > 1 && widestGap() > 1.5 || pieces.size() == 1)) {
            return pieces.stream().anyMatch(piece -> isSentence(piece, textWidth)) ? Kind.PROSE : Kind.FIGURES;
        }
        if (text.indexOf('。') >= 0 || text.indexOf('；') >= 0) {
            return Kind.PROSE;
        }
        double inked = pieces.stream().mapToDouble(piece -> piece.box().width()).sum();
        if (text.length() > LONGEST_CELL && inked > 0.75 * textWidth) {
            return Kind.PROSE;
        }
        if (pieces.size() >= 2) {
            return pieces.stream().anyMatch(piece -> isSentence(piece, textWidth)) ? Kind.PROSE : Kind.HEADING;
        }
        return isSentence(pieces.get(0), textWidth) ? Kind.PROSE : Kind.SHORT;
    }

    private static boolean isSentence(TextLine piece, double textWidth) {
        return piece.box().width() > 0.6 * textWidth || piece.glyphs().size() > LONGEST_CELL;
    }

    /** In ems. */
    private double widestGap() {
        double widest = 0;
        for (int i = 1; i < pieces.size(); i++) {
            double gap = pieces.get(i).box().left() - pieces.get(i - 1).box().right();
            widest = Math.max(widest, gap / words.line().size());
        }
        return widest;
    }

    /** Whether the text begins the way rows and articles of the form do. */
    static boolean isNumbered(TextLine piece) {
        return NUMBERED.matcher(piece.text()).matches();
    }
}
