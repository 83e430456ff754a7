package org.gongkai.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Chinese text in the one form in which names and titles are compared. */
public final class PlainText {
    /** The commonest marks that have no compatibility form and join with nothing. */
    private static final String COMPOSED = "。、“”《》〔〕【】·—‘’";

    private static final char FIRST_HAN = '\u4e00';
    private static final char LAST_HAN = '\u9fff';

    /**
     * By character from the first Han one on: its simplified form, or itself. Only characters that simplified text (GB
     * 2312) does not have are changed, so 乾县 and 藉 stay what they are.
     */
    private static final char[] SIMPLIFIED = simplified();

    private PlainText() {}

    /**
     * Compatibility-normalised (full-width digits and brackets become half-width), simplified, and without white space,
     * control and invisible characters.
     */
    public static String of(String text) {
        String composed = compatible(text);
        StringBuilder plain = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); ) {
            int c = composed.codePointAt(i);
            i += Character.charCount(c);
            if (isHan(c)) {
                plain.append(SIMPLIFIED[c - FIRST_HAN]);
            } else if (isVisible(c)) {
                plain.appendCodePoint(c);
            }
        }
        return plain.toString();
    }

    /**
     * Compatibility forms replaced (NFKC). Most texts have none but full-width forms of ASCII, which spares them the
     * normaliser.
     */
    public static String compatible(String text) {
        boolean wide = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            wide |= isWide(c);
            if (c >= 0x80 && !isHan(c) && !isWide(c) && COMPOSED.indexOf(c) < 0) {
                return Normalizer.normalize(text, Normalizer.Form.NFKC);
            }
        }
        if (!wide) {
            return text;
        }
        StringBuilder narrow = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            narrow.append(isWide(c) ? (char) (c - 0xFEE0) : c);
        }
        return narrow.toString();
    }

    /** Full-width forms, which stand in the order of ASCII. */
    private static boolean isWide(char c) {
        return c >= '！' && c <= '～';
    }

    private static boolean isHan(int c) {
        return c >= FIRST_HAN && c <= LAST_HAN;
    }

    private static boolean isVisible(int c) {
        if (c < 0x7F) {
            return c > ' ';
        }
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT;
    }

    private static char[] simplified() {
        try (InputStream in = PlainText.class.getResourceAsStream("traditional.txt")) {
            if (in == null) {
                throw new IllegalStateException("traditional.txt is missing from the program");
            }
            char[] simplified = new char[LAST_HAN - FIRST_HAN + 1];
            for (int i = 0; i < simplified.length; i++) {
                simplified[i] = (char) (FIRST_HAN + i);
            }
            String pairs = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\n", "");
            for (int i = 0; i + 1 < pairs.length(); i += 2) {
                simplified[pairs.charAt(i) - FIRST_HAN] = pairs.charAt(i + 1);
            }
            return simplified;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
