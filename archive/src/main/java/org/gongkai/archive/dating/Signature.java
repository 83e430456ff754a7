package org.gongkai.archive.dating;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.model.ReportDocument;

/** The date under a report's text (落款): a line at the end that holds a date and nothing else. */
final class Signature {
    /** A seal, a contact or a page number may stand below it. */
    private static final int LAST_LINES = 4;

    private static final Pattern DATE =
            Pattern.compile("([\\d〇○零一二三四五六七八九]{4})年([\\d〇一二三四五六七八九十]{1,3})月([\\d〇一二三四五六七八九十]{1,3})日");
    private static final String DIGITS = "〇一二三四五六七八九";

    private Signature() {}

    static Optional<LocalDate> find(ReportDocument document) {
        if (document.sections().isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = document.sections()
                .get(document.sections().size() - 1)
                .text()
                .lines()
                .map(line -> line.replaceAll("[\\s\\u3000\\u00a0]", ""))
                .filter(line -> !line.isEmpty())
                .toList();
        for (int index = lines.size() - 1; index >= Math.max(0, lines.size() - LAST_LINES); index--) {
            Matcher date = DATE.matcher(lines.get(index));
            if (date.matches()) {
                return date(date.group(1), date.group(2), date.group(3));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(number(year), number(month), number(day)));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty(); // no day of any calendar, such as 2月30日
        }
    }

    /** In figures, digit by digit (二〇二〇), or with tens (三十一). */
    private static int number(String text) {
        int ten = text.indexOf('十');
        if (ten >= 0) {
            int tens = ten == 0 ? 1 : digit(text.charAt(0));
            int ones = ten == text.length() - 1 ? 0 : digit(text.charAt(ten + 1));
            if (ten > 1 || text.length() > ten + 2) {
                throw new NumberFormatException(text);
            }
            return tens * 10 + ones;
        }
        int value = 0;
        for (int index = 0; index < text.length(); index++) {
            value = value * 10 + digit(text.charAt(index));
        }
        return value;
    }

    private static int digit(char character) {
        int value = Character.isDigit(character)
                ? Character.digit(character, 10)
                : DIGITS.indexOf(character == '○' || character == '零' ? '〇' : character);
        if (value < 0) {
            throw new NumberFormatException(String.valueOf(character));
        }
        return value;
    }
}
