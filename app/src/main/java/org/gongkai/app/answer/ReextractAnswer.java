package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gongkai.app.pipeline.ReadingComparison;
import org.gongkai.app.pipeline.ReadingComparison.Verdict;
import org.gongkai.archive.reread.ExtractionRun;
import org.gongkai.archive.reread.Reread;
import org.gongkai.archive.reread.Reread.Outcome;
import org.gongkai.model.Cell;
import org.jspecify.annotations.Nullable;

/** What {@code reextract --json} says. */
public final class ReextractAnswer {
    private ReextractAnswer() {}

    /**
     * One run.
     *
     * @param ended null while it is not
     * @param forms digest of the forms
     * @param accepted since when its readings are shown, null when they are not
     */
    @JsonPropertyOrder({
        "run",
        "started",
        "ended",
        "extractor",
        "forms",
        "selection",
        "selected",
        "same",
        "changed",
        "otherReport",
        "failed",
        "accepted"
    })
    public record Run(
            String run,
            String started,
            @Nullable String ended,
            String extractor,
            String forms,
            String selection,
            int selected,
            int same,
            int changed,
            int otherReport,
            int failed,
            @Nullable String accepted) {
        public static Run of(ExtractionRun run) {
            return new Run(
                    run.id(),
                    run.started().toString(),
                    run.ended().map(Object::toString).orElse(null),
                    run.extractor(),
                    run.forms().hex(),
                    run.selection(),
                    run.selected(),
                    run.count(Outcome.SAME),
                    run.count(Outcome.CHANGED),
                    run.count(Outcome.OTHER_REPORT),
                    run.count(Outcome.FAILED),
                    run.accepted().map(Object::toString).orElse(null));
        }
    }

    /** A report that was read as another's, or could not be read. */
    @JsonPropertyOrder({"authority", "year", "version", "outcome", "reason"})
    public record Left(String authority, int year, int version, String outcome, String reason) {
        public static Left of(Reread result) {
            return new Left(
                    result.key().authority(),
                    result.key().year(),
                    result.version(),
                    result.outcome().label(),
                    result.reason());
        }
    }

    /** A run with what it would change. */
    @JsonPropertyOrder({"run", "left", "comparison"})
    public record Whole(Run run, List<Left> left, Comparison comparison) {
        public Whole {
            left = List.copyOf(left);
        }
    }

    /** Runs, oldest first. */
    public record Runs(List<Run> runs) {
        public Runs {
            runs = List.copyOf(runs);
        }
    }

    /** Pointers that were moved by accepting or putting back. */
    @JsonPropertyOrder({"run", "moved", "left"})
    public record Moved(String run, int moved, int left) {}

    /**
     * What would be done.
     *
     * @param seconds estimated from a sample that was read, null when nothing was chosen
     */
    @JsonPropertyOrder({"selection", "selected", "sampled", "sampleChanged", "seconds"})
    public record Estimate(
            String selection,
            int selected,
            int sampled,
            int sampleChanged,
            @Nullable Long seconds) {}

    /** Two readings of the same reports beside one another. */
    @JsonPropertyOrder({"from", "to", "groups", "samples"})
    public record Comparison(String from, String to, List<Group> groups, List<Sample> samples) {
        public Comparison {
            groups = List.copyOf(groups);
            samples = List.copyOf(samples);
        }

        public static Comparison of(String from, String to, ReadingComparison comparison) {
            List<Group> groups = new ArrayList<>();
            comparison
                    .groups()
                    .forEach((group, counts) -> groups.add(new Group(
                            group.format(),
                            group.form().isEmpty() ? null : group.form(),
                            group.before().isEmpty() ? null : group.before(),
                            counts.reports(),
                            counts.changed(),
                            counts.cells(Verdict.BETTER),
                            counts.cells(Verdict.WORSE),
                            counts.cells(Verdict.OTHER),
                            counts.checks(Verdict.BETTER),
                            counts.checks(Verdict.WORSE))));
            List<Sample> samples = new ArrayList<>();
            for (Verdict verdict : Verdict.values()) {
                comparison.samples(verdict).forEach(sample -> samples.add(Sample.of(verdict, sample)));
            }
            return new Comparison(from, to, groups, samples);
        }
    }

    /** Counts for the reports of one format and form. */
    @JsonPropertyOrder({
        "format",
        "form",
        "formBefore",
        "reports",
        "changed",
        "cellsBetter",
        "cellsWorse",
        "cellsOther",
        "checksBetter",
        "checksWorse"
    })
    public record Group(
            String format,
            @Nullable String form,
            @Nullable String formBefore,
            int reports,
            int changed,
            int cellsBetter,
            int cellsWorse,
            int cellsOther,
            int checksBetter,
            int checksWorse) {}

    /** A cell that is read otherwise. */
    @JsonPropertyOrder({"authority", "year", "version", "id", "verdict", "before", "after"})
    public record Sample(
            String authority,
            int year,
            int version,
            String id,
            String verdict,
            @Nullable Read before,
            @Nullable Read after) {
        static Sample of(Verdict verdict, ReadingComparison.Sample sample) {
            return new Sample(
                    sample.key().authority(),
                    sample.key().year(),
                    sample.version(),
                    sample.id(),
                    verdict.name().toLowerCase(Locale.ROOT),
                    Read.of(sample.before()),
                    Read.of(sample.after()));
        }
    }

    /** A cell in one reading. */
    @JsonPropertyOrder({"raw", "value", "status", "flags"})
    public record Read(String raw, @Nullable BigDecimal value, String status, List<String> flags) {
        public Read {
            flags = List.copyOf(flags);
        }

        static @Nullable Read of(@Nullable Cell cell) {
            return cell == null
                    ? null
                    : new Read(cell.raw(), cell.value(), cell.status().label(), cell.flags());
        }
    }
}
