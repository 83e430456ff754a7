package org.gongkai.app.data;

import java.time.Instant;
import java.util.Optional;

/**
 * Which reports to export as tables, and as what. Conditions are joined by "and".
 *
 * @param allVersions whether figures of every version are wanted, not of the current one alone
 * @param authority code of the registry, or {@code ?} and a name
 * @param region code of an authority: it and all below it
 * @param year that the reports are about
 * @param since reports with a version that was first seen at this moment or later
 */
public record DataOrder(
        Format format,
        boolean allVersions,
        Optional<String> authority,
        Optional<String> region,
        Optional<Integer> year,
        Optional<Instant> since) {
    /** What comes out. */
    public enum Format {
        /** A folder: a Data Package of CSV files. */
        CSV,
        /** One Excel workbook. */
        XLSX,
        /** A folder: a Data Package of Parquet files. */
        PARQUET,
        /** One SQLite database. */
        SQLITE;

        /** Whether it is a folder of files. */
        public boolean isFolder() {
            return this == CSV || this == PARQUET;
        }
    }

    /** The conditions in words; empty when there are none. */
    public String words() {
        StringBuilder words = new StringBuilder();
        authority.ifPresent(code -> words.append(" authority ").append(code));
        region.ifPresent(code -> words.append(" region ").append(code));
        year.ifPresent(about -> words.append(" year ").append(about));
        since.ifPresent(at -> words.append(" since ").append(at));
        if (allVersions) {
            words.append(" all versions");
        }
        return words.toString().strip();
    }
}
