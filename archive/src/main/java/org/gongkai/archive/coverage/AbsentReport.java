package org.gongkai.archive.coverage;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongkai.archive.version.ReportTracks;
import org.gongkai.archive.version.Span;
import org.gongkai.model.Authority;
import org.gongkai.model.Portal;
import org.gongkai.model.RunReport;
import org.gongkai.model.Wording;

/**
 * What can be said of a report that the archive does not have.
 *
 * @param titledNext one that says to be about the year after and was seen before that was over: it may be this one, titled
 *     with the year in which it was published
 * @param lookHolds how long a complete look holds
 */
record AbsentReport(Duty duty, int year, LocalDate asOf, Optional<ReportTracks> titledNext, Duration lookHolds) {
    CoverageRow row(List<Portal> home, PortalRuns runs) {
        if (duty.due().isEmpty()) {
            return row(CoverageStatus.UNKNOWN, List.of(), noDeadline(year));
        }
        LocalDate deadline = duty.due().get().date();
        if (!asOf.isAfter(deadline)) {
            return row(
                    CoverageStatus.NOT_DUE,
                    List.of(),
                    new Wording("due on " + deadline + ", which has not passed", "期限为" + deadline + "，尚未届满"));
        }
        if (duty.ceased().isPresent()) {
            LocalDate last = duty.ceased().get();
            return row(
                    CoverageStatus.UNKNOWN,
                    List.of(),
                    new Wording(
                            "it ceased to exist on " + last + ", before the report was due on " + deadline
                                    + ", and the registry names nobody who took its place",
                            "该机关已于" + last + "撤销（早于期限" + deadline + "），名录中未注明承继机关"));
        }
        if (titledNext.isPresent()) {
            Span.Seen seen = FoundReport.beforeItsTime(titledNext.get()).orElseThrow();
            return row(
                    CoverageStatus.UNKNOWN,
                    List.of(seen.first()),
                    new Wording(
                            "a report about " + (year + 1) + " was seen on " + Coverage.day(seen.from())
                                    + ", before that year was over; it may be this one",
                            Coverage.day(seen.from()) + "见到题为" + (year + 1) + "年度的报告，当时该年度尚未结束，可能就是本报告"));
        }
        if (home.isEmpty()) {
            return row(CoverageStatus.UNKNOWN, List.of(), notConfigured());
        }
        return row(home, runs, deadline);
    }

    private CoverageRow row(List<Portal> home, PortalRuns runs, LocalDate deadline) {
        List<String> complete = new ArrayList<>();
        List<Wording> found = new ArrayList<>();
        found.add(new Wording("due on " + deadline, "期限为" + deadline));
        duty.predecessors().stream().map(AbsentReport::inPlaceOf).forEach(found::add);
        for (Portal portal : home) {
            Look look = look(portal, runs.after(deadline, portal), runs);
            if (!look.settles()) {
                return row(CoverageStatus.UNKNOWN, look.evidence(), look.words());
            }
            complete.addAll(look.evidence());
            found.add(look.words());
        }
        return row(CoverageStatus.MISSING, complete, Words.joined(found));
    }

    private static Wording inPlaceOf(Authority gone) {
        String last = gone.validTo().map(LocalDate::toString).orElse("");
        return new Wording(
                "it took the place of " + gone.name() + ", which ceased to exist on " + last,
                "其承继的" + gone.name() + "已于" + last + "撤销");
    }

    static Wording noDeadline(int year) {
        return new Wording("no deadline is known for reports about " + year, "没有关于" + year + "年度报告期限的规则");
    }

    private Wording notConfigured() {
        return duty.authority()
                .portal()
                .map(portal -> new Wording(
                        "its reports belong at portal '" + portal + "', which is not configured",
                        "其报告应发布于网站“" + portal + "”，该网站尚未配置"))
                .orElse(new Wording("no portal is configured where it would have to be", "尚未配置应当发布其报告的网站"));
    }

    /** What the runs at one portal say. */
    private record Look(boolean settles, List<String> evidence, Wording words) {}

