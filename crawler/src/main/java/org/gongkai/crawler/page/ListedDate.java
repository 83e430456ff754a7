package org.gongkai.crawler.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the date in a piece of a list, in the forms that portals print. */
final class ListedDate {
    private static final Pattern FULL = Pattern.compile(
            "(?<!\\d)((?:19|20)\\d\\d)\\s*[-/.年]\\s*(0?[1-9]|1[0-2])\\s*[-/.月]\\s*(3[01]|[12]\\d|0?[1-9])(?!\\d)");
    private static final Pattern TRAILING = Pattern.compile(
            "[\\s\\[(（【]*(?:19|20)\\d\\d\\s*[-/.]\\s*\\d{1,2}\\s*[-/.]\\s*\\d{1,2}(?:\\s+\\d{1,2}:\\d{2}(?::\\d{2})?)?[\\s\\])）】]*$");

    private ListedDate() {}

    /** The first full date in the text; a day without a year is none. */
    static Optional<LocalDate> find(String text) {
        Matcher matcher = FULL.matcher(text);
        while (matcher.find()) {
            try {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3))));
            } catch (DateTimeException e) {
                continue; // 2021-02-31: no date, perhaps a number; look on
            }
        }
        return Optional.empty();
    }

    /** A title without the date that stands in the same anchor behind it. */
    static String strip(String title) {
        return TRAILING.matcher(title).replaceFirst("").strip();
    }
}
