package org.gongkai.app.dossier;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongkai.app.coverage.HomePortals;
import org.gongkai.app.coverage.StatusWord;
import org.gongkai.archive.Archive;
import org.gongkai.archive.ArchiveException;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.config.Configuration;
import org.gongkai.model.Authority;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Portal;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;
import org.gongkai.model.RunReport;
import org.gongkai.model.RunSearch;
import org.gongkai.model.Wording;

/** Gathers what the archive has of one authority and year into a dossier. */
public final class DossierMaker {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Runs listed, the newest of them; what the claim rests on is always among them. */
    private static final int MOST_RUNS = 40;

    private final Archive archive;
    private final Configuration configuration;
    private final boolean samples;

    /** @param samples whether the archive holds bundled samples */
    public DossierMaker(Archive archive, Configuration configuration, boolean samples) {
        this.archive = archive;
        this.configuration = configuration;
        this.samples = samples;
    }

    /** The dossier of this row of the coverage of the year as known on the day. */
    public Dossier make(Authority authority, CoverageRow row, int year, LocalDate asOf) {
        Instant cutoff = asOf.plusDays(1).atStartOfDay(CHINA).toInstant();
        List<Portal> home = new HomePortals(configuration).ofAllThatItIs(authority.code(), asOf);
        Set<RunAt> relied = relied(row, home);
        List<RunReport> runs = runs(relied, home, cutoff);
        List<ReportVersion> versions = archive.history(new ReportKey(row.code(), year))
                .map(history -> history.versions().stream()
                        .filter(version -> version.firstSeen().isBefore(cutoff))
                        .toList())
                .orElse(List.of());
        return new Dossier(
                year,
                asOf,
                row,
                DossierWords.level(authority.level()),
                samples,
                StatusWord.of(row.status()),
                DossierWords.claim(row, year, asOf),
                home.stream()
                        .map(portal -> new Dossier.Place(portal.id(), portal.name(), portal.start()))
                        .toList(),
                runs.stream()
                        .map(run -> run(run, row, year, relied.contains(RunAt.of(run))))
                        .toList(),
                exhibits(row, runs, versions, cutoff),
                versions.stream().map(version -> version(version, cutoff)).toList(),
                DossierWords.limits(row),
                checks(row, year, asOf, home),
                configuration.settings().crawler().userAgentContact(),
                program());
    }

    /** A run at one portal. */
    private record RunAt(String run, String portal) {
        static RunAt of(RunReport report) {
            return new RunAt(report.run(), report.portal());
        }
    }

