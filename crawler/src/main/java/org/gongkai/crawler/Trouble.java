package org.gongkai.crawler;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    /** How an address was found that no list leads to any more. */
    static final String KNOWN = "known";

    private final Trail trail;
    private final List<Failure> failures = new ArrayList<>();
    private final Set<URI> elsewhere = new HashSet<>();
    private boolean started;
    private boolean blocked;
    private boolean forbiddenStart;

    Trouble(Trail trail) {
        this.trail = trail;
    }

    /**
     * Takes note of a visit.
     *
     * @param standing whether the host can be asked at all
     * @param leftPortal whether a redirect led to another site
     */
    void note(Step step, FetchOutcome outcome, Standing standing, boolean leftPortal) {
        boolean start = step.role() == Role.START;
        if (outcome instanceof Fetched || outcome instanceof Unchanged) {
            started |= start;
            return;
        }
        if (step.role() == Role.GUESS || !matters(step, outcome, leftPortal)) {
            return;
        }
        blocked |= outcome instanceof Blocked || standing == Standing.BLOCKED;
        forbiddenStart |= start && outcome instanceof Disallowed && standing == Standing.OPEN;
        boolean listed = step.role() == Role.CANDIDATE || step.role() == Role.ATTACHMENT;
        String what = outcome instanceof Gone && listed ? "listed and gone: " : "";
        failures.add(new Failure(step.ask().identity(), what + reason(outcome)));
    }

    private static boolean matters(Step step, FetchOutcome outcome, boolean leftPortal) {
        Role role = step.role();
        if (outcome instanceof Gone) {
            // A definite answer, so where nothing but memory led it is none. But what a page still links as a report or
            // its file, what a list counts among its pages, and a start address ought to be there.
            boolean listed = (role == Role.CANDIDATE || role == Role.ATTACHMENT)
                    && !step.found().by().equals(KNOWN);
            return listed || role == Role.LIST_PAGE || role == Role.START;
        }
        boolean onTheWay = role == Role.OPENNESS || role == Role.HUB || role == Role.ORGAN;
        return !(onTheWay && leftPortal);
    }

    /**
     * Takes note of an address that was not asked because it lies on a host that is not the portal's. A column or an organ
     * may well have a portal of its own; a report, a file of one, or a page of a list is missing here.
     */
    void elsewhere(Step step, String refusal) {
        Role role = step.role();
        boolean listed = role == Role.CANDIDATE && !step.found().by().equals(KNOWN);
        if (role == Role.START || role == Role.ATTACHMENT || role == Role.LIST_PAGE || listed) {
            forbiddenStart |= role == Role.START;
            elsewhere(step.ask().identity(), refusal);
        }
    }

    /** Takes note of an address that was not asked because it lies on a host that is not the portal's, once. */
    void elsewhere(URI uri, String refusal) {
        if (elsewhere(uri)) {
            note(uri, "not asked, it is on another host: " + refusal + "; add the host to `hosts` to have it asked");
        }
    }

    /** Takes note of an address on another host; whether it is the first time. */
    boolean elsewhere(URI uri) {
        boolean first = elsewhere.add(uri);
        if (first) {
            trail.elsewhere(uri);
        }
        return first;
    }

    /** Takes note of something that is no visit's fault. */
    void note(URI uri, String reason) {
        note(new Failure(uri, reason));
    }

    /** Takes note of something that is no visit's fault. */
    void note(Failure failure) {
        failures.add(failure);
        trail.troubled(failure);
    }

    List<Failure> failures() {
        return failures;
    }

    /** Whether a start page was there. */
    boolean startAnswered() {
        return started;
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
