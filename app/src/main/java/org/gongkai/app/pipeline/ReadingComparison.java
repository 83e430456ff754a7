package org.gongkai.app.pipeline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gongkai.model.Cell;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportKey;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two readings of the same reports: counts by format and form, and samples. A cell got better when
 * a figure stands where none could be read, or a doubt about it went; worse when it is the other way round; a check got
 * better when it holds now.
 */
public final class ReadingComparison {
    /** So many samples of each kind are told. */
    private static final int SAMPLES = 12;

    private final Map<Group, Counts> groups = new TreeMap<>(
            Comparator.comparing(Group::format).thenComparing(Group::form).thenComparing(Group::before));
    private final Map<Verdict, List<Sample>> samples = new LinkedHashMap<>();

    /**
     * Reports that were read alike.
     *
     * @param format reader of the later reading
     * @param form of the later reading, empty when none
     * @param before form of the earlier reading
     */
    public record Group(String format, String form, String before) {}

    /** How the later reading of a cell stands to the earlier. */
    public enum Verdict {
        WORSE,
        OTHER,
        BETTER
    }

    /** A cell that was read otherwise; {@code null} where a reading does not have it. */
    public record Sample(
            ReportKey key,
            int version,
            @Nullable Cell before,
            @Nullable Cell after) {
        /** The cell's id. */
        public String id() {
            return Objects.requireNonNull(after == null ? before : after).id();
        }
    }

    /** Numbers of reports, cells and checks. */
    public static final class Counts {
        private int reports;
        private int changed;
        private final int[] cells = new int[Verdict.values().length];
        private final int[] checks = new int[Verdict.values().length];

        public int reports() {
            return reports;
        }

        /** Reports of which anything differs: a cell, a check, a chapter, a title. */
        public int changed() {
            return changed;
        }

        public int cells(Verdict verdict) {
            return cells[verdict.ordinal()];
        }

        public int checks(Verdict verdict) {
            return checks[verdict.ordinal()];
        }
    }

    /** Takes two readings of one version. */
    public void take(ReportKey key, int version, ReportDocument before, ReportDocument after) {
        Counts counts = groups.computeIfAbsent(
                new Group(after.source().reader(), text(after.form()), text(before.form())), group -> new Counts());
        counts.reports++;
        counts.changed += differ(before, after) ? 1 : 0;
        Map<String, Cell> old = new HashMap<>();
        before.cells().forEach(cell -> old.put(cell.id(), cell));
        for (Cell cell : after.cells()) {
            Cell was = old.remove(cell.id());
            judge(counts, new Sample(key, version, was, cell));
        }
        before.cells().stream()
                .filter(cell -> old.containsKey(cell.id()))
                .forEach(cell -> judge(counts, new Sample(key, version, cell, null)));
        Map<String, CheckStatus> held = new HashMap<>();
        before.checks().forEach(check -> held.put(check.id(), check.status()));
        for (Check check : after.checks()) {
            int was = rank(held.getOrDefault(check.id(), CheckStatus.UNDETERMINED));
            int is = rank(check.status());
            if (was != is) {
                counts.checks[(is > was ? Verdict.BETTER : Verdict.WORSE).ordinal()]++;
            }
        }
    }

    private void judge(Counts counts, Sample sample) {
        Cell before = sample.before();
        Cell after = sample.after();
        int was = rank(before);
        int is = rank(after);
        boolean same = was == is
                && before != null
                && after != null
                && before.status() == after.status()
                && before.raw().equals(after.raw())
                && sameNumber(before.value(), after.value());
        if (same || before == null && is == 0 || after == null && was == 0) {
            return;
        }
        Verdict verdict = is > was ? Verdict.BETTER : is < was ? Verdict.WORSE : Verdict.OTHER;
        counts.cells[verdict.ordinal()]++;
        List<Sample> told = samples.computeIfAbsent(verdict, kind -> new ArrayList<>());
        if (told.size() < SAMPLES) {
            told.add(sample);
        }
    }

    /** How firmly a cell is read. */
    private static int rank(@Nullable Cell cell) {
        if (cell == null) {
            return 0;
        }
        return switch (cell.status()) {
            case ABSENT -> 0;
            case UNREADABLE -> 1;
            case NUMBER, BLANK, NOT_APPLICABLE -> cell.flags().isEmpty() ? 3 : 2;
        };
    }

    private static int rank(CheckStatus status) {
        return status == CheckStatus.PASS ? 2 : status == CheckStatus.FAIL ? 0 : 1;
    }

    private static boolean sameNumber(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    private static boolean differ(ReportDocument before, ReportDocument after) {
        return !before.cells().equals(after.cells())
                || !before.checks().equals(after.checks())
                || !before.sections().equals(after.sections())
                || !before.findings().equals(after.findings())
                || !Objects.equals(before.title(), after.title())
                || !Objects.equals(before.form(), after.form())
                || !Objects.equals(before.published(), after.published())
                || !Objects.equals(before.authority(), after.authority())
                || !Objects.equals(before.period(), after.period());
    }

    private static String text(@Nullable String form) {
        return form == null ? "" : form;
    }

    /** By format and form. */
    public Map<Group, Counts> groups() {
        return groups;
    }

    /** A few cells of this verdict, in the order in which they were met. */
    public List<Sample> samples(Verdict verdict) {
        return samples.getOrDefault(verdict, List.of());
    }
}
