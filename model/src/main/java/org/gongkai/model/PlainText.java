package org.gongkai.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** Chinese text in the one form in which names and titles are compared. */
public final class PlainText {
    /**
     * Pairs of a traditional character and its simplified one. Only characters that simplified text (GB 2312) does not
     * have are in it, so 乾县 and 藉 stay what they are.
     */
    private static final Map<Character, Character> SIMPLIFIED = simplified();

    private PlainText() {}

    /**
     * Compatibility-normalised (full-width digits and brackets become half-width), simplified, and without white space,
     * control and invisible characters.
     */
    public static String of(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder(composed.length());
        composed.codePoints().filter(PlainText::isVisible).forEach(c -> {
            if (Character.isBmpCodePoint(c)) {
                plain.append(SIMPLIFIED.getOrDefault((char) c, (char) c).charValue());
            } else {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    private static boolean isVisible(int c) {
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT;
    }

    private static Map<Character, Character> simplified() {
        try (InputStream in = PlainText.class.getResourceAsStream("traditional.txt")) {
            if (in == null) {
                throw new IllegalStateException("traditional.txt is missing from the program");
            }
            Map<Character, Character> pairs = new HashMap<>(6000);
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                for (int i = 0; i + 1 < line.length(); i += 2) {
                    pairs.put(line.charAt(i), line.charAt(i + 1));
                }
            }
            return pairs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
