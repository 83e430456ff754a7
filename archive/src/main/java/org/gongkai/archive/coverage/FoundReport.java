package org.gongkai.archive.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gongkai.archive.payload.VisitNote;
import org.gongkai.archive.version.ReportTracks;
import org.gongkai.archive.version.ReportTracks.Removal;
import org.gongkai.archive.version.Span;
import org.gongkai.archive.version.Track;
import org.gongkai.archive.version.VersionKeeper;
import org.gongkai.archive.version.VersionKeeper.Draft;
import org.gongkai.config.Due;
import org.gongkai.config.form.FormSet;
import org.gongkai.model.Capture;
import org.gongkai.model.Portal;
import org.gongkai.model.RunReport;
import org.gongkai.model.Wording;

/**
 * A report that the archive had at a time.
 *
 * @param tracks what was known of it at that time, in which it was seen at least once
 * @param readings what is shown for an extraction that it was seen with
 */
record FoundReport(ReportTracks tracks, Removal removal, Function<String, Optional<Reading>> readings, FormSet forms) {

    /**
     * The first look at it, when it was seen before the year that it says to be about was over: nobody has written that
     * report yet, the year in its title is that of its publication.
     */
    static Optional<Span.Seen> beforeItsTime(ReportTracks tracks) {
        return looks(tracks.tracks()).findFirst().filter(seen -> seen.from().isBefore(yearIsOver(tracks)));
    }

    private static Instant yearIsOver(ReportTracks tracks) {
        return LocalDate.of(tracks.key().year() + 1, 1, 1)
                .atStartOfDay(Coverage.CHINA)
                .toInstant();
    }

    CoverageRow row(Duty duty, PortalRuns runs, List<Portal> home) {
        Optional<Span.Seen> early = beforeItsTime(tracks);
        if (early.isEmpty()) {
            return judged(duty, runs, home);
        }
        // pages that came later may be the report
        List<Track> later = tracks.tracks().stream()
                .filter(track -> looks(List.of(track))
                        .findFirst()
                        .filter(seen -> !seen.from().isBefore(yearIsOver(tracks)))
                        .isPresent())
                .toList();
        return later.isEmpty()
                ? tooEarly(duty, early.get())
                : new FoundReport(
                                new ReportTracks(tracks.key(), tracks.authorityName(), later), removal, readings, forms)
                        .judged(duty, runs, home);
    }

    private CoverageRow tooEarly(Duty duty, Span.Seen early) {
        LocalDate day = Coverage.day(early.from());
        return new CoverageRow(
                duty.authority().code(),
                duty.authority().name(),
                CoverageStatus.UNKNOWN,
                duty.due(),
                Optional.empty(),
                Optional.of(early.from()),
                tracks.tracks().stream()
                        .filter(track -> track.spans().contains(early))
                        .map(Track::place)
                        .findFirst(),
                List.of(early.first()),
                "what says to be its report was seen on " + day
                        + ", before the year was over: the year in its title may be that of its publication",
                "自称该年度的报告于" + day + "即已见到，当时该年度尚未结束，标题中的年份可能是发布年份");
    }

    private CoverageRow judged(Duty duty, PortalRuns runs, List<Portal> home) {
        List<Span.Seen> seen = looks(tracks.tracks()).toList();
        List<Draft> versions = new VersionKeeper(removal).versions(tracks);
        Draft latest = versions.get(versions.size() - 1);
        int year = tracks.key().year();
        ShownDates shown = ShownDates.of(year, seen, readings);
        Timing timing = timing(duty, seen.get(0), shown, runs, home);
        Optional<Reading> reading = readings.apply(latest.shown().extraction());
        Optional<Wording> unreadable = unreadable(reading);
        Optional<Wording> gaps =
                unreadable.isPresent() ? Optional.empty() : reading.flatMap(facts -> Gaps.of(year, facts, forms));
        Optional<Instant> removed = tracks.removedAt(removal);
        CoverageStatus status = timing.status();
        if (removed.isPresent()) {
            status = CoverageStatus.REMOVED;
        } else if (status != CoverageStatus.LATE) {
            status = unreadable.isPresent()
                    ? CoverageStatus.UNREADABLE
                    : gaps.isPresent() ? CoverageStatus.INCOMPLETE : status;
        }
        List<Wording> words = new ArrayList<>(List.of(timing.words(), shown.reupload()));
        claimed(seen.get(0)).ifPresent(words::add);
        removed.ifPresent(at -> words.add(removedWords(at, seen)));
        unreadable.or(() -> gaps).ifPresent(words::add);
        Wording reason = Words.joined(words);
        return new CoverageRow(
                duty.authority().code(),
                duty.authority().name(),
                status,
                duty.due(),
                shown.published(),
                Optional.of(seen.get(0).from()),
                latest.places().isEmpty()
                        ? Optional.empty()
                        : Optional.of(latest.places().get(latest.places().size() - 1)),
                evidence(seen.get(0), latest, timing, removed),
                reason.en(),
                reason.zh());
    }

