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

    /**
     * Counts one visit.
     *
     * @param expected whether something ought to be there, so that its absence is worth a count
     */
    void count(FetchOutcome outcome, Optional<Kept> kept, boolean fromJournal, boolean expected) {
        if (outcome.exchanges().isEmpty()) {
            return;
        }
        captures++;
        replayed += fromJournal ? outcome.exchanges().size() : 0;
        if (outcome instanceof Unchanged) {
            unchanged++;
        } else if (outcome instanceof Gone) {
            gone += expected ? 1 : 0;
        } else if (outcome instanceof Fetched) {
            Exchange answer = outcome.exchanges().get(outcome.exchanges().size() - 1);
            if (kept.isEmpty()) {
                fresh++;
            } else if (kept.orElseThrow().payload().equals(Digest.of(answer.body()))) {
                unchanged++;
            } else {
                changed++;
            }
        }
    }

    /** The counts so far; of an earlier process only requests that were answered are known. */
    Counts counts(int requests) {
        return new Counts(requests + replayed, captures, fresh, changed, unchanged, gone);
    }
}
