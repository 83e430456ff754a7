package org.gongkai.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.archive.coverage.CoverageStatus;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a made-up country, and what has to be said of it: reckoned from the plan alone, by the rules of
 * docs/coverage.md, without a line of the program that is tested.
 */
final class CountryPlan {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private CountryPlan() {}

    /** How the crawls of a portal go in one year; all but the first two mean that nothing could be looked at. */
    enum Weather {
        FAIR,
        /** The crawl of April takes four days. */
        SLOW,
        /** No crawl of February to April reaches it. */
        OUTAGE,
        BLOCKED,
        DISALLOWED,
        INCOMPLETE,
        /** The crawl of April is begun and never ends. */
        CUT,
        NOT_CRAWLED
    }

    enum Content {
        WHOLE,
        ALTERED,
        WITHOUT_TABLE,
        WITHOUT_CHAPTER,
        UNREADABLE
    }

    /**
     * The life of one report.
     *
     * @param from the day from which its page is there; null when it is never published
     * @param shown the date that the page shows
     * @param then what its page holds from another day on
     * @param gone the day from which the page is not there, and {@code back} from which it is again
     * @param moved the day from which it stands at another address, with that day as its date
     * @param touched the day from which its page shows that day as its date, and is otherwise the same
     */
    record Life(
            String tale,
            @Nullable LocalDate from,
            @Nullable LocalDate shown,
            Content content,
            Content then,
            @Nullable LocalDate changed,
            @Nullable LocalDate gone,
            @Nullable LocalDate back,
            @Nullable LocalDate moved,
            @Nullable LocalDate touched) {

        @Nullable
        LocalDate shown(LocalDate day) {
            if (elsewhere(day)) {
                return moved;
            }
            return touched != null && !day.isBefore(touched) ? touched : shown;
        }

        boolean there(LocalDate day) {
            boolean begun = from != null && !day.isBefore(from);
            boolean away = gone != null && !day.isBefore(gone) && (back == null || day.isBefore(back));
            return begun && !away;
        }

        boolean elsewhere(LocalDate day) {
            return moved != null && !day.isBefore(moved);
        }

        Content content(LocalDate day) {
            return changed != null && !day.isBefore(changed) ? then : content;
        }
    }

    /** The lives that are told, for a report about a year that is due on a day; each has a name of its own. */
    static List<Life> lives(int year, LocalDate due) {
        LocalDate early = LocalDate.of(year + 1, 1, 10);
        LocalDate may = LocalDate.of(year + 1, 5, 1);
        LocalDate nextYear = LocalDate.of(year + 2, 1, 5);
        Content whole = Content.WHOLE;
        return List.of(
                life("early", early, early, whole),
                life("never", null, null, whole),
                life("late", may, may, whole),
                life("late, undated", may, null, whole),
                life("set back", may, due.minusDays(3), whole),
                life("on the last day", due, due, whole),
                life("undated", due, null, whole),
                life("impossible date", due, LocalDate.of(year, 6, 1), whole),
                life("without a table", early, early, Content.WITHOUT_TABLE),
                life("without a chapter", early, null, Content.WITHOUT_CHAPTER),
                life("unreadable", early, null, Content.UNREADABLE),
                life("late and without a table", may, may, Content.WITHOUT_TABLE),
                life("put up again years later", nextYear.plusMonths(8), nextYear.plusMonths(8), whole),
                new Life("mended", early, early, Content.WITHOUT_TABLE, whole, may, null, null, null, null),
                new Life("altered", early, early, whole, Content.ALTERED, may, null, null, null, null),
                new Life("taken down", early, early, whole, whole, null, may, null, null, null),
                new Life(
                        "taken down before it was due",
                        early,
                        early,
                        whole,
                        whole,
                        null,
                        due.minusDays(9),
                        null,
                        null,
                        null),
                new Life("back", early, early, whole, whole, null, may, nextYear.plusMonths(3), null, null),
                new Life(
                        "away for a day",
                        early,
                        early,
                        whole,
                        whole,
                        null,
                        may.plusDays(10),
                        may.plusDays(60),
                        null,
                        null),
                new Life("moved", early, early, whole, whole, null, null, null, may, null),
                new Life("touched", due, due, whole, whole, null, null, null, null, may),
                new Life("undated, then moved", due, null, whole, whole, null, null, null, may, null));
    }

    private static Life life(String tale, @Nullable LocalDate from, @Nullable LocalDate shown, Content content) {
        return new Life(tale, from, shown, content, content, null, null, null, null, null);
    }

    /** One crawl of a portal. */
    record Crawl(LocalDate day, Duration takes, Weather weather) {
        static final LocalTime BEGINS = LocalTime.NOON;

