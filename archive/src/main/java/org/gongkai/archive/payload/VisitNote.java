package org.gongkai.archive.payload;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Discovery;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.Visit;

/**
 * What is kept of a visit beside its exchanges: with them it is the whole capture.
 *
 * @param at to the millisecond, as MongoDB keeps it
 * @param payload digest of the answer's body; of the body kept earlier when the server said that it still holds
 */
public record VisitNote(
        String id,
        String run,
        String portal,
        URI uri,
        Instant at,
        Discovery found,
        Capture.Kind kind,
        String reason,
        Optional<Digest> payload) {

    /** The note on this visit. */
    public static VisitNote of(Visit visit) {
        FetchOutcome outcome = visit.outcome();
        return new VisitNote(
                captureId(visit.run(), visit.uri()),
                visit.run(),
                visit.portal(),
                visit.uri(),
                visit.at().truncatedTo(ChronoUnit.MILLIS),
                visit.found(),
                kind(outcome),
                reason(outcome),
                payload(outcome));
    }

    /** The note that a capture was made of. */
    static VisitNote of(Capture capture) {
        return new VisitNote(
                capture.id(),
                capture.run(),
                capture.portal(),
                capture.uri(),
                capture.at(),
                capture.found(),
                capture.kind(),
                capture.reason(),
                capture.payload());
    }

    /** The id of the capture of this address in this run: {@code <run>/<32 hexadecimal digits>}. */
    public static String captureId(String run, URI uri) {
        return run + "/" + addressId(uri).substring(0, 32);
    }

    /** The 64 hexadecimal digits under which an address is kept. */
    public static String addressId(URI uri) {
        return Digest.of(uri.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** The capture, once its exchanges are written. */
    public Capture capture(List<Capture.Hop> hops) {
        return new Capture(id, run, portal, uri, at, found, kind, reason, hops, payload);
    }

    private static Capture.Kind kind(FetchOutcome outcome) {
        if (outcome instanceof FetchOutcome.Fetched) {
            return Capture.Kind.FETCHED;
        } else if (outcome instanceof FetchOutcome.Unchanged) {
            return Capture.Kind.UNCHANGED;
        } else if (outcome instanceof FetchOutcome.Gone) {
            return Capture.Kind.GONE;
        } else if (outcome instanceof FetchOutcome.Blocked) {
            return Capture.Kind.BLOCKED;
        } else if (outcome instanceof FetchOutcome.Disallowed) {
            return Capture.Kind.DISALLOWED;
        }
        return Capture.Kind.FAILED;
    }

    private static String reason(FetchOutcome outcome) {
        if (outcome instanceof FetchOutcome.Gone gone) {
            return gone.reason();
        } else if (outcome instanceof FetchOutcome.Blocked blocked) {
            return blocked.reason();
        } else if (outcome instanceof FetchOutcome.Disallowed disallowed) {
            return disallowed.reason();
        } else if (outcome instanceof FetchOutcome.Failed failed) {
            return failed.reason();
        }
        return "";
    }

    private static Optional<Digest> payload(FetchOutcome outcome) {
        if (outcome instanceof FetchOutcome.Unchanged unchanged) {
            return Optional.of(unchanged.payload());
        }
        List<Exchange> exchanges = outcome.exchanges();
        return exchanges.isEmpty()
                ? Optional.empty()
                : Optional.of(Digest.of(exchanges.get(exchanges.size() - 1).body()));
    }
}
