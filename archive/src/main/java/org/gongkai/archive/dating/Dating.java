package org.gongkai.archive.dating;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongkai.archive.Archive;
import org.gongkai.archive.dating.ReportDates.Absent;
import org.gongkai.archive.dating.ReportDates.Stated;
import org.gongkai.model.Capture;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;
import org.gongkai.model.RunReport;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;

/** Puts the dates of a report side by side. */
public final class Dating {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Archive archive;

    public Dating(Archive archive) {
        this.archive = archive;
    }

    /** The dates of a report that has been seen. */
    public ReportDates of(ReportHistory history) {
        List<Stated> stated = history.versions().stream().map(this::stated).toList();
        Optional<Absent> absent = absent(history);
        List<Finding> findings = new ArrayList<>();
        absent.ifPresent(gone -> contradicted(stated, gone).ifPresent(findings::add));
        disagreements(history).forEach(findings::add);
        return new ReportDates(stated, absent, findings);
    }

    private Stated stated(ReportVersion version) {
        Optional<ReportDocument> document = archive.extraction(version.extraction());
        return new Stated(
                version.version(),
                document.flatMap(read -> Optional.ofNullable(read.published())),
                document.flatMap(Signature::find),
                archive.capture(version.capture()).flatMap(Dating::lastModified));
    }

    private static Optional<Instant> lastModified(Capture capture) {
        if (capture.hops().isEmpty()) {
            return Optional.empty();
        }
        return capture.hops()
                .get(capture.hops().size() - 1)
                .header("Last-Modified")
                .flatMap(Dating::moment);
    }

    private static Optional<Instant> moment(String httpDate) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(httpDate.strip())));
        } catch (DateTimeException e) {
            return Optional
                    .empty(); // a server that writes its dates in its own way says nothing that could be compared
        }
    }

    private Optional<Absent> absent(ReportHistory history) {
        Instant seen = history.versions().stream()
                .map(ReportVersion::firstSeen)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Set<URI> places = new LinkedHashSet<>();
        Set<String> portals = new LinkedHashSet<>();
        history.versions().forEach(version -> {
            places.addAll(version.places());
            archive.capture(version.capture()).ifPresent(capture -> portals.add(capture.portal()));
        });
        List<Absent> looks = new ArrayList<>();
        for (URI place : places) {
            archive.timeline(place).stream()
                    .filter(capture -> capture.kind() == Capture.Kind.GONE)
                    .forEach(capture -> looks.add(new Absent(capture.at(), capture.id())));
        }
        for (String portal : portals) {
            archive.runs(portal).stream()
                    .filter(run -> missed(run, history.key()))
                    .forEach(run -> looks.add(new Absent(run.started(), run.run())));
        }
        return looks.stream().filter(look -> look.at().isBefore(seen)).max(Comparator.comparing(Absent::at));
    }

    /** A complete run that saw nothing of the authority for the year, and nothing that might be it under a name. */
    private static boolean missed(RunReport run, ReportKey key) {
        return run.status() == RunReport.Status.COMPLETE
                && run.ended().isPresent()
                && run.reports().stream()
                        .noneMatch(report -> report.year() == key.year()
                                && (report.authority().equals(key.authority())
                                        || report.authority().startsWith("?")));
    }

    private static Optional<Finding> contradicted(List<Stated> stated, Absent absent) {
        LocalDate day = absent.at().atZone(CHINA).toLocalDate();
        return stated.stream()
                .flatMap(version -> version.claimed().stream())
                .min(Comparator.naturalOrder())
                .filter(claimed -> claimed.isBefore(day))
                .map(claimed -> new Finding(
                        "date-before-absence",
                        Severity.WARNING,
                        new Wording(
                                "the report says that it was published on " + claimed + ", yet on " + day
                                        + " it was looked for and was not there (" + absent.evidence() + ")",
                                "报告载明的发布日期为" + claimed + "，但" + day + "查找时并不存在（" + absent.evidence() + "）"),
                        List.of()));
    }

    /** Addresses that went on showing an older version after another showed a newer one, and show it still. */
    private static List<Finding> disagreements(ReportHistory history) {
        List<Finding> findings = new ArrayList<>();
        List<ReportVersion> versions = history.versions();
        for (int index = 0; index + 1 < versions.size(); index++) {
            ReportVersion older = versions.get(index);
            ReportVersion newer = versions.get(index + 1);
            Set<URI> behind = new LinkedHashSet<>(older.places());
            versions.subList(index + 1, versions.size())
                    .forEach(later -> behind.removeAll(new HashSet<>(later.places())));
            if (!behind.isEmpty() && older.lastSeen().isAfter(newer.firstSeen())) {
                String places =
                        String.join(" ", behind.stream().map(URI::toString).toList());
                String others = String.join(
                        " ", newer.places().stream().map(URI::toString).toList());
                findings.add(new Finding(
                        "places-disagree",
                        Severity.WARNING,
                        new Wording(
                                "the report is not the same everywhere: " + places + " showed version "
                                        + older.version() + " after " + others + " had shown version "
                                        + newer.version(),
                                "同一报告在不同网址的内容不一致：" + places + " 显示第" + older.version() + "版时，" + others + " 已是第"
                                        + newer.version() + "版"),
                        newer.change().stream()
                                .flatMap(change -> change.cells().stream())
                                .map(ReportVersion.CellChange::id)
                                .toList()));
            }
        }
        return findings;
    }
}
