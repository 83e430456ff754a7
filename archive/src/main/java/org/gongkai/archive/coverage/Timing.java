package org.gongkai.archive.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.RunReport;
import org.gongkai.model.Wording;

/**
 * How timely a report was, as far as can be told.
 *
 * @param run the complete crawl after the deadline that did not find it, when there was one
 */
record Timing(CoverageStatus status, Wording words, Optional<RunReport> run) {
    /**
     * Pages that a portal puts up again, when it is rebuilt, show the day of that. After this time a date shown is no
     * longer believed to be that of the first publication.
     */
    static final int BELIEVED_YEARS = 1;

    /**
     * Judges.
     *
     * @param deadline last day on which it is in time
     * @param firstSeen day in China on which the archive first saw it
     * @param shown what its pages say
     * @param missed the first complete crawl after the deadline, before it was first seen
     */
    static Timing of(LocalDate deadline, LocalDate firstSeen, ShownDates shown, Optional<RunReport> missed) {
        if (!firstSeen.isAfter(deadline)) {
            return onTime(
                    new Wording("seen on " + firstSeen + ", due on " + deadline, firstSeen + "已见到，期限为" + deadline),
                    Optional.empty());
        }
        Optional<LocalDate> day = shown.believed();
        if (day.isPresent() && !day.get().isAfter(deadline)) {
            return onTime(onTimeWords(shown, deadline, missed), missed);
        }
        boolean longAfter =
                day.isPresent() && day.get().isAfter(deadline.plusYears(BELIEVED_YEARS)) && missed.isEmpty();
        if (day.isPresent() && !longAfter) {
            return new Timing(CoverageStatus.LATE, published(shown, deadline), missed);
        }
        if (missed.isPresent()) {
            LocalDate crawled = Coverage.day(missed.get().started());
            return new Timing(
                    CoverageStatus.LATE,
                    new Wording(
                            "due on " + deadline + "; the complete crawl "
                                    + missed.get().run() + " on " + crawled + " did not find it, it was first seen on "
                                    + firstSeen,
                            "期限为" + deadline + "；" + crawled + "的完整抓取"
                                    + missed.get().run() + "未发现该报告，" + firstSeen + "首次见到"),
                    missed);
        }
        return new Timing(
                CoverageStatus.DATE_UNKNOWN,
                unknown(deadline, firstSeen, longAfter ? day : Optional.empty(), shown),
                Optional.empty());
    }

    private static Timing onTime(Wording words, Optional<RunReport> missed) {
        return new Timing(CoverageStatus.ON_TIME, words, missed);
    }

    private static Wording published(ShownDates shown, LocalDate deadline) {
        LocalDate day = shown.believed().orElseThrow();
        return shown.listed()
                ? new Wording(
                        "published on " + day + ", as the portal's list says, due on " + deadline,
                        "网站列表所示发布日期为" + day + "，期限为" + deadline)
                : new Wording("published on " + day + ", due on " + deadline, day + "发布，期限为" + deadline);
    }

    private static Wording onTimeWords(ShownDates shown, LocalDate deadline, Optional<RunReport> missed) {
        List<Wording> parts = new ArrayList<>();
        parts.add(published(shown, deadline));
        missed.ifPresent(run -> {
            LocalDate crawled = Coverage.day(run.started());
            parts.add(new Wording(
                    "yet the complete crawl " + run.run() + " on " + crawled
                            + " did not find it: the date may have been set back",
                    "但" + crawled + "的完整抓取" + run.run() + "未发现该报告，发布日期可能倒填"));
        });
        return Words.joined(parts);
    }

    private static Wording unknown(
            LocalDate deadline, LocalDate firstSeen, Optional<LocalDate> longAfter, ShownDates shown) {
        Wording date = longAfter
                .map(day -> new Wording(
                        "the date it shows, " + day + ", lies more than a year after the deadline and may be that of a"
                                + " page put up again",
                        "所示日期" + day + "晚于期限一年以上，可能是重新上传的日期"))
                .or(() -> shown.impossible()
                        .map(day -> new Wording(
                                "the date it shows, " + day + ", cannot be that of its publication",
                                "所示日期" + day + "不可能是其发布日期")))
                .orElse(new Wording("it shows no date of publication", "页面未注明发布日期"));
        return new Wording(
                "first seen on " + firstSeen + ", after the deadline, " + deadline + ", and " + date.en(),
                firstSeen + "首次见到，晚于期限" + deadline + "，而" + date.zh());
    }
}
