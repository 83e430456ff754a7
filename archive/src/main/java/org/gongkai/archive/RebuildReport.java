package org.gongkai.archive;

import java.util.List;

/**
 * What came of building the metadata again.
 *
 * @param damage sentences about what the payload files could not tell; empty when they told everything
 */
public record RebuildReport(
        int files, long records, long captures, long payloads, int runs, int reports, List<String> damage) {
    public RebuildReport {
        damage = List.copyOf(damage);
    }
}
