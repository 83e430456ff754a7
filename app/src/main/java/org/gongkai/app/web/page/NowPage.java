package org.gongkai.app.web.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.model.RunReport;

/**
 * The runs that have not ended, to be shown within another page.
 *
 * @param running oldest first
 * @param ended when the last of all runs ended, when none goes on
 */
public record NowPage(Frame frame, List<Progress> running, Optional<Instant> ended) {
    /** So many portals are named; more would not fit. */
    private static final int MOST_NAMED = 6;
    /** What began earlier is not continued but begun anew. */
    private static final Duration LONGEST = Duration.ofDays(2);

    public NowPage {
        running = List.copyOf(running);
    }

    /**
     * How far a run is.
     *
     * @param portals how many it visits
     * @param done how many of them it has left behind
     * @param requests made at those
     * @param reports seen at those
     * @param recent whether it began so lately that it may go on; an older one was interrupted for good
     * @param open names of some portals where it still is
     */
    public record Progress(
            String run,
            Instant started,
            int portals,
            int done,
            int requests,
            int reports,
            boolean recent,
            List<String> open) {
        public Progress {
            open = List.copyOf(open);
        }

        private static Progress of(List<RunReport> run, Instant now) {
            List<RunReport> done =
                    run.stream().filter(report -> report.ended().isPresent()).toList();
            return new Progress(
                    run.get(0).run(),
                    run.stream().map(RunReport::started).min(Instant::compareTo).orElseThrow(),
                    run.size(),
                    done.size(),
                    done.stream().mapToInt(report -> report.counts().requests()).sum(),
                    done.stream().mapToInt(report -> report.reports().size()).sum(),
                    run.stream().anyMatch(report -> report.started().isAfter(now.minus(LONGEST))),
                    run.stream()
                            .filter(report -> report.ended().isEmpty())
                            .map(RunReport::portal)
                            .limit(MOST_NAMED)
                            .toList());
        }
    }

    /**
     * What goes on.
     *
     * @param unfinished runs at portals that have not ended
     * @param runs all others, those that ended; may be of a moment ago
     */
    public static NowPage of(Frame frame, Collection<RunReport> unfinished, Collection<RunReport> runs, Instant now) {
        Map<String, Map<String, RunReport>> open = new LinkedHashMap<>();
        unfinished.forEach(report ->
                open.computeIfAbsent(report.run(), run -> new LinkedHashMap<>()).put(report.portal(), report));
        for (RunReport report : runs) {
            Map<String, RunReport> run = open.get(report.run());
            if (run != null && report.ended().isPresent()) {
                run.putIfAbsent(report.portal(), report);
            }
        }
        return new NowPage(
                frame,
                open.values().stream()
                        .map(run -> Progress.of(List.copyOf(run.values()), now))
                        .toList(),
                runs.stream().flatMap(report -> report.ended().stream()).max(Instant::compareTo));
    }
}