        String run() {
            return "run-" + day;
        }

        Instant begun() {
            return day.atTime(BEGINS).atZone(CHINA).toInstant();
        }

        /** Just before it ends, as a crawl that takes days would look. */
        Instant looks() {
            return begun().plus(takes).minusSeconds(60);
        }

        Instant ended() {
            return begun().plus(takes);
        }

        LocalDate lookDay() {
            return LocalDate.ofInstant(looks(), CHINA);
        }

        boolean fair() {
            return weather == Weather.FAIR || weather == Weather.SLOW;
        }

        boolean endedBy(LocalDate asOf) {
            return ended().isBefore(asOf.plusDays(1).atStartOfDay(CHINA).toInstant());
        }
    }

    /** The crawls of a calendar year, in order. */
    static List<Crawl> crawls(int calendarYear, Weather weather) {
        List<Crawl> crawls = new ArrayList<>();
        for (String day : List.of("01-15", "02-10", "03-20", "04-10", "05-20", "06-20", "09-20")) {
            LocalDate date = LocalDate.parse(calendarYear + "-" + day);
            int month = date.getMonthValue();
            Weather then =
                    switch (weather) {
                        case OUTAGE -> month >= 2 && month <= 4 ? Weather.OUTAGE : Weather.FAIR;
                        case CUT -> month == 4 ? Weather.CUT : Weather.FAIR;
                        case SLOW -> month == 4 ? Weather.SLOW : Weather.FAIR;
                        default -> weather;
                    };
            if (then != Weather.NOT_CRAWLED) {
                Duration takes = then == Weather.SLOW ? Duration.ofDays(4) : Duration.ofMinutes(10);
                crawls.add(new Crawl(date, takes, then));
            }
        }
        return crawls;
    }

    /** What has to be said of a report as known on a day. */
    static CoverageStatus expected(
            int year, LocalDate due, Life life, boolean configured, List<Crawl> all, LocalDate asOf) {
        // a page that was looked at is known of, though the crawl goes on
        List<Crawl> looked = all.stream()
                .filter(Crawl::fair)
                .filter(crawl -> !crawl.lookDay().isAfter(asOf))
                .toList();
        Optional<Crawl> first =
                looked.stream().filter(crawl -> life.there(crawl.lookDay())).findFirst();
        List<Crawl> completeAfterDue = all.stream()
                .filter(Crawl::fair)
                .filter(crawl -> crawl.day().isAfter(due) && crawl.endedBy(asOf))
                .toList();
        if (first.isEmpty()) {
            if (!asOf.isAfter(due)) {
                return CoverageStatus.NOT_DUE;
            }
            boolean lately = configured
                    && completeAfterDue.stream()
                            .anyMatch(crawl -> !asOf.isAfter(crawl.day().plusDays(180)));
            return lately ? CoverageStatus.MISSING : CoverageStatus.UNKNOWN;
        }
        if (isGone(life, looked)) {
            return CoverageStatus.REMOVED;
        }
        boolean missed = configured
                && completeAfterDue.stream()
                        .anyMatch(crawl -> crawl.ended().isBefore(first.get().looks()));
        CoverageStatus timing = timing(year, due, life, first.get().lookDay(), missed);
        if (timing == CoverageStatus.LATE) {
            return timing;
        }
        LocalDate last = looked.stream()
                .map(Crawl::lookDay)
                .filter(life::there)
                .reduce((one, later) -> later)
                .orElseThrow();
        return switch (life.content(last)) {
            case WHOLE, ALTERED -> timing;
            case WITHOUT_TABLE, WITHOUT_CHAPTER -> CoverageStatus.INCOMPLETE;
            case UNREADABLE -> CoverageStatus.UNREADABLE;
        };
    }

    private static CoverageStatus timing(int year, LocalDate due, Life life, LocalDate seen, boolean missed) {
        if (!seen.isAfter(due)) {
            return CoverageStatus.ON_TIME;
        }
        // a page that was moved or touched before anybody saw it shows the day of that
        LocalDate shown = life.shown(seen);
        boolean believed = shown != null && shown.getYear() > year && !shown.isAfter(seen);
        if (believed && !shown.isAfter(due)) {
            return CoverageStatus.ON_TIME;
        }
        boolean late = missed || believed && !shown.isAfter(due.plusYears(1));
        return late ? CoverageStatus.LATE : CoverageStatus.DATE_UNKNOWN;
    }

    /** Three definite answers, over three days at least, since it was last there. */
    private static boolean isGone(Life life, List<Crawl> looked) {
        int answers = 0;
        for (Crawl crawl : looked) {
            answers = life.there(crawl.lookDay()) ? 0 : answers + 1;
        }
        return answers >= 3;
    }
}
