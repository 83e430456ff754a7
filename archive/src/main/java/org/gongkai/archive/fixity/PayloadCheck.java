package org.gongkai.archive.fixity;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.gongkai.archive.fixity.FixityReport.Affected;
import org.gongkai.archive.payload.PayloadPlace;
import org.gongkai.archive.payload.Sha512;
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

    /** Reads a body, checked against its SHA-256. */
    public interface Reading {
        byte[] read(PayloadPlace place) throws IOException;
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
            if (damaged || dangling) {
                affected.add(new Affected(
                        capture.id(),
                        capture.uri().toString(),
                        capture.at().toString(),
                        damaged ? "its payload is damaged or missing" : "its payload is not known"));
            }
        });
        holdings.danglingReports()
                .forEach(sentence -> damage.add(new Damage(Damage.Kind.DANGLING, "metadata", sentence, false)));
        affected.sort(Comparator.comparing(Affected::capture));
        return new FixityReport(
                started, clock.instant(), percent, 0, 0, drawn.size(), bytes, captures[0], damage, affected);
    }
}
