package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gongkai.model.Words;

/** A pattern whose matches begin with one of a few words, or close before one: the words of a page are quickly found. */
final class WordedPattern {
    private final Pattern pattern;
    private final List<Sign> signs;
    private final Words words;

    /**
     * What every match has.
     *
     * @param word at least one character
     * @param place where in the match it stands
     */
    record Sign(String word, int place) {}

    /** @param signs of which each match has one */
    WordedPattern(Pattern pattern, List<Sign> signs) {
        this.pattern = pattern;
        this.signs = List.copyOf(signs);
        this.words = new Words(signs.stream().map(Sign::word).toList());
    }

    /** The first matches in a text, as {@link Matcher#find()} would find them one after the other. */
    List<MatchResult> in(String text, int most) {
        List<MatchResult> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        int from = 0;
        for (int begin : begins(text)) {
            if (found.size() < most
                    && begin >= from
                    && matcher.region(begin, text.length()).lookingAt()) {
                found.add(matcher.toMatchResult());
                from = matcher.end();
            }
        }
        return found;
    }

    private int[] begins(String text) {
        IntStream.Builder begins = IntStream.builder();
        words.find(text, (sign, at) -> {
            if (at >= signs.get(sign).place()) {
                begins.add(at - signs.get(sign).place());
            }
        });
        return begins.build().sorted().distinct().toArray();
    }
}
