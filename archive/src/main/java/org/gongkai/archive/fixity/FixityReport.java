package org.gongkai.archive.fixity;

import java.time.Instant;
import java.util.List;

/**
 * What a verification found.
 *
 * @param sample per cent of the payloads that were looked at, 100 for everything
 * @param files payload files read
 * @param records of those files
 * @param payloads bodies whose digests were compared
 * @param bytes read from payload files; of bodies where there are none
 * @param captures of the metadata that were compared with the files
 * @param damage in the order found
 * @param affected captures, ordered by id; what is not named here is as it was captured
 */
public record FixityReport(
        Instant started,
        Instant ended,
        double sample,
        int files,
        long records,
        long payloads,
        long bytes,
        long captures,
        List<Damage> damage,
        List<Affected> affected) {
    public FixityReport {
        damage = List.copyOf(damage);
        affected = List.copyOf(affected);
    }

    /** A capture that damage touches. */
    public record Affected(String capture, String uri, String at, String reason) {}

    /** Whether nothing was wrong. */
    public boolean sound() {
        return damage.isEmpty() && affected.isEmpty();
    }
}
