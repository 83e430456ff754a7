package org.gongkai.extractor.pdf;

/** Tells characters that a Chinese report may hold from those that a broken font names. */
final class Legibility {
    private Legibility() {}

    /** Whether somebody may have written it. */
    static boolean isPlausible(String text) {
        return text.codePoints().allMatch(Legibility::isPlausible);
    }

    private static boolean isPlausible(int c) {
        if (c == '\t' || c == '\n' || c == '\r' || c >= ' ' && c < 0x7F || c >= 0xA0 && c <= 0xFF) {
            return true;
        }
        if (c < 0x100 || c == 0xFFFD) {
            return false;
        }
        return c >= 0x370 && c <= 0x4FF // Greek and Cyrillic, used as signs
                || c >= 0x2000 && c <= 0x27BF // punctuation, number forms, arrows, signs, box drawing, dingbats
                || c >= 0x2E80 && c <= 0x33FF // radicals, CJK punctuation, kana, bopomofo, enclosed forms
                || c >= 0x3400 && c <= 0x9FFF // ideographs
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE10 && c <= 0xFE6F // vertical and small forms
                || c >= 0xFF00 && c <= 0xFFEF // full-width forms
                || c == 0xFEFF
                || c >= 0x20000 && c <= 0x3FFFF // rare ideographs, as in names
                || c >= 0x1F100 && c <= 0x1F1FF;
    }
}
