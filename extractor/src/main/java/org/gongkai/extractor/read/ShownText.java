package org.gongkai.extractor.read;

/** Text that is written in a way that changes what it says. */
final class ShownText {
    /** Combining long stroke. */
    private static final char STROKE = '\u0336';

    private ShownText() {}

    /** A raised figure is a footnote, not a digit of the number before it. */
    static String raised(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= '0' && c <= '9' ? "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0') : c);
        }
        return out.toString();
    }

    /** Figures that are struck through are no figures any more; each keeps its stroke. */
    static String struck(String text) {
        StringBuilder out = new StringBuilder(2 * text.length());
        for (int i = 0; i < text.length(); i++) {
            out.append(text.charAt(i));
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                out.append(STROKE);
            }
        }
        return out.toString();
    }
}
