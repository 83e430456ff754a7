package org.gongkai.app.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongkai.model.Portal;
import org.gongkai.model.RunReport;
import org.gongkai.model.RunReport.Status;
import org.junit.jupiter.api.Test;

class RhythmTest {
    /** Daily at 3:30 in Shanghai, which is 19:30 of the day before in UTC. */
    private static final Portal DAILY = portal("daily");

    private static final Instant JUNE = Instant.parse("2026-06-01T19:30:00Z");

    private static Portal portal(String id) {
        return new Portal(
                id,
                id,
                "410100",
                List.of(URI.create("http://www.a.example/")),
                Set.of("www.a.example"),
                "0 30 3 * * ?");
    }

    private static RunReport run(Instant started, Status status, int reports) {
        List<RunReport.SeenReport> seen = new ArrayList<>();
        for (int i = 0; i < reports; i++) {
            seen.add(new RunReport.SeenReport("410100", "n", 2000 + i, URI.create("http://www.a.example/" + i)));
        }
        return new RunReport(
                started.toString(),
                "daily",
                started,
                Optional.of(started.plusSeconds(60)),
                status,
                new RunReport.Counts(0, 0, 0, 0, 0, 0),
                seen,
                List.of());
    }

    /** Daily runs, the last of them in June, that all saw the same. */
    private static List<RunReport> same(int runs) {
        List<RunReport> list = new ArrayList<>();
        for (int i = runs - 1; i >= 0; i--) {
            list.add(run(JUNE.minus(Duration.ofDays(i)), Status.COMPLETE, 2));
        }
        return list;
    }

    @Test
    void takesEachTimeWhileReportsChangeAndFewerWhileTheyDoNot() {
        Instant now = JUNE.plusSeconds(600);
        assertThat(new Rhythm(DAILY, same(3)).next(now)).contains(JUNE.plus(Duration.ofDays(1)));
        assertThat(new Rhythm(DAILY, same(4)).next(now)).contains(JUNE.plus(Duration.ofDays(2)));
        assertThat(new Rhythm(DAILY, same(7)).next(now)).contains(JUNE.plus(Duration.ofDays(4)));
        List<RunReport> changed = same(7);
        changed.set(6, run(JUNE, Status.COMPLETE, 3));
        assertThat(new Rhythm(DAILY, changed).next(now)).contains(JUNE.plus(Duration.ofDays(1)));
    }

    @Test
    void doesNotTakeALookThatFailedForAQuietOne() {
        List<RunReport> broken = same(7);
        broken.set(6, run(JUNE, Status.INCOMPLETE, 2));
        assertThat(new Rhythm(DAILY, broken).every()).isEqualTo(1);
    }

    @Test
    void catchesUpOnceHoweverManyTimesWereMissed() {
        Instant late = JUNE.plus(Duration.ofDays(30)).plusSeconds(5);
        assertThat(new Rhythm(DAILY, same(1)).next(late)).contains(late);
        assertThat(new Rhythm(DAILY, List.of()).next(late)).contains(JUNE.plus(Duration.ofDays(31)));
    }

    @Test
    void takesEachTimeBeforeTheDeadlinesAndSpreadsPortals() {
        Instant last = Instant.parse("2026-01-20T19:30:00Z");
        List<RunReport> quiet = new ArrayList<>();
        for (int i = 7; i >= 0; i--) {
            quiet.add(run(last.minus(Duration.ofDays(i)), Status.COMPLETE, 2));
        }
        Instant due = last.plus(Duration.ofDays(1));
        Instant one = new Rhythm(portal("one"), quiet).next(last).orElseThrow();
        Instant other = new Rhythm(portal("other"), quiet).next(last).orElseThrow();
        assertThat(one).isBetween(due, due.plus(Duration.ofHours(3))).isNotEqualTo(other);
        assertThat(other).isBetween(due, due.plus(Duration.ofHours(3)));
        assertThat(new Rhythm(portal("one"), quiet).next(last)).contains(one);
    }

    @Test
    void hasNoNextTimeWhenTheExpressionHasNoMore() {
        Portal once = new Portal(
                "once",
                "once",
                "410100",
                List.of(URI.create("http://www.a.example/")),
                Set.of("www.a.example"),
                "0 0 3 1 1 ? 2020");
        assertThat(new Rhythm(once, List.of()).next(JUNE)).isEmpty();
    }
}
