package org.gongkai.extractor.pdf;

import java.text.Normalizer;

/**
 * The character that a glyph means. Printing programs map some glyphs to the radicals that look like them (Unicode blocks
 * Kangxi Radicals and CJK Radicals Supplement), which no search and no label would find.
 */
final class PlainGlyph {
    /** Radicals that have no compatibility mapping, each before the character that it stands for. */
    private static final String RADICALS = "⺠民⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻰龙⻳龟⺟母⻑長";

    private PlainGlyph() {}

    static String of(String text) {
        if (text.length() != 1) {
            return text;
        }
        char c = text.charAt(0);
        if (c < '\u2E80' || c > '\u2FDF') {
            return text;
        }
        int at = RADICALS.indexOf(c);
        return at >= 0 && at % 2 == 0
                ? String.valueOf(RADICALS.charAt(at + 1))
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