    private Look look(Portal portal, List<RunReport> runs, PortalRuns all) {
        if (runs.isEmpty()) {
            LocalDate deadline = duty.due().orElseThrow().date();
            return new Look(
                    false,
                    List.of(),
                    new Wording(
                            "portal '" + portal.id() + "' was not crawled between the deadline, " + deadline + ", and "
                                    + asOf,
                            "网站“" + portal.id() + "”在期限" + deadline + "之后至" + asOf + "未被抓取"));
        }
        RunReport latest = runs.get(runs.size() - 1);
        boolean complete = false;
        for (int index = runs.size() - 1; index >= 0; index--) {
            RunReport run = runs.get(index);
            Optional<RunReport.SeenReport> seen = maybeSeen(run, all);
            boolean settled =
                    seen.filter(report -> !report.authority().startsWith("?")).isPresent();
            if (settled && !complete) {
                return lost(run, seen.get());
            }
            complete |= PortalRuns.complete(run);
            if (seen.isPresent() && !settled) {
                RunReport.SeenReport report = seen.get();
                return new Look(
                        false,
                        List.of(run.run()),
                        new Wording(
                                "run " + run.run() + " saw a report of " + year + " at " + report.uri()
                                        + " that may be its ('" + report.authorityName() + "'), which is not settled",
                                "抓取" + run.run() + "在" + report.uri() + "见到一份可能属于该机关的" + year + "年度报告（“"
                                        + report.authorityName() + "”），归属未定"));
            }
        }
        return runs.stream()
                .filter(PortalRuns::complete)
                .reduce((one, later) -> later)
                .map(run -> lastLook(portal, run, runs.size() - 1 - runs.indexOf(run)))
                .orElseGet(() -> new Look(
                        false,
                        List.of(latest.run()),
                        new Wording(
                                "no crawl of portal '" + portal.id() + "' since the deadline was complete; the last, "
                                        + latest.run() + " on " + day(latest) + ", "
                                        + words(latest).en(),
                                "期限之后对网站“" + portal.id() + "”没有一次完整抓取；最近一次为" + day(latest) + "的" + latest.run() + "，"
                                        + words(latest).zh())));
    }

    /** What a run saw and nobody has any more: it was not missing, whatever became of it. */
    private static Look lost(RunReport run, RunReport.SeenReport seen) {
        return new Look(
                false,
                List.of(run.run()),
                new Wording(
                        "run " + run.run() + " saw its report at " + seen.uri()
                                + ", and the archive no longer has it: what it kept is damaged or lost",
                        "抓取" + run.run() + "曾在" + seen.uri() + "见到其报告，但存档中已无该报告：存档已损坏或缺失"));
    }

    /** @param since runs after it, of which none was complete */
    private Look lastLook(Portal portal, RunReport run, int since) {
        List<Wording> words = new ArrayList<>();
        words.add(new Wording(
                "the complete crawl " + run.run() + " of portal '" + portal.id() + "' on " + day(run)
                        + " did not find it",
                day(run) + "对网站“" + portal.id() + "”的完整抓取" + run.run() + "未发现该报告"));
        if (since > 0) {
            words.add(new Wording(
                    since + (since == 1 ? " crawl" : " crawls") + " since then could not look at all of it",
                    "此后" + since + "次抓取未能看全"));
        }
        boolean holds = !asOf.isAfter(day(run).plusDays(lookHolds.toDays()));
        if (!holds) {
            words.add(new Wording(
                    "that is more than " + lookHolds.toDays() + " days ago: it may have been published since",
                    "距今已超过" + lookHolds.toDays() + "天，此后可能已发布"));
        }
        return new Look(holds, List.of(run.run()), Words.joined(words));
    }

    private Optional<RunReport.SeenReport> maybeSeen(RunReport run, PortalRuns all) {
        return all.seen(run, duty.authority(), year).or(() -> duty.predecessors().stream()
                .flatMap(gone -> all.seen(run, gone, year).stream())
                .findFirst());
    }

    private static LocalDate day(RunReport run) {
        return run.started().atZone(Coverage.CHINA).toLocalDate();
    }

    private static Wording words(RunReport run) {
        if (run.ended().isEmpty()) {
            return new Wording("has not ended", "尚未结束");
        }
        return switch (run.status()) {
            case RUNNING -> new Wording("was cut short", "中途停止");
            case COMPLETE -> new Wording("was complete", "完整");
            case INCOMPLETE -> new Wording("did not get everything it had found", "未能取得所发现的全部网页");
            case BLOCKED -> new Wording("met an anti-robot page", "遇到反爬虫页面");
            case UNREACHABLE -> new Wording("could not reach it", "无法访问该网站");
            case DISALLOWED -> new Wording("was not allowed in by robots.txt", "robots.txt不允许访问");
        };
    }

    private CoverageRow row(CoverageStatus status, List<String> evidence, Wording reason) {
        return new CoverageRow(
                duty.authority().code(),
                duty.authority().name(),
                status,
                duty.due(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                evidence.stream().distinct().collect(Collectors.toUnmodifiableList()),
                reason.en(),
                reason.zh());
    }
}
