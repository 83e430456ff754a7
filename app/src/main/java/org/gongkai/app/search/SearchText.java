package org.gongkai.app.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * How text becomes terms. Chinese is cut into single characters and pairs of them, each pair at the position of its first
 * character: whatever string of characters is asked for is found wherever it stands, which a dictionary of words cannot
 * promise for names of offices and terms of law. A question uses pairs where it has them, as they are rarer.
 */
final class SearchText extends Analyzer {
    private static final int EVERY_SCRIPT =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokens = new StandardTokenizer();
        return new TokenStreamComponents(tokens, new CJKBigramFilter(normal(tokens), EVERY_SCRIPT, true));
    }

    @Override
    protected TokenStream normalize(String field, TokenStream in) {
        return normal(in);
    }

    private static TokenStream normal(TokenStream tokens) {
        return new LowerCaseFilter(new CJKWidthFilter(tokens));
    }

    /** Without the blanks that stand between Chinese characters on many pages, and would tear words apart. */
    static String joined(String line) {
        return line.strip().replaceAll("(?<=[\\p{IsHan}\\p{IsPunctuation}])[\\s\\u3000]+(?=\\p{IsHan})", "");
    }

    /** A term of a question and where it stands in it. */
    record Placed(String term, int position) {}

    /** What must stand at which position so that the whole string stands there; empty for signs alone. */
    List<Placed> placed(String text) {
        List<Placed> placed = new ArrayList<>();
        int covered = -1;
        try (TokenStream tokens = tokenStream(Fields.TEXT, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            TypeAttribute type = tokens.addAttribute(TypeAttribute.class);
            PositionIncrementAttribute step = tokens.addAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            int position = -1;
            while (tokens.incrementToken()) {
                position += step.getPositionIncrement();
                if (type.type().equals(CJKBigramFilter.DOUBLE_TYPE)) {
                    // instead of its first character, and of its second unless another pair begins there
                    int at = position;
                    placed.removeIf(single -> single.position() == at);
                    placed.add(new Placed(term.toString(), position));
                    covered = position + 1;
                } else if (position != covered) {
                    placed.add(new Placed(term.toString(), position));
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory is always readable", e);
        }
        return placed;
    }
}