    private List<RunReport> runs(Set<RunAt> relied, List<Portal> home, Instant cutoff) {
        Set<String> portals = new LinkedHashSet<>();
        home.forEach(portal -> portals.add(portal.id()));
        if (portals.isEmpty()) {
            relied.forEach(run -> portals.add(run.portal()));
        }
        List<RunReport> at = portals.stream()
                .flatMap(portal -> archive.runs(portal).stream())
                .filter(run -> !home.isEmpty() || relied.contains(RunAt.of(run)))
                .toList();
        List<RunReport> all = at.stream()
                .filter(run -> run.started().isBefore(cutoff))
                .map(run -> run.asKnownBefore(cutoff))
                .sorted(Comparator.comparing(RunReport::started))
                .toList();
        List<RunReport> kept = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i >= all.size() - MOST_RUNS || relied.contains(RunAt.of(all.get(i)))) {
                kept.add(all.get(i));
            }
        }
        return kept;
    }

    /** The runs among the evidence, at the portals where it belongs, and those to which its captures belong. */
    private Set<RunAt> relied(CoverageRow row, List<Portal> home) {
        Set<RunAt> relied = new LinkedHashSet<>();
        for (String id : row.evidence()) {
            Optional<Capture> capture = archive.capture(id);
            if (capture.isPresent()) {
                relied.add(new RunAt(capture.get().run(), capture.get().portal()));
            } else {
                home.forEach(portal -> relied.add(new RunAt(id, portal.id())));
            }
        }
        return relied;
    }

    private static Dossier.Run run(RunReport run, CoverageRow row, int year, boolean relied) {
        RunSearch search = run.search();
        return new Dossier.Run(
                run.run(),
                run.portal(),
                run.started(),
                run.ended().orElse(null),
                DossierWords.run(run),
                run.counts().requests(),
                run.counts().captures(),
                search.found(),
                search.columns().stream()
                        .map(column -> new Dossier.Column(column.uri(), column.name(), column.pages(), column.whole()))
                        .toList(),
                run.reports().stream()
                        .filter(seen -> seen.year() == year && seen.authority().equals(row.code()))
                        .map(RunReport.SeenReport::uri)
                        .findFirst()
                        .orElse(null),
                relied);
    }

    /** The captures of the evidence, of the versions, and of the lists in which the runs of the evidence looked. */
    private List<Dossier.Exhibit> exhibits(
            CoverageRow row, List<RunReport> runs, List<ReportVersion> versions, Instant cutoff) {
        Map<String, Capture> captures = new LinkedHashMap<>();
        row.evidence().forEach(id -> archive.capture(id).ifPresent(capture -> captures.put(capture.id(), capture)));
        versions.forEach(version ->
                archive.capture(version.capture()).ifPresent(capture -> captures.put(capture.id(), capture)));
        for (RunReport run : runs) {
            if (row.evidence().contains(run.run())) {
                run.search().columns().forEach(column -> archive.capture(run.run(), column.uri())
                        .ifPresent(capture -> captures.put(capture.id(), capture)));
            }
        }
        return captures.values().stream()
                .filter(capture -> capture.at().isBefore(cutoff))
                .sorted(Comparator.comparing(Capture::at).thenComparing(Capture::id))
                .map(this::exhibit)
                .toList();
    }

    private Dossier.Exhibit exhibit(Capture capture) {
        boolean lost = capture.payload().map(this::isLost).orElse(false);
        Optional<Capture.Hop> answer = capture.hops().isEmpty()
                ? Optional.empty()
                : Optional.of(capture.hops().get(capture.hops().size() - 1));
        return new Dossier.Exhibit(
                capture.id(),
                capture.uri(),
                capture.at(),
                DossierWords.answer(capture),
                answer.map(Capture.Hop::status).orElse(null),
                capture.payload().map(Digest::hex).orElse(null),
                answer.map(Capture.Hop::length).orElse(0L),
                capture.payload().isEmpty() || lost
                        ? null
                        : "/replay/view/" + STAMP.format(capture.at()) + "?url="
                                + URLEncoder.encode(capture.uri().toString(), StandardCharsets.UTF_8),
                lost);
    }

    /** Whether the bytes that a claim quotes are gone, or are no longer those. */
    private boolean isLost(Digest payload) {
        try {
            return !Digest.of(archive.payload(payload)).equals(payload);
        } catch (ArchiveException e) {
            return true;
        }
    }

    /** The version as it was known by then: a later look may have seen it elsewhere, or sent in other bytes. */
    private Dossier.Version version(ReportVersion version, Instant cutoff) {
        Set<String> known = new LinkedHashSet<>();
        List<URI> places = new ArrayList<>();
        Instant lastSeen = version.firstSeen();
        for (URI place : version.places()) {
            for (Capture capture : archive.timeline(place)) {
                boolean shows =
                        capture.payload().filter(version.digests()::contains).isPresent();
                if (capture.at().isBefore(cutoff) && shows) {
                    capture.payload().ifPresent(digest -> known.add(digest.hex()));
                    if (!places.contains(place)) {
                        places.add(place);
                    }
                    lastSeen = capture.at().isAfter(lastSeen) ? capture.at() : lastSeen;
                }
            }
        }
        boolean whole = version.lastSeen().isBefore(cutoff);
        return new Dossier.Version(
                version.version(),
                version.firstSeen(),
                whole ? version.lastSeen() : lastSeen,
                whole ? version.places() : places,
                version.digests().stream()
                        .map(Digest::hex)
                        .filter(digest -> whole || known.contains(digest))
                        .toList(),
                version.change().map(DossierWords::change).orElse(null));
    }

    private static List<Dossier.Check> checks(CoverageRow row, int year, LocalDate asOf, List<Portal> home) {
        boolean listed = !home.isEmpty() || row.firstSeen().isPresent();
        String gongkai = "./gongkai --archive ARCHIVE ";
        String which = row.code() + " " + year;
        List<Dossier.Check> checks = new ArrayList<>();
        checks.add(new Dossier.Check(
                new Wording("computes the status anew from the archive", "用存档重新计算该状态"),
                gongkai + "missing --year " + year + " --as-of " + asOf + (listed ? "" : " --region " + row.code())
                        + " --json"));
        checks.add(new Dossier.Check(
                new Wording(
                        "makes this dossier again, with the same --config the same bytes where the name ends as this"
                                + " file's does",
                        "重新生成本材料（--config 与文件名后缀相同时字节一致）"),
                gongkai + "dossier " + which + " --as-of " + asOf + " --out dossier.html"));
        checks.add(new Dossier.Check(
                new Wording("compares every stored byte with its digest", "逐字节核对存档的摘要"), gongkai + "verify"));
        if (row.firstSeen().isPresent()) {
            checks.add(new Dossier.Check(
                    new Wording("lists the versions of the report", "列出报告的各个版本"), gongkai + "history " + which));
            checks.add(new Dossier.Check(
                    new Wording("hands the captures on as WARC files (ISO 28500)", "以 WARC（ISO 28500）格式导出相关网页"),
                    gongkai + "export warc --authority " + row.code() + " --year " + year + " --out captures"));
        } else {
            home.forEach(portal -> checks.add(new Dossier.Check(
                    new Wording(
                            "hands on as WARC files (ISO 28500) what was captured where it would have to be",
                            "以 WARC（ISO 28500）格式导出应在网站的存档"),
                    gongkai + "export warc --portal " + portal.id() + " --out captures-" + portal.id())));
        }
        checks.add(new Dossier.Check(
                new Wording(
                        "shows the archived pages at the addresses below /replay/ that stand beside each capture",
                        "在浏览器中查看各条记录旁 /replay/ 地址所示的存档网页"),
                gongkai + "serve"));
        return checks;
    }

    private static String program() {
        String version = DossierMaker.class.getPackage().getImplementationVersion();
        return version == null ? "gongkai" : "gongkai/" + version;
    }
}
