package org.gongkai.archive.fixity;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gongkai.archive.fixity.FixityReport.Affected;
import org.gongkai.archive.payload.PayloadPlace;
import org.gongkai.archive.payload.Sha512;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;

/**
 * Verifies bodies one by one, by their places: all that can be done where payloads are no files, and all that is wanted
 * for a sample.
 */
public final class PayloadCheck {
    private static final Digest NOTHING = Digest.of(new byte[0]);

    private final Holdings holdings;
    private final Reading reading;
    private final Clock clock;

    /** Reads what is to be verified. */
    public interface Reading {
        /** A body, checked against its SHA-256. */
        byte[] read(PayloadPlace place) throws IOException;

        /** Ids of the exchanges that are kept apart from bodies, and whether each is as it was written. */
        Optional<Map<String, Boolean>> exchanges();
    }

    public PayloadCheck(Holdings holdings, Reading reading, Clock clock) {
        this.holdings = holdings;
        this.reading = reading;
        this.clock = clock;
    }

    /** @param percent of the bodies, taken by lot; another lot each time */
    public FixityReport check(double percent, FixityProgress progress) throws InterruptedException {
        Instant started = clock.instant();
        Random lot = new Random(started.toEpochMilli());
        List<PayloadPlace> drawn = new ArrayList<>();
        Set<String> known = new HashSet<>();
        holdings.eachPlace(place -> {
            known.add(place.digest().hex());
            if (lot.nextDouble() * 100 < percent) {
                drawn.add(place);
            }
        });
        // in the order of the files, so that a disk need not jump about
        drawn.sort(Comparator.comparing(PayloadPlace::file).thenComparing(PayloadPlace::offset));
        long all = drawn.stream().mapToLong(PayloadPlace::length).sum();
        long bytes = 0;
        List<Damage> damage = new ArrayList<>();
        Set<String> bad = new HashSet<>();
        for (PayloadPlace place : drawn) {
            if (Thread.interrupted()) {
                throw new InterruptedException("told to stop while verifying payloads");
            }
            try {
                byte[] body = reading.read(place);
                if (!place.sha512().isEmpty() && !place.sha512().equals(Sha512.of(body))) {
                    throw new IOException("payload " + place.digest() + " does not fit its SHA-512");
                }
            } catch (IOException e) {
                damage.add(new Damage(Damage.Kind.CHANGED, place.label(), String.valueOf(e.getMessage()), false));
                bad.add(place.digest().hex());
            }
            bytes += place.length();
            progress.read(bytes, all);
        }
        Optional<Map<String, Boolean>> exchanges = reading.exchanges();
        List<Affected> affected = new ArrayList<>();
        long[] captures = {0};
        holdings.eachCapture(capture -> {
            captures[0]++;
            boolean damaged = capture.payload()
                            .filter(digest -> bad.contains(digest.hex()))
                            .isPresent()
                    || capture.hops().stream()
                            .anyMatch(hop -> bad.contains(hop.digest().hex()));
            boolean dangling = capture.hops().stream()
                    .anyMatch(hop -> !hop.digest().equals(NOTHING)
                            && !known.contains(hop.digest().hex()));
            Optional<Damage> lost = exchanges.flatMap(kept -> lost(capture, kept));
            lost.ifPresent(damage::add);
            if (damaged || dangling || lost.isPresent()) {
                String reason = damaged ? "its payload is damaged or missing" : "its payload is not known";
                affected.add(new Affected(
                        capture.id(),
                        capture.uri().toString(),
                        capture.at().toString(),
                        damaged || dangling ? reason : "its request and headers are damaged or missing"));
            }
        });
        holdings.danglingReports()
                .forEach(sentence -> damage.add(new Damage(Damage.Kind.DANGLING, "metadata", sentence, false)));
        affected.sort(Comparator.comparing(Affected::capture));
        return new FixityReport(
                started, clock.instant(), percent, 0, 0, drawn.size(), bytes, captures[0], damage, affected);
    }

    private static Optional<Damage> lost(Capture capture, Map<String, Boolean> kept) {
        return capture.hops().stream()
                .filter(hop -> !Boolean.TRUE.equals(kept.get(hop.record())))
                .findFirst()
                .map(hop -> {
                    boolean there = kept.containsKey(hop.record());
                    return new Damage(
                            there ? Damage.Kind.CHANGED : Damage.Kind.DANGLING,
                            hop.record(),
                            "the exchange with " + hop.uri() + " of capture " + capture.id()
                                    + (there ? " is not as it was written" : " is not there"),
                            false);
                });
    }
}
