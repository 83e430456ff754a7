package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.List;
import org.gongkai.app.dossier.Dossier;
import org.gongkai.config.Registry;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A dossier for programs: how one authority stands with one report, and all that this rests on. Sentences come in both
 * languages, as {@code en} and {@code zh}; times are ISO 8601, UTC.
 *
 * @param asOf the day in China at whose end this was known
 * @param row as {@code missing} has it
 * @param samples whether these are bundled samples, which say nothing of the real authority
 * @param deadlineSource what says when it is due, null when no rule does
 * @param contact of who runs the archive, null when none is set
 */
@JsonPropertyOrder({
    "year",
    "asOf",
    "row",
    "samples",
    "status",
    "claim",
    "deadlineSource",
    "portals",
    "runs",
    "captures",
    "versions",
    "limits",
    "checks",
    "contact",
    "program"
})
public record DossierAnswer(
        int year,
        String asOf,
        MissingAnswer.Row row,
        boolean samples,
        Wording status,
        Wording claim,
        @Nullable Wording deadlineSource,
        List<Place> portals,
        List<Run> runs,
        List<Exhibit> captures,
        List<Version> versions,
        List<Wording> limits,
        List<Check> checks,
        @Nullable String contact,
        String program) {
    public DossierAnswer {
        portals = List.copyOf(portals);
        runs = List.copyOf(runs);
        captures = List.copyOf(captures);
        versions = List.copyOf(versions);
        limits = List.copyOf(limits);
        checks = List.copyOf(checks);
    }

    /** A portal and where a crawl of it begins. */
    @JsonPropertyOrder({"id", "name", "start"})
    public record Place(String id, String name, List<String> start) {
        public Place {
            start = List.copyOf(start);
        }
    }

    /** A crawl; {@code saw} is where it saw the report, null when it did not; {@code relied}: the claim rests on it. */
    @JsonPropertyOrder({
        "run",
        "portal",
        "started",
        "ended",
        "status",
        "requests",
        "captures",
        "found",
        "columns",
        "saw",
        "relied"
    })
    public record Run(
            String run,
            String portal,
            String started,
            @Nullable String ended,
            Wording status,
            int requests,
            int captures,
            int found,
            List<CrawlAnswer.Column> columns,
            @Nullable String saw,
            boolean relied) {
        public Run {
            columns = List.copyOf(columns);
        }

        static Run of(Dossier.Run run) {
            return new Run(
                    run.run(),
                    run.portal(),
                    run.started().toString(),
                    text(run.ended()),
                    run.status(),
                    run.requests(),
                    run.captures(),
                    run.found(),
                    run.columns().stream()
                            .map(column -> new CrawlAnswer.Column(
                                    column.uri().toString(), column.name(), column.pages(), column.whole()))
                            .toList(),
                    text(run.saw()),
                    run.relied());
        }
    }

    /**
     * A look at an address; {@code status} is the HTTP status, {@code replay} a path below this server; {@code lost} when
     * the archive has these bytes no longer, or others in their place.
     */
    @JsonPropertyOrder({"id", "url", "at", "answer", "status", "sha256", "length", "replay", "lost"})
    public record Exhibit(
            String id,
            String url,
            String at,
            Wording answer,
            @Nullable Integer status,
            @Nullable String sha256,
            long length,
            @Nullable String replay,
            boolean lost) {
        static Exhibit of(Dossier.Exhibit exhibit) {
            return new Exhibit(
                    exhibit.id(),
                    exhibit.uri().toString(),
                    exhibit.at().toString(),
                    exhibit.answer(),
                    exhibit.httpStatus(),
                    exhibit.sha256(),
                    exhibit.length(),
                    exhibit.replay(),
                    exhibit.lost());
        }
    }

    /** A version that was known; {@code change} from the one before, null for the first. */
    @JsonPropertyOrder({"version", "firstSeen", "lastSeen", "places", "digests", "change"})
    public record Version(
            int version,
            String firstSeen,
            String lastSeen,
            List<String> places,
            List<String> digests,
            @Nullable Wording change) {
        public Version {
            places = List.copyOf(places);
            digests = List.copyOf(digests);
        }

        static Version of(Dossier.Version version) {
            return new Version(
                    version.number(),
                    version.firstSeen().toString(),
                    version.lastSeen().toString(),
                    version.places().stream().map(URI::toString).toList(),
                    version.digests(),
                    version.change());
        }
    }

    /** What a reader can do, and how: a command line, or a path below this server. */
    @JsonPropertyOrder({"what", "how"})
    public record Check(Wording what, String how) {}

    /** The answer for a dossier. */
    public static DossierAnswer of(Dossier dossier, Registry registry) {
        return new DossierAnswer(
                dossier.year(),
                dossier.asOf().toString(),
                MissingAnswer.row(dossier.row(), registry),
                dossier.samples(),
                dossier.status(),
                dossier.claim(),
                dossier.row()
                        .due()
                        .map(due -> new Wording(due.sourceEn(), due.sourceZh()))
                        .orElse(null),
                dossier.portals().stream()
                        .map(place -> new Place(
                                place.id(),
                                place.name(),
                                place.start().stream().map(URI::toString).toList()))
                        .toList(),
                dossier.runs().stream().map(Run::of).toList(),
                dossier.captures().stream().map(Exhibit::of).toList(),
                dossier.versions().stream().map(Version::of).toList(),
                dossier.limits(),
                dossier.checks().stream()
                        .map(check -> new Check(check.what(), check.how()))
                        .toList(),
                dossier.contact().orElse(null),
                dossier.program());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
