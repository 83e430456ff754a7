package org.gongkai.extractor.content;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.model.ReportDocument.Period;
import org.jspecify.annotations.Nullable;

/** Dates that a report states: its period, its publication, the year that its text is about. */
final class Dates {
    private static final Pattern PERIOD = Pattern.compile(
            "([12][0-9]{3})年([0-9]{1,2})月([0-9]{1,2})日(?:起|始|开始)?(?:至|到|-|—|–|~|止)+(?:([12][0-9]{3})年)?([0-9]{1,2})月([0-9]{1,2})日");
    private static final Pattern DATE =
            Pattern.compile("([12][0-9]{3})\\s*[-年/.]\\s*([0-9]{1,2})\\s*[-月/.]\\s*([0-9]{1,2})");
    private static final Pattern IN_ADDRESS = Pattern.compile(
            "/t([12][0-9]{3})([01][0-9])([0-3][0-9])_|/art/([12][0-9]{3})/([0-9]{1,2})/([0-9]{1,2})/|/([12][0-9]{3})-([01][0-9])[-/]([0-3][0-9])/");
    private static final Pattern YEAR = Pattern.compile("(?<![0-9])(20[0-4][0-9])年");

    private Dates() {}

    /** The statistical period (统计期限): a span of at least half a year that ends in the year it begins. */
    static @Nullable Period period(String text) {
        Matcher matcher = PERIOD.matcher(text);
        while (matcher.find()) {
            String last = matcher.group(4) == null ? matcher.group(1) : matcher.group(4);
            Optional<LocalDate> from = date(matcher.group(1), matcher.group(2), matcher.group(3));
            Optional<LocalDate> to = date(last, matcher.group(5), matcher.group(6));
            if (from.isPresent() && to.isPresent() && from.get().plusMonths(6).isBefore(to.get())) {
                return new Period(from.get(), to.get());
            }
        }
        return null;
    }

    /** The first text that holds a date, else the date in the address that content management systems write there. */
    static Optional<LocalDate> published(List<String> texts, Optional<URI> address) {
        for (String text : texts) {
            Matcher matcher = DATE.matcher(text);
            if (matcher.find()) {
                Optional<LocalDate> date = date(matcher.group(1), matcher.group(2), matcher.group(3));
                if (date.isPresent()) {
                    return date;
                }
            }
        }
        if (address.isPresent() && address.get().getPath() != null) {
            Matcher matcher = IN_ADDRESS.matcher(address.get().getPath());
            if (matcher.find()) {
                for (int group = 1; group < 9; group += 3) {
                    if (matcher.group(group) != null) {
                        return date(matcher.group(group), matcher.group(group + 1), matcher.group(group + 2));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The year that the text names most, when it names it at least twice and twice as often as any other. */
    static OptionalInt dominantYear(String text) {
        Map<Integer, Integer> counts = new TreeMap<>();
        Matcher matcher = YEAR.matcher(text);
        while (matcher.find()) {
            counts.merge(Integer.valueOf(matcher.group(1)), 1, Integer::sum);
        }
        int best = 0;
        int most = 0;
        int second = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                second = most;
                most = entry.getValue();
                best = entry.getKey();
            } else {
                second = Math.max(second, entry.getValue());
            }
        }
        return most >= 2 && most >= 2 * second ? OptionalInt.of(best) : OptionalInt.empty();
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
