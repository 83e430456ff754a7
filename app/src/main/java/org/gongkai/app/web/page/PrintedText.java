package org.gongkai.app.web.page;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Whether a place of the source prints what a cell is said to hold there. */
final class PrintedText {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

    private PrintedText() {}

    /**
     * Whether the text of a place is what a cell's {@code raw} says, white space and width of characters aside; or holds
     * it as a figure of its own, where a reading parted the place. What is blank stands only in a blank place.
     */
    static boolean holds(String text, String raw) {
        String printed = plain(text);
        String wanted = plain(raw);
        return printed.equals(wanted)
                || !wanted.isEmpty()
                        && Pattern.compile("(?<![0-9.,])" + Pattern.quote(wanted) + "(?![0-9.,])")
                                .matcher(SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                                        .replaceAll(" "))
                                .find();
    }

    private static String plain(String text) {
        return SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    }
}
