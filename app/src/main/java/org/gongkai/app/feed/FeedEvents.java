package org.gongkai.app.feed;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongkai.app.across.CorpusFinding;
import org.gongkai.app.coverage.HomePortals;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.model.Portal;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;
import org.gongkai.model.RunReport;
import org.gongkai.model.Wording;

/** Finds the events in what the archive knows. */
public final class FeedEvents {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private FeedEvents() {}

    /**
     * All events, newest first.
     *
     * @param removed when it was concluded of each removed report that it is gone
     * @param coverage of the years whose late and missing reports are told
     * @param home where the reports of an authority belong
     */
    public static List<FeedEvent> of(
            Collection<ReportHistory> histories,
            Map<ReportKey, Instant> removed,
            Collection<CoverageReport> coverage,
            Collection<RunReport> runs,
            HomePortals home) {
        List<FeedEvent> events = new ArrayList<>();
        for (ReportHistory history : histories) {
            versions(history, events);
            Instant gone = removed.get(history.key());
            if (gone != null) {
                events.add(removed(history, gone));
            }
        }
        Map<String, List<RunReport>> byPortal =
                runs.stream().collect(Collectors.groupingBy(RunReport::portal, HashMap::new, Collectors.toList()));
        for (CoverageReport year : coverage) {
            for (CoverageRow row : year.rows()) {
                if (row.status() == CoverageStatus.LATE) {
                    row.firstSeen().ifPresent(at -> events.add(late(row, year.year(), at)));
                } else if (row.status() == CoverageStatus.MISSING) {
                    learnt(row, home.of(row.code()), byPortal)
                            .ifPresent(at -> events.add(missing(row, year.year(), at)));
                }
            }
        }
        events.sort(FeedEvent.NEWEST);
        return List.copyOf(events);
    }

    /** A finding, learnt when the later of the reports that it rests on was first seen. */
    public static FeedEvent finding(CorpusFinding finding) {
        return new FeedEvent(
                FeedEvent.Kind.FINDINGS,
                finding.key(),
                finding.name(),
                finding.at(),
                0,
                finding.kind().label() + "/" + String.join(",", finding.cells()) + "/"
                        + String.join(",", finding.evidence()),
                finding.place(),
                switch (finding.kind()) {
                    case YEARS -> new Wording("contradicts the year before", "与上年报告矛盾");
                    case COPIED -> new Wording("prose that stands elsewhere", "文字与他处相同");
                    case NUMBER -> new Wording("a figure that stands out", "数字异常");
                    case FORM -> new Wording("another form than the year's", "格式与年度不符");
                },
                finding.message());
    }

    private static void versions(ReportHistory history, List<FeedEvent> events) {
        for (ReportVersion version : history.versions()) {
            Optional<ReportVersion.Change> change = version.change();
            if (change.isEmpty()) {
                events.add(event(
                        FeedEvent.Kind.NEW,
                        history,
                        version,
                        version.firstSeen(),
                        new Wording("published", "公布"),
                        new Wording("seen for the first time", "首次见到")));
            } else if (change.get().kind() != ReportVersion.ChangeKind.MOVED
                    && change.get().kind() != ReportVersion.ChangeKind.RETURNED) {
                events.add(event(
                        FeedEvent.Kind.ALTERED,
                        history,
                        version,
                        version.firstSeen(),
                        new Wording("altered", "有改动"),
                        words(change.get())));
            }
        }
    }

    private static Wording words(ReportVersion.Change change) {
        int cells = change.cells().size();
        return switch (change.kind()) {
            case NUMBERS -> new Wording(cells + " figures differ from the version before", "与上一版有 " + cells + " 个数字不同");
            case TEXT -> new Wording("the text differs from the version before", "文字与上一版不同");
            case ATTACHMENT -> new Wording("an attachment differs from the version before", "附件与上一版不同");
            case REPLACED -> new Wording("another document stands in its place", "换成了另一份文件");
            case MOVED -> new Wording("at another address", "换了地址");
            case RETURNED -> new Wording("there again", "重新出现");
        };
    }

    private static FeedEvent removed(ReportHistory history, Instant at) {
        ReportVersion last = history.versions().get(history.versions().size() - 1);
        return event(
                FeedEvent.Kind.REMOVED,
                history,
                last,
                at,
                new Wording("removed", "已撤下"),
                new Wording("repeated definite answers say that it is gone", "多次明确的回答表明它已被撤下"));
    }

    private static FeedEvent event(
            FeedEvent.Kind kind,
            ReportHistory history,
            ReportVersion version,
            Instant at,
            Wording what,
            Wording detail) {
        return new FeedEvent(
                kind,
                history.key(),
                history.authorityName(),
                at,
                version.version(),
                "",
                version.places().stream().reduce((one, later) -> later),
                what,
                detail);
    }

    private static FeedEvent late(CoverageRow row, int year, Instant at) {
        return new FeedEvent(
                FeedEvent.Kind.LATE,
                new ReportKey(row.code(), year),
                row.authority(),
                at,
                0,
                "",
                row.url(),
                new Wording("late", "逾期"),
                new Wording(row.reason(), row.reasonZh()));
    }

    private static FeedEvent missing(CoverageRow row, int year, Instant at) {
        return new FeedEvent(
                FeedEvent.Kind.MISSING,
                new ReportKey(row.code(), year),
                row.authority(),
                at,
                0,
                "",
                Optional.empty(),
                new Wording("missing", "缺失"),
                new Wording(row.reason(), row.reasonZh()));
    }

    /**
     * When it was first known: the end of the first complete run after the deadline where the report belongs, of the
     * last of them where there are several. Later runs that find no more do not make it news again.
     */
    private static Optional<Instant> learnt(CoverageRow row, List<Portal> home, Map<String, List<RunReport>> byPortal) {
        return home.stream()
                .flatMap(portal -> byPortal.getOrDefault(portal.id(), List.of()).stream()
                        .filter(run -> run.status() == RunReport.Status.COMPLETE)
                        .filter(run -> row.due()
                                .map(due -> run.started()
                                        .atZone(CHINA)
                                        .toLocalDate()
                                        .isAfter(due.date()))
                                .orElse(false))
                        .flatMap(run -> run.ended().stream())
                        .min(Instant::compareTo)
                        .stream())
                .max(Instant::compareTo);
    }
}
