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

    private static final int NOTHING = 0;
    private static final int WIDE_FORMS = 1;
    private static final int NORMALISER = 2;

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
        // in arrays: every name, label and title goes through here several times, and lightly compiled code takes three
        // times as long for the characters of strings
        char[] chars = text.toCharArray();
        if (narrow(chars) == NORMALISER) {
            chars = Normalizer.normalize(text, Normalizer.Form.NFKC).toCharArray();
        }
        int length = 0;
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (isHan(c)) {
                chars[length++] = SIMPLIFIED[c - FIRST_HAN];
            } else if (c < 0x7F ? c > ' ' : isVisible(chars, i)) {
                chars[length++] = c;
            }
        }
        return new String(chars, 0, length);
    }

    /**
     * Compatibility forms replaced (NFKC). Most texts have none but full-width forms of ASCII, which spares them the
     * normaliser.
     */
    public static String compatible(String text) {
        char[] chars = text.toCharArray();
        return switch (narrow(chars)) {
            case NOTHING -> text;
            case NORMALISER -> Normalizer.normalize(text, Normalizer.Form.NFKC);
            default -> new String(chars);
        };
    }

    /** Replaces full-width forms of ASCII in place; says that there are none, or that this is not enough. */
    private static int narrow(char[] chars) {
        int found = NOTHING;
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (c >= 0x80 && !isHan(c)) {
                if (isWide(c)) {
                    chars[i] = (char) (c - 0xFEE0);
                    found = WIDE_FORMS;
                } else if (COMPOSED.indexOf(c) < 0) {
                    return NORMALISER;
                }
            }
        }
        return found;
    }

    /** Full-width forms, which stand in the order of ASCII. */
    private static boolean isWide(char c) {
        return c >= '！' && c <= '～';
    }

    private static boolean isHan(char c) {
        return c >= FIRST_HAN && c <= LAST_HAN;
    }

    /** Whether the character is shown of which a half or the whole stands here. */
    private static boolean isVisible(char[] chars, int at) {
        boolean second = Character.isLowSurrogate(chars[at]) && at > 0 && Character.isHighSurrogate(chars[at - 1]);
        int c = Character.codePointAt(chars, second ? at - 1 : at);
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
