package org.gongkai.app.across;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.Wording;

/**
 * Finds reports of which most of the prose stands in another one: that of the same authority about the year before, or
 * another's about the same year. Sentences that many authorities have, such as those of the law and of the form's
 * instructions, are passed over by how many have them.
 *
 * <p>Of each report only a fixed part of its shingles is kept, drawn by their hash; those that two reports share tell
 * which pairs are worth being read again and compared in full. So work and memory grow with the reports and not with
 * their pairs: eight bytes for every sixteenth character of the two years that are looked at together, twice.
 */
final class CopiedProse {
    /** A report with less of its own to say copies nothing worth telling. */
    private static final int LEAST_COPIED = 150;

    private static final double LEAST_SHARE = 0.5;
    private static final double SHARE_WORTH_COMPARING = 0.25;
    /** Of others that share most with a report so many are read. */
    private static final int MOST_COMPARED = 3;

    private final IntFunction<List<ReportHistory>> ofYear;
    private final Function<ReportHistory, Optional<KeptReport>> reader;
    private final Map<Integer, Year> years = new HashMap<>();

    /**
     * @param ofYear the reports about a year, each authority once
     * @param reader reads one of them
     */
    CopiedProse(IntFunction<List<ReportHistory>> ofYear, Function<ReportHistory, Optional<KeptReport>> reader) {
        this.ofYear = ofYear;
        this.reader = reader;
    }

    /**
     * What is kept of a year.
     *
     * @param boilerplate hashes of the sentences that many have, in order
     * @param drawn of each report the hashes of its shingles that were drawn, in order
     */
    private record Year(List<ReportHistory> reports, long[] boilerplate, long[][] drawn) {}

    List<CorpusFinding> of(int year) {
        years.keySet().removeIf(kept -> kept < year - 1);
        Year before = year(year - 1);
        Year now = year(year);
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < before.reports().size(); i++) {
            last.put(before.reports().get(i).key().authority(), i);
        }
        SharedShingles shared = new SharedShingles(now.drawn());
        List<CorpusFinding> findings = new ArrayList<>();
        for (int i = 0; i < now.reports().size(); i++) {
            Integer own = last.get(now.reports().get(i).key().authority());
            if (own != null
                    && SharedShingles.inBoth(now.drawn()[i], before.drawn()[own]) >= worthComparing(now.drawn()[i])) {
                compare(now, i, before, own).ifPresent(findings::add);
            }
            int index = i;
            shared.most(i, worthComparing(now.drawn()[i]), MOST_COMPARED).stream()
                    .map(other -> compare(now, index, now, other))
                    .flatMap(Optional::stream)
                    // one is enough to say that the prose is not its own: the one that shares most
                    .max((a, b) -> Double.compare(a.share(), b.share()))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static int worthComparing(long[] drawn) {
        return (int) Math.max(2, drawn.length * SHARE_WORTH_COMPARING);
    }

    private Year year(int year) {
        Year kept = years.get(year);
        if (kept != null) {
            return kept;
        }
        List<ReportHistory> reports = ofYear.apply(year);
        LongList sentences = new LongList();
        for (ReportHistory report : reports) {
            prose(report).ifPresent(prose -> prose.sentences().stream()
                    .mapToLong(sentence -> Prose.hash(sentence.compared()))
                    .distinct()
                    .forEach(sentences::add));
        }
        long[] boilerplate = sentences.moreOftenThan(SharedShingles.mostSharers(reports.size()));
        long[][] drawn = new long[reports.size()][];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = prose(reports.get(i))
                    .map(prose -> SharedShingles.draw(prose.without(boilerplate)))
                    .orElse(new long[0]);
        }
        Year made = new Year(reports, boilerplate, drawn);
        years.put(year, made);
        return made;
    }

    private Optional<Prose> prose(ReportHistory history) {
        return reader.apply(history).map(CopiedProse::prose);
    }

    private static Prose prose(KeptReport report) {
        return Prose.of(report.document().sections(), report.name());
    }

    private Optional<CorpusFinding> compare(Year year, int index, Year otherYear, int otherIndex) {
        Optional<KeptReport> report = reader.apply(year.reports().get(index));
        Optional<KeptReport> other = reader.apply(otherYear.reports().get(otherIndex));
        if (report.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        return compare(
                report.get(),
                other.get(),
                Overlap.of(
                        prose(report.get()).without(year.boilerplate()),
                        prose(other.get()).without(otherYear.boilerplate()).shingles()));
    }

    private static Optional<CorpusFinding> compare(KeptReport report, KeptReport other, Overlap overlap) {
        if (overlap.copied() < LEAST_COPIED || overlap.share() < LEAST_SHARE) {
            return Optional.empty();
        }
        String percent = String.format(Locale.ROOT, "%.0f", Math.floor(overlap.share() * 100));
        ReportKey key = other.key();
        boolean own = key.authority().equals(report.key().authority());
        return Optional.of(new CorpusFinding(
                CorpusFinding.Kind.COPIED,
                report.key(),
                report.name(),
                new Wording(
                        percent + " % of its prose (" + overlap.copied() + " of " + overlap.all()
                                + " characters; numbers, own names and sentences that many reports have left out) also"
                                + " stands in "
                                + (own
                                        ? "its own report about " + key.year()
                                        : "the report of " + other.name() + " about " + key.year()
                                                + "; which was first is not said"),
                        "正文的" + percent + "%（" + overlap.all() + "字中的" + overlap.copied() + "字；不计数字、本机关名称和多份报告共有的句子）也见于"
                                + (own ? "其" + key.year() + "年度报告" : other.name() + key.year() + "年度报告；孰先孰后不作判断")),
                List.of(),
                Optional.of(key),
                overlap.share(),
                overlap.passages(),
                List.of(report.capture(), other.capture()),
                report.place(),
                other.seen().isAfter(report.seen()) ? other.seen() : report.seen()));
    }

    /** Numbers without a box each. */
    static final class LongList {
        private long[] values = new long[1024];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        /** All in order. */
        long[] sorted() {
            long[] sorted = Arrays.copyOf(values, size);
            Arrays.sort(sorted);
            return sorted;
        }

        /** Those that stand there more often, each once, in order. */
        long[] moreOftenThan(int times) {
            long[] sorted = sorted();
            LongList often = new LongList();
            for (int from = 0, to; from < sorted.length; from = to) {
                to = from;
                while (to < sorted.length && sorted[to] == sorted[from]) {
                    to++;
                }
                if (to - from > times) {
                    often.add(sorted[from]);
                }
            }
            return often.sorted();
        }
    }
}