    /** Every stretch in which it was seen, the earliest first. */
    private static Stream<Span.Seen> looks(List<Track> tracks) {
        return tracks.stream()
                .flatMap(track -> track.spans().stream())
                .filter(Span.Seen.class::isInstance)
                .map(Span.Seen.class::cast)
                .sorted(Comparator.comparing(Span::from));
    }

    private Timing timing(Duty duty, Span.Seen first, ShownDates shown, PortalRuns runs, List<Portal> home) {
        int year = tracks.key().year();
        if (duty.due().isEmpty()) {
            return new Timing(CoverageStatus.DATE_UNKNOWN, AbsentReport.noDeadline(year), Optional.empty());
        }
        LocalDate deadline = duty.due().map(Due::date).orElseThrow();
        return Timing.of(deadline, Coverage.day(first.from()), shown, missed(duty, deadline, first, runs, home));
    }

    /**
     * The last of the complete runs after the deadline that did not find it, of each portal where it belongs the first:
     * only when each has one, and it was then found at one of them. It may have stood where nobody had looked.
     */
    private Optional<RunReport> missed(
            Duty duty, LocalDate deadline, Span.Seen first, PortalRuns runs, List<Portal> home) {
        int year = tracks.key().year();
        boolean atHome = tracks.tracks().stream()
                .filter(track -> track.spans().contains(first))
                .anyMatch(track -> home.stream().anyMatch(portal -> portal.id().equals(track.portal())));
        List<RunReport> missed = home.stream()
                .flatMap(
                        portal -> runs.firstThatMissed(duty.authority(), year, deadline, first.from(), portal).stream())
                .toList();
        return atHome && missed.size() == home.size()
                ? missed.stream().max(Comparator.comparing(RunReport::started))
                : Optional.empty();
    }

    /** That the first look is another's word, when it is. */
    private static Optional<Wording> claimed(Span.Seen first) {
        LocalDate day = Coverage.day(first.from());
        return Capture.isImported(first.first())
                ? Optional.of(new Wording(
                        "that it was there on " + day + " is what an imported file says", "“" + day + "已在网上”系据导入的文件所述"))
                : Optional.empty();
    }

    private static Optional<Wording> unreadable(Optional<Reading> reading) {
        return reading.isEmpty()
                ? Optional.of(new Wording("it has not been read", "尚未识读"))
                : reading.get().unreadable();
    }

    private static Wording removedWords(Instant concluded, List<Span.Seen> seen) {
        LocalDate last = Coverage.day(
                seen.stream().map(Span::to).max(Comparator.naturalOrder()).orElseThrow());
        LocalDate day = Coverage.day(concluded);
        return new Wording(
                "removed: by " + day + " repeated answers said that it is gone, last seen on " + last,
                "已撤下：至" + day + "多次得到不存在的明确答复，最后一次见到为" + last);
    }

    private List<String> evidence(Span.Seen first, Draft latest, Timing timing, Optional<Instant> removed) {
        Set<String> evidence = new LinkedHashSet<>();
        evidence.add(first.first());
        evidence.add(latest.capture());
        timing.run().map(RunReport::run).ifPresent(evidence::add);
        if (removed.isPresent()) {
            evidence.addAll(goneAnswers());
        }
        return List.copyOf(evidence);
    }

    /** The captures of the answers of every address that last had nothing, oldest first. */
    private List<String> goneAnswers() {
        TreeMap<String, String> answers = new TreeMap<>();
        for (Track track : tracks.tracks()) {
            if (track.last().orElse(null) instanceof Span.Gone gone) {
                gone.answers().forEach(answer -> {
                    String capture = VisitNote.captureId(answer.run(), track.place());
                    answers.put(answer.at() + " " + capture, capture);
                });
            }
        }
        return List.copyOf(answers.values());
    }
}
