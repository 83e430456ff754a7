package org.gongkai.app.schedule;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.gongkai.model.Portal;
import org.gongkai.model.RunReport;
import org.quartz.CronExpression;

/**
 * When a portal is crawled next, by its cron expression and by what its runs brought.
 *
 * <p>Each time of the expression counts while the portal's reports change. After {@value #QUIET} complete runs that all saw
 * the same reports, every second time counts; after {@value #SILENT}, every fourth. In the {@value #SEASON_DAYS} days up to
 * 31 January and 31 March, by which reports are due, every time counts whatever came before, and portals that share a time
 * begin spread over three hours, or over a quarter of the way to the next time where that is less.
 */
public final class Rhythm {
    /** The zone in which every schedule is written. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final int QUIET = 3;
    private static final int SILENT = 6;
    private static final int SEASON_DAYS = 21;
    private static final Duration SPREAD = Duration.ofHours(3);
    private static final List<MonthDay> DUE = List.of(MonthDay.of(1, 31), MonthDay.of(3, 31));

    private final String portal;
    private final CronExpression cron;
    private final List<RunReport> runs;

    /**
     * The rhythm of a portal that has a schedule.
     *
     * @param runs at the portal, oldest first
     */
    public Rhythm(Portal portal, List<RunReport> runs) {
        this.portal = portal.id();
        this.runs = List.copyOf(runs);
        try {
            this.cron = new CronExpression(portal.schedule());
        } catch (ParseException e) {
            throw new IllegalStateException("the configuration let through the schedule of " + portal, e);
        }
        cron.setTimeZone(TimeZone.getTimeZone(ZONE));
    }

    /** Which of the expression's times counts in quiet times: 1 for each, 2 for every second, 4 for every fourth. */
    public int every() {
        int quiet = 0;
        for (int i = runs.size() - 1; i > 0 && isComplete(i) && isComplete(i - 1); i--) {
            if (!seen(runs.get(i)).equals(seen(runs.get(i - 1)))) {
                break;
            }
            quiet++;
        }
        return quiet >= SILENT ? 4 : quiet >= QUIET ? 2 : 1;
    }

    /**
     * The next time, which is now when one was missed: however many were, they are caught up once. Empty when the
     * expression has no more.
     */
    public Optional<Instant> next(Instant now) {
        if (runs.isEmpty()) {
            return after(now).map(this::spread);
        }
        int every = every();
        Optional<Instant> time = after(runs.get(runs.size() - 1).started());
        for (int passed = 1; time.isPresent() && passed < every && !isSeason(time.orElseThrow()); passed++) {
            time = after(time.orElseThrow());
        }
        return time.map(this::spread).map(due -> due.isBefore(now) ? now : due);
    }

    private Optional<Instant> after(Instant moment) {
        return Optional.ofNullable(cron.getNextValidTimeAfter(Date.from(moment)))
                .map(Date::toInstant);
    }

    private Instant spread(Instant time) {
        if (!isSeason(time)) {
            return time;
        }
        Duration room = after(time)
                .map(following -> Duration.between(time, following).dividedBy(4))
                .filter(quarter -> quarter.compareTo(SPREAD) < 0)
                .orElse(SPREAD);
        // by the name, so that it is the same after each start
        return time.plusMillis(Math.floorMod(portal.hashCode() * 0x9E3779B1, Math.max(1, (int) room.toMillis())));
    }

    private static boolean isSeason(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, ZONE);
        return DUE.stream()
                .map(due -> due.atYear(day.getYear()))
                .anyMatch(due -> !day.isAfter(due) && day.isAfter(due.minusDays(SEASON_DAYS)));
    }

    private boolean isComplete(int run) {
        return runs.get(run).status() == RunReport.Status.COMPLETE;
    }

    private static Set<RunReport.SeenReport> seen(RunReport run) {
        return new HashSet<>(run.reports());
    }
}
