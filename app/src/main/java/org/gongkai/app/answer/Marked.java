package org.gongkai.app.answer;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two lines with what differs between them marked. Long stretches that both have are shortened to those words of them
 * that stand beside a difference.
 *
 * @param was the earlier line
 * @param is the later line
 */
public record Marked(List<Piece> was, List<Piece> is) {
    public Marked {
        was = List.copyOf(was);
        is = List.copyOf(is);
    }

    /** A part of a line, which the other line has too unless it is changed. */
    public record Piece(String text, boolean changed) {}

    /** A number, a word in letters, or a single character. */
    private static final Pattern WORD = Pattern.compile("[0-9]+(?:[.,，．][0-9]+)*|[A-Za-z]+|.", Pattern.DOTALL);

    /** Two lines that have less in common are not one line that was changed. */
    private static final double LEAST_IN_COMMON = 0.3;

    /** Longer lines are shown whole: finding what differs in them takes too much. */
    private static final int MOST_WORDS = 4_000;

    /** Words kept on either side of a difference. */
    private static final int AROUND = 16;

    /** The earlier line, what is gone from it in <code>[-1,438-]</code> as {@code wdiff} does. */
    public String before() {
        return written(was, "[-", "-]");
    }

    /** The later line, what is new in it in <code>{+1,483+}</code>. */
    public String after() {
        return written(is, "{+", "+}");
    }

    private static String written(List<Piece> line, String open, String close) {
        StringBuilder text = new StringBuilder();
        line.forEach(piece -> text.append(piece.changed() ? open + piece.text() + close : piece.text()));
        return text.toString();
    }

    private static Marked whole(String before, String after) {
        return new Marked(List.of(new Piece(before, false)), List.of(new Piece(after, false)));
    }

    /** What differs between two lines; lines that have little in common are not marked. */
    public static Marked of(String before, String after) {
        List<String> was = words(before);
        List<String> is = words(after);
        if (Math.max(was.size(), is.size()) > MOST_WORDS || inCommon(was, is) < LEAST_IN_COMMON) {
            return whole(before, after);
        }
        List<AbstractDelta<String>> deltas = DiffUtils.diff(was, is).getDeltas();
        int gone = deltas.stream().mapToInt(delta -> delta.getSource().size()).sum();
        if (was.size() - gone < LEAST_IN_COMMON * Math.max(was.size(), is.size())) {
            return whole(before, after);
        }
        return new Marked(marked(was, deltas, AbstractDelta::getSource), marked(is, deltas, AbstractDelta::getTarget));
    }

    /** The share of words that both lines have, wherever they stand: cheap to know, and no less than in their order. */
    private static double inCommon(List<String> was, List<String> is) {
        Map<String, Integer> left = new HashMap<>();
        was.forEach(word -> left.merge(word, 1, Integer::sum));
        long shared = is.stream()
                .filter(word -> left.merge(word, -1, Integer::sum) >= 0)
                .count();
        return (double) shared / Math.max(1, Math.max(was.size(), is.size()));
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static List<Piece> marked(
            List<String> words,
            List<AbstractDelta<String>> deltas,
            Function<AbstractDelta<String>, Chunk<String>> side) {
        List<Piece> pieces = new ArrayList<>();
        int written = 0;
        for (AbstractDelta<String> delta : deltas) {
            Chunk<String> chunk = side.apply(delta);
            pieces.add(new Piece(shared(words, written, chunk.getPosition(), written > 0, true), false));
            if (chunk.size() > 0) {
                pieces.add(new Piece(String.join("", chunk.getLines()), true));
            }
            written = chunk.getPosition() + chunk.size();
        }
        pieces.add(new Piece(shared(words, written, words.size(), written > 0, false), false));
        return pieces;
    }

    /** The words from one place to another, the middle left out where there are many. */
    private static String shared(List<String> words, int from, int to, boolean changedBefore, boolean changedAfter) {
        int head = changedBefore ? AROUND : 0;
        int tail = changedAfter ? AROUND : 0;
        if (to - from <= head + tail + 1) {
            return String.join("", words.subList(from, to));
        }
        return String.join("", words.subList(from, from + head)) + "…" + String.join("", words.subList(to - tail, to));
    }
}
