package org.gongkai.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The shape of a Quartz cron expression: six fields, or seven with a year. Whether it ever fires is Quartz' to say; this
 * finds what people mistype, such as the five fields of Unix cron.
 */
final class CronFields {
    private static final String MONTH = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC";
    private static final String DAY = "SUN|MON|TUE|WED|THU|FRI|SAT";

    private record Field(String name, String word, int least, int most, String special) {
        boolean fits(String text) {
            for (String part : text.split(",", -1)) {
                if (!fitsPart(part)) {
                    return false;
                }
            }
            return true;
        }

        private boolean fitsPart(String part) {
            if (!special.isEmpty() && part.matches(special)) {
                return true;
            }
            String value = "(?:\\d{1,4}" + (word.isEmpty() ? "" : "|" + word) + ")";
            if (!part.matches("(?i)(?:\\*|" + value + "(?:-" + value + ")?)(?:/\\d{1,4})?")) {
                return false;
            }
            String range = part.replaceFirst("/.*", "");
            return Pattern.compile("\\d+")
                    .matcher(range)
                    .results()
                    .map(match -> Integer.parseInt(match.group()))
                    .allMatch(number -> number >= least && number <= most);
        }
    }

    private static final List<Field> FIELDS = List.of(
            new Field("seconds", "", 0, 59, ""),
            new Field("minutes", "", 0, 59, ""),
            new Field("hours", "", 0, 23, ""),
            new Field("day of month", "", 1, 31, "(?i)\\?|L(?:-\\d{1,2})?W?|\\d{1,2}W"),
            new Field("month", MONTH, 1, 12, ""),
            new Field("day of week", DAY, 1, 7, "(?i)\\?|L|(?:[1-7]|" + DAY + ")(?:L|#[1-5])"),
            new Field("year", "", 1970, 2099, ""));

    private CronFields() {}

    /** What is wrong, fit to stand behind the name of the key; empty when the shape is right. */
    static Optional<String> problem(String expression) {
        String[] fields = expression.strip().split("\\s+");
        if (fields.length < 6 || fields.length > 7) {
            return Optional.of("expects a Quartz cron expression of 6 or 7 fields such as '0 30 3 ? * MON', came "
                    + fields.length + " in '" + expression + "'"
                    + (fields.length == 5 ? "; put the seconds before it" : ""));
        }
        for (int i = 0; i < fields.length; i++) {
            if (!FIELDS.get(i).fits(fields[i])) {
                return Optional.of("has a wrong field for " + FIELDS.get(i).name() + ": '" + fields[i] + "' in '"
                        + expression + "'");
            }
        }
        if (fields[3].equals("?") == fields[5].equals("?")) {
            return Optional.of(
                    "must have '?' in exactly one of day of month and day of week, came '" + expression + "'");
        }
        return Optional.empty();
    }
}
