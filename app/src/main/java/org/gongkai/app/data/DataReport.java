package org.gongkai.app.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of an export.
 *
 * @param files that were written, in order: paths below the place, or its name when it is a file
 * @param reports that are in it
 * @param rows of each table, in order
 * @param notes sentences about what is not in it, and why
 */
public record DataReport(List<String> files, long reports, Map<String, Long> rows, List<String> notes) {
    public DataReport {
        files = List.copyOf(files);
        rows = new LinkedHashMap<>(rows);
        notes = List.copyOf(notes);
    }
}
