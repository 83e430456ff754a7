package org.gongkai.archive.export;

import java.time.Instant;
import java.util.Optional;

/**
 * What to export, and as what. Conditions are joined by "and"; without any, everything is exported.
 *
 * @param authority registry code, or {@code ?} and a name; with a year, only reports of both
 * @param year that reports are about
 * @param portal id of a portal
 * @param since captures of this moment and later; bodies that were kept before it are not repeated
 */
public record ExportOrder(
        Format format,
        Optional<String> authority,
        Optional<Integer> year,
        Optional<String> portal,
        Optional<Instant> since) {
    /** What comes out. */
    public enum Format {
        /** A folder of WARC files and {@code index.cdxj}. */
        WARC,
        /** One WACZ file. */
        WACZ,
        /** A bag: a folder with manifests. */
        BAGIT
    }

    /** Whether everything is wanted. */
    public boolean whole() {
        return authority.isEmpty() && year.isEmpty() && portal.isEmpty() && since.isEmpty();
    }

    /** Whether reports were named, by authority or year. */
    public boolean namesReports() {
        return authority.isPresent() || year.isPresent();
    }

    /** The conditions in words; empty when there are none. */
    public String words() {
        StringBuilder words = new StringBuilder();
        authority.ifPresent(code -> words.append(" authority ").append(code));
        year.ifPresent(about -> words.append(" year ").append(about));
        portal.ifPresent(id -> words.append(" portal ").append(id));
        since.ifPresent(at -> words.append(" since ").append(at));
        return words.toString().strip();
    }
}
