package org.gongkai.archive.reread;

import java.time.Instant;
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
        Optional<Instant> accepted) {
    public ExtractionRun {
        outcomes = Map.copyOf(outcomes);
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
        return new ExtractionRun(id, started, ended, extractor, forms, selection, selected, counts, accepted);
    }

    /** The run at its end. */
    public ExtractionRun endedAt(Instant at) {
        return new ExtractionRun(
                id, started, Optional.of(at), extractor, forms, selection, selected, outcomes, accepted);
    }

    /** The run when its readings were accepted, or, without a time, put back. */
    public ExtractionRun acceptedAt(Optional<Instant> at) {
        return new ExtractionRun(id, started, ended, extractor, forms, selection, selected, outcomes, at);
    }
}
