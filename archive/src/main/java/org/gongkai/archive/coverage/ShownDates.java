package org.gongkai.archive.coverage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.gongkai.archive.version.Span;
import org.gongkai.model.Wording;

/**
 * The dates that the pages of one report, or the lists that lead there, show as that of its publication.
 *
 * @param believed the earliest that can be: a page that is touched again later was still published then
 * @param listed whether that one stands in a portal's list alone, and on no page
 * @param impossible the earliest that cannot be; a report about a year is not published before the year is over, nor
 *     after the page was read: such a date was misread or mistyped
 * @param again the latest that lies after the report was first seen: it was put up again then
 */
record ShownDates(
        Optional<LocalDate> believed, boolean listed, Optional<LocalDate> impossible, Optional<LocalDate> again) {

    /** Of what was seen of a report about this year. */
    static ShownDates of(int year, Collection<Span.Seen> seen, Function<String, Optional<Reading>> readings) {
        LocalDate firstSeen = Coverage.day(
                seen.stream().map(Span::from).min(Comparator.naturalOrder()).orElseThrow());
        TreeSet<LocalDate> believed = new TreeSet<>();
        Set<LocalDate> onPages = new HashSet<>();
        TreeSet<LocalDate> impossible = new TreeSet<>();
        TreeSet<LocalDate> again = new TreeSet<>();
        for (Span.Seen span : seen) {
            Map<String, LocalDate> looks = new LinkedHashMap<>();
            looks.put(span.extraction(), Coverage.day(span.to()));
            looks.put(span.firstExtraction(), Coverage.day(span.from()));
            looks.forEach((extraction, look) -> readings.apply(extraction)
                    .ifPresent(reading -> reading.published().ifPresent(day -> {
                        if (!reading.listed()) {
                            onPages.add(day);
                        }
                        if (day.getYear() <= year || day.isAfter(look)) {
                            impossible.add(day);
                        } else if (day.isAfter(firstSeen)) {
                            again.add(day);
                        } else {
                            believed.add(day);
                        }
                    })));
        }
        return new ShownDates(
                believed.stream().findFirst(),
                !believed.isEmpty() && !onPages.contains(believed.first()),
                impossible.stream().findFirst(),
                again.isEmpty() ? Optional.empty() : Optional.of(again.last()));
    }

    /** What to give as the date it shows. */
    Optional<LocalDate> published() {
        return believed.or(() -> impossible);
    }

    /** That it was put up again, when it was; else nothing. */
    Wording reupload() {
        return again.map(day -> new Wording(
                        "a page shows " + day + ", after it was first seen: it was put up again",
                        "有页面所示日期" + day + "晚于首次见到的日期，系重新上传"))
                .orElse(new Wording("", ""));
    }
}
