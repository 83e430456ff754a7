package org.gongkai.archive.reread;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.model.Digest;

/**
 * One time that extraction was run over stored reports.
 *
 * @param id {@code x} and the time it began, for example {@code x20261121T185900Z}
 * @param ended empty while it goes on, or waits to be continued
 * @param extractor version that reads
 * @param forms digest of the forms that are read onto
 * @param selection what was chosen, in the words of the command line
 * @param selected how many report versions that was
 * @param outcomes how many of them have come to what so far
 * @param accepted when its readings became the ones that are shown; empty when they never did, or were put back
 * @param putBack the times in which they were shown before they were put back, oldest first
 */
public record ExtractionRun(
        String id,
        Instant started,
        Optional<Instant> ended,
        String extractor,
        Digest forms,
        String selection,
        int selected,
        Map<Reread.Outcome, Integer> outcomes,
        Optional<Instant> accepted,
        List<Shown> putBack) {
    public ExtractionRun {
        outcomes = Map.copyOf(outcomes);
        putBack = List.copyOf(putBack);
    }

    /** From when on, and until when, readings were shown. */
    public record Shown(Instant from, Instant until) {}

    /** When its readings, which are put back now or were earlier, were shown at the end of this time, if they were. */
    public Optional<Instant> shownBefore(Instant time) {
        return putBack.stream()
                .filter(shown -> shown.from().isBefore(time) && !shown.until().isBefore(time))
                .map(Shown::from)
                .reduce((earlier, later) -> later);
    }

    /** How many have been read. */
    public int done() {
        return outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many came to this. */
    public int count(Reread.Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    /** The run with what came of some more. */
    public ExtractionRun with(List<Reread> more) {
        Map<Reread.Outcome, Integer> counts = new EnumMap<>(Reread.Outcome.class);
        counts.putAll(outcomes);
        more.forEach(one -> counts.merge(one.outcome(), 1, Integer::sum));
        return new ExtractionRun(id, started, ended, extractor, forms, selection, selected, counts, accepted, putBack);
    }

    /** The run at its end. */
    public ExtractionRun endedAt(Instant at) {
        return new ExtractionRun(
                id, started, Optional.of(at), extractor, forms, selection, selected, outcomes, accepted, putBack);
    }

    /** The run when its readings were accepted. */
    public ExtractionRun acceptedAt(Instant at) {
        return new ExtractionRun(
                id, started, ended, extractor, forms, selection, selected, outcomes, Optional.of(at), putBack);
    }

    /** The run without its acceptance. */
    public ExtractionRun notAccepted() {
        return new ExtractionRun(
                id, started, ended, extractor, forms, selection, selected, outcomes, Optional.empty(), putBack);
    }

    /** The accepted run when its readings were put back. */
    public ExtractionRun putBackAt(Instant at) {
        List<Shown> all = new ArrayList<>(putBack);
        all.add(new Shown(accepted.orElseThrow(), at));
        return new ExtractionRun(
                id, started, ended, extractor, forms, selection, selected, outcomes, Optional.empty(), all);
    }
}
