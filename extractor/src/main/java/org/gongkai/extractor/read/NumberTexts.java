package org.gongkai.extractor.read;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.jspecify.annotations.Nullable;

/** Numbers of a workbook as its cells show them. For one thread. */
final class NumberTexts {
    /** Larger whole numbers are shown in powers of ten. */
    private static final double LARGEST_PLAIN = 1e11;
    /** Beyond these, digits are the noise of binary fractions. */
    private static final int MOST_DIGITS = 15;
    /** Formats that mean dates in the Chinese edition (ECMA-376 part 1, 18.8.30); the shown forms are that edition's. */
    private static final Map<Integer, String> CHINESE = Map.of(
            14, "yyyy/m/d",
            27, "yyyy\"年\"m\"月\"",
            28, "m\"月\"d\"日\"",
            29, "m\"月\"d\"日\"",
            31, "yyyy\"年\"m\"月\"d\"日\"",
            57, "yyyy\"年\"m\"月\"",
            58, "m\"月\"d\"日\"");

    private @Nullable DataFormatter formatter;

    /**
     * The number as shown.
     *
     * @param format the format's number; below 164 it may be one that every workbook has
     * @param pattern the format itself
     * @param from1904 whether the workbook counts days from 1904
     */
    String shown(double number, int format, String pattern, boolean from1904) {
        String shownPattern = CHINESE.getOrDefault(format, pattern);
        boolean general = shownPattern.isEmpty()
                || shownPattern.equalsIgnoreCase("General")
                || shownPattern.equals("@")
                // Figures as Chinese numerals: the library does not know them.
                || shownPattern.startsWith("[DBNum");
        if (general && number == Math.rint(number) && Math.abs(number) < LARGEST_PLAIN) {
            return Long.toString((long) number);
        }
        String exact = BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        if (general && digits(exact) <= MOST_DIGITS) {
            // How many of them show depends on how wide the column is drawn.
            return exact;
        }
        if (formatter == null) {
            formatter = new DataFormatter(Locale.ROOT);
        }
        String shown = formatter
                .formatRawCellContents(number, general ? 0 : format, general ? "General" : shownPattern, from1904)
                .strip();
        // Too wide for its cell, or in powers of ten: a reader would look into the cell.
        boolean unreadable = shown.startsWith("#") || shown.contains("E");
        return unreadable ? exact : shown;
    }

    private static long digits(String number) {
        return number.chars().filter(c -> c >= '0' && c <= '9').count();
    }
}
