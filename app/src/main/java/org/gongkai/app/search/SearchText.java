package org.gongkai.app.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * How text becomes terms. Chinese is cut into pairs of characters and, in the index, single ones too: whatever string of
 * characters is asked for is found wherever it stands, which a dictionary of words cannot promise for names of offices and
 * terms of law. A question uses pairs where it has them, as they are rarer; positions agree.
 */
final class SearchText extends Analyzer {
    private static final int EVERY_SCRIPT =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    private final boolean single;

    private SearchText(boolean single) {
        this.single = single;
    }

    static SearchText ofIndex() {
        return new SearchText(true);
    }

    static SearchText ofQuestion() {
        return new SearchText(false);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokens = new StandardTokenizer();
        return new TokenStreamComponents(tokens, new CJKBigramFilter(normal(tokens), EVERY_SCRIPT, single));
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
}
