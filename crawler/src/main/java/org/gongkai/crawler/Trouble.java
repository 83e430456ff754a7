package org.gongkai.crawler;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.crawler.discover.Role;
import org.gongkai.crawler.discover.Step;
import org.gongkai.crawler.fetch.RobotsGate.Standing;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.FetchOutcome.Blocked;
import org.gongkai.model.FetchOutcome.Disallowed;
import org.gongkai.model.FetchOutcome.Failed;
import org.gongkai.model.FetchOutcome.Fetched;
import org.gongkai.model.FetchOutcome.Gone;
import org.gongkai.model.FetchOutcome.Unchanged;
import org.gongkai.model.RunReport.Failure;
import org.gongkai.model.RunReport.Status;

/** What went wrong in a crawl, and what that makes of it: only a crawl without trouble can say that something is missing. */
final class Trouble {
    private final List<Failure> failures = new ArrayList<>();
    private boolean started;
    private boolean blocked;
    private boolean forbiddenStart;

    /**
     * Takes note of a visit.
     *
     * @param within whether the address is on one of the portal's hosts
     * @param standing whether the host can be asked at all
     * @param leftPortal whether a redirect led to another site
     */
    void note(Step step, FetchOutcome outcome, boolean within, Standing standing, boolean leftPortal) {
        boolean start = step.role() == Role.START;
        if (outcome instanceof Fetched || outcome instanceof Unchanged) {
            started |= start;
            return;
        }
        if (step.role() == Role.GUESS || !matters(step, outcome, within, leftPortal)) {
            return;
        }
        blocked |= outcome instanceof Blocked || standing == Standing.BLOCKED;
        forbiddenStart |= start && outcome instanceof Disallowed && standing == Standing.OPEN;
        failures.add(new Failure(step.ask().identity(), reason(outcome)));
    }

    private static boolean matters(Step step, FetchOutcome outcome, boolean within, boolean leftPortal) {
        Role role = step.role();
        if (outcome instanceof Gone) {
            // A definite answer; but what a list counts among its pages, and a start address, ought to be there.
            return role == Role.LIST_PAGE || role == Role.START;
        }
        boolean onTheWay = role == Role.OPENNESS || role == Role.HUB || role == Role.ORGAN;
        return role == Role.START || (within && !(onTheWay && leftPortal));
    }

    /** Takes note of something that is no visit's fault. */
    void note(URI uri, String reason) {
        note(new Failure(uri, reason));
    }

    /** Takes note of something that is no visit's fault. */
    void note(Failure failure) {
        failures.add(failure);
    }

    List<Failure> failures() {
        return failures;
    }

    /** What all this makes of the crawl. */
    Status status() {
        if (blocked) {
            return Status.BLOCKED;
        }
        if (!started) {
            return forbiddenStart ? Status.DISALLOWED : Status.UNREACHABLE;
        }
        return failures.isEmpty() ? Status.COMPLETE : Status.INCOMPLETE;
    }

    private static String reason(FetchOutcome outcome) {
        if (outcome instanceof Gone gone) {
            return gone.reason();
        } else if (outcome instanceof Blocked blocked) {
            return blocked.reason();
        } else if (outcome instanceof Disallowed disallowed) {
            return disallowed.reason();
        } else if (outcome instanceof Failed failed) {
            List<Exchange> exchanges = failed.exchanges();
            return exchanges.size() > 1
                    ? failed.reason() + " (at "
                            + exchanges.get(exchanges.size() - 1).uri() + ")"
                    : failed.reason();
        }
        return "no document";
    }
}
