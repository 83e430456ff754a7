package org.gongkai.crawler;

import java.util.Optional;
import org.gongkai.crawler.CrawlJournal.Kept;
import org.gongkai.model.Digest;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.FetchOutcome.Fetched;
import org.gongkai.model.FetchOutcome.Gone;
import org.gongkai.model.FetchOutcome.Unchanged;
import org.gongkai.model.RunReport.Counts;

/** Counts of one run at one portal, visits of an earlier process of the run included. */
final class Tally {
    private int replayed;
    private int captures;
    private int fresh;
    private int changed;
    private int unchanged;
    private int gone;

    /** What a visit counts as beside being a capture. */
    enum Counted {
        /** No capture either: nothing answered. */
        NOTHING,
        CAPTURE,
        FRESH,
        CHANGED,
        UNCHANGED,
        GONE
    }

    /** Counts one visit, and says as what. */
    Counted count(FetchOutcome outcome, Optional<Kept> kept, boolean fromJournal, boolean expected) {
        Counted counted = judge(outcome, kept, expected);
        count(counted, outcome.exchanges().size(), fromJournal);
        return counted;
    }

    /** Counts a visit of which it is known what it counts as. */
    void count(Counted counted, int exchanges, boolean fromJournal) {
        captures += counted == Counted.NOTHING ? 0 : 1;
        replayed += fromJournal ? exchanges : 0;
        fresh += counted == Counted.FRESH ? 1 : 0;
        changed += counted == Counted.CHANGED ? 1 : 0;
        unchanged += counted == Counted.UNCHANGED ? 1 : 0;
        gone += counted == Counted.GONE ? 1 : 0;
    }

    /** @param expected whether something ought to be there, so that its absence is worth a count */
    private static Counted judge(FetchOutcome outcome, Optional<Kept> kept, boolean expected) {
        if (outcome.exchanges().isEmpty()) {
            return Counted.NOTHING;
        } else if (outcome instanceof Unchanged) {
            return Counted.UNCHANGED;
        } else if (outcome instanceof Gone) {
            return expected ? Counted.GONE : Counted.CAPTURE;
        } else if (outcome instanceof Fetched) {
            Exchange answer = outcome.exchanges().get(outcome.exchanges().size() - 1);
            if (kept.isEmpty()) {
                return Counted.FRESH;
            }
            boolean same = kept.orElseThrow().payload().equals(Digest.of(answer.body()));
            return same ? Counted.UNCHANGED : Counted.CHANGED;
        }
        return Counted.CAPTURE;
    }

    /** The counts so far; of an earlier process only requests that were answered are known. */
    Counts counts(int requests) {
        return new Counts(requests + replayed, captures, fresh, changed, unchanged, gone);
    }
}
