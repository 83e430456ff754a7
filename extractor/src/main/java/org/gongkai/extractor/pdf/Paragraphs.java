package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.extractor.grid.Prose;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lines of running text back together into paragraphs: a line that reaches the right margin goes on in the
 * next one, unless that one is indented.
 */
final class Paragraphs {
    private final double textSize;
    private final double left;
    private final double right;
    private final StringBuilder text = new StringBuilder();
    private final List<Prose> done = new ArrayList<>();
    private Piece.@Nullable Words last;

    /** @param lines all lines of running text in the document, from which its margins are told */
    Paragraphs(List<Piece.Words> lines) {
        List<Glyph> glyphs = new ArrayList<>();
        for (Piece.Words words : lines) {
            glyphs.addAll(words.line().glyphs());
        }
        textSize = PageTables.textSize(glyphs);
        List<Box> body = lines.stream()
                .filter(words -> !isTitle(words))
                .map(Piece.Words::box)
                .toList();
        double[] rights = body.stream().mapToDouble(Box::right).sorted().toArray();
        double[] lefts = body.stream().mapToDouble(Box::left).sorted().toArray();
        // A page that holds nothing but short lines has its margin elsewhere.
        double page = lines.isEmpty() ? 0 : lines.get(0).page().width();
        right = rights.length == 0 ? 0 : Math.max(0.6 * page, rights[(int) (rights.length * 0.9)]);
        left = lefts.length == 0 ? 0 : lefts[(int) (lefts.length * 0.1)];
    }

    /** Adds the next line; gives the paragraph that it ends, if any, to {@link #take()}. */
    void add(Piece.Words next) {
        if (last != null && !goesOn(last, next)) {
            end();
        }
        if (last != null && text.length() > 0) {
            char before = text.charAt(text.length() - 1);
            boolean words = Character.isAlphabetic(before)
                    && before < 0x250
                    && Character.isAlphabetic(next.line().glyphs().get(0).text().charAt(0))
                    && next.line().glyphs().get(0).isLatin();
            text.append(words ? " " : "");
        }
        text.append(next.line().text());
        last = next;
    }

    private boolean goesOn(Piece.Words before, Piece.Words next) {
        double size = before.line().size();
        if (Math.abs(size - next.line().size()) > 0.12 * size) {
            return false;
        }
        boolean samePage = before.page().number() == next.page().number();
        double pitch = next.line().box().bottom() - before.line().box().bottom();
        if (isTitle(before)) {
            return samePage && pitch < 2.4 * size;
        }
        if (samePage && pitch > 3.2 * size) {
            return false;
        }
        boolean full = before.box().right() > right - 2.2 * size;
        boolean indented = next.box().left() > left + 1.2 * size;
        return full && !indented;
    }

    private boolean isTitle(Piece.Words words) {
        return words.line().size() > 1.25 * textSize;
    }

    /** Ends the paragraph: a table begins, or the document is over. */
    void end() {
        if (last != null) {
            String paragraph = text.toString().strip();
            if (!paragraph.isEmpty()) {
                done.add(new Prose(paragraph, isTitle(last)));
            }
            text.setLength(0);
            last = null;
        }
    }

    /** The paragraphs that are complete, each given once. */
    List<Prose> take() {
        List<Prose> taken = List.copyOf(done);
        done.clear();
        return taken;
    }
}
