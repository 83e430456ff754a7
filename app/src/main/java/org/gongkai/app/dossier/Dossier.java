package org.gongkai.app.dossier;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;

/**
 * How one authority stands with one report, and all that this rests on. The same archive and day give the same dossier.
 *
 * @param asOf the day, in China, at whose end this was known
 * @param level of the authority, in both languages
 * @param samples whether the archive holds bundled samples, which say nothing of the real authority
 * @param claim one paragraph; {@code row.reason()} is the program's own sentence for it
 * @param portals where the report would have to be; none when none is configured
 * @param runs that were looked at, oldest first
 * @param captures that the claim rests on, oldest first
 * @param versions of the report that were known, oldest first
 * @param limits what the claim does not say
 * @param checks how a reader can check it: what it does, and the command or address
 * @param contact of who runs the archive
 * @param program name and version
 */
public record Dossier(
        int year,
        LocalDate asOf,
        CoverageRow row,
        Wording level,
        boolean samples,
        Wording status,
        Wording claim,
        List<Place> portals,
        List<Run> runs,
        List<Exhibit> captures,
        List<Version> versions,
        List<Wording> limits,
        List<Check> checks,
        Optional<String> contact,
        String program) {
    public Dossier {
        portals = List.copyOf(portals);
        runs = List.copyOf(runs);
        captures = List.copyOf(captures);
        versions = List.copyOf(versions);
        limits = List.copyOf(limits);
        checks = List.copyOf(checks);
    }

    /** A portal and where a crawl of it begins. */
    public record Place(String id, String name, List<URI> start) {
        public Place {
            start = List.copyOf(start);
        }
    }

    /**
     * A crawl of a portal.
     *
     * @param ended null while it goes on, or when it was cut short
     * @param found addresses that it came across, 0 when nothing is known of its search
     * @param columns lists in which it looked for reports
     * @param saw where it saw the report, null when it did not
     * @param relied whether the claim rests on it
     */
    public record Run(
            String run,
            String portal,
            Instant started,
            @Nullable Instant ended,
            Wording status,
            int requests,
            int captures,
            int found,
            List<Column> columns,
            @Nullable URI saw,
            boolean relied) {
        public Run {
            columns = List.copyOf(columns);
        }
    }

    /** A list that was looked through; {@code whole} when to its end. */
    public record Column(URI uri, String name, int pages, boolean whole) {}

    /**
     * One look at one address.
     *
     * @param answer what came of it: kind of outcome, and the HTTP status where there is one
     * @param sha256 of the body as it came, null when there is none
     * @param replay path and query of the archived page below the address of {@code serve}, null when nothing was kept, or it is
     *     lost
     * @param lost whether the archive has these bytes no longer, or others in their place
     */
    public record Exhibit(
            String id,
            URI uri,
            Instant at,
            Wording answer,
            @Nullable Integer httpStatus,
            @Nullable String sha256,
            long length,
            @Nullable String replay,
            boolean lost) {}

    /**
     * One state of the report.
     *
     * @param lastSeen by the day of the dossier
     * @param change from the version before, null for the first
     */
    public record Version(
            int number,
            Instant firstSeen,
            Instant lastSeen,
            List<URI> places,
            List<String> digests,
            @Nullable Wording change) {
        public Version {
            places = List.copyOf(places);
            digests = List.copyOf(digests);
        }
    }

    /** Something that a reader can do; {@code how} is a command line or a path below {@code serve}. */
    public record Check(Wording what, String how) {}
}
