package org.gongkai.archive.export;

import java.util.List;

/**
 * What came of an export.
 *
 * @param files that were written, as paths below the place that was named, in order
 * @param damage sentences about what was left out because it is not sound
 */
public record ExportReport(List<String> files, long captures, long records, long bytes, List<String> damage) {
    public ExportReport {
        files = List.copyOf(files);
        damage = List.copyOf(damage);
    }
}
