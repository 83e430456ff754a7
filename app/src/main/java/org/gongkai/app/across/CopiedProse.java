package org.gongkai.app.across;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.gongkai.model.ReportKey;
import org.gongkai.model.Wording;

/**
 * Finds reports of which most of the prose stands in another one: that of the same authority about the year before, or
 * another's about the same year. Sentences that many authorities have, such as those of the law and of the form's
 * instructions, are passed over by how many have them.
 *
 * <p>Of each report a fixed part of the shingles is drawn by their hash; those that two reports share tell which pairs
 * are worth being compared in full. So the work grows with the reports and not with their pairs.
 */
final class CopiedProse {
    /** A report with less of its own to say copies nothing worth telling. */
    private static final int LEAST_COPIED = 150;

    private static final double LEAST_SHARE = 0.5;
    private static final double SHARE_WORTH_COMPARING = 0.25;
    /** A sentence that more authorities have is nobody's own: two at least, then one in a hundred. */
    private static final int FEWEST_SHARERS = 2;

    private static final int SHARERS_PER = 100;
    /** One shingle in so many is drawn. */
    private static final int DRAWN = 8;

    private final IntFunction<List<KeptReport>> ofYear;
    private final Map<Integer, Year> years = new HashMap<>();

    /** @param ofYear the reports about a year, each authority once */
    CopiedProse(IntFunction<List<KeptReport>> ofYear) {
        this.ofYear = ofYear;
    }

    /** The prose of a year's reports without what many have, in the order of the reports. */
    private record Year(List<KeptReport> reports, List<Prose> proses) {}

    List<CorpusFinding> of(int year) {
        Year now = year(year);
        Year before = year(year - 1);
        years.keySet().removeIf(kept -> kept < year);
        List<CorpusFinding> findings = new ArrayList<>();
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < before.reports().size(); i++) {
            last.put(before.reports().get(i).key().authority(), i);
        }
        for (int i = 0; i < now.reports().size(); i++) {
            Integer own = last.get(now.reports().get(i).key().authority());
            if (own != null) {
                compare(now, i, before, own).ifPresent(findings::add);
            }
        }
        pairs(now.proses()).forEach((one, others) -> others.stream()
                .map(other -> compare(now, one, now, other))
                .flatMap(Optional::stream)
                // one is enough to say that the prose is not its own: the one that shares most
                .max((a, b) -> Double.compare(a.share(), b.share()))
                .ifPresent(findings::add));
        return findings;
    }

    private Year year(int year) {
        return years.computeIfAbsent(year, each -> {
            List<KeptReport> reports = ofYear.apply(each);
            List<Prose> proses = reports.stream()
                    .map(report -> Prose.of(report.document().sections(), report.name()))
                    .toList();
            Map<Long, Integer> sharers = new HashMap<>();
            for (Prose prose : proses) {
                prose.sentences().stream()
                        .map(sentence -> Prose.hash(sentence.compared()))
                        .distinct()
                        .forEach(hash -> sharers.merge(hash, 1, Integer::sum));
            }
            int most = Math.max(FEWEST_SHARERS, reports.size() / SHARERS_PER);
            Set<Long> boilerplate = sharers.entrySet().stream()
                    .filter(entry -> entry.getValue() > most)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            return new Year(
                    reports,
                    proses.stream().map(prose -> prose.without(boilerplate)).toList());
        });
    }

    /** For each report those that share enough of its drawn shingles. */
    private static Map<Integer, List<Integer>> pairs(List<Prose> proses) {
        Map<Long, List<Integer>> having = new HashMap<>();
        List<Set<Long>> drawn = new ArrayList<>();
        int most = Math.max(FEWEST_SHARERS, proses.size() / SHARERS_PER);
        for (int i = 0; i < proses.size(); i++) {
            Set<Long> sample = new HashSet<>();
            for (long shingle : proses.get(i).shingles()) {
                if (Long.remainderUnsigned(shingle, DRAWN) == 0) {
                    sample.add(shingle);
                    having.computeIfAbsent(shingle, each -> new ArrayList<>(1)).add(i);
                }
            }
            drawn.add(sample);
        }
        Map<Integer, List<Integer>> pairs = new HashMap<>();
        for (int i = 0; i < proses.size(); i++) {
            Map<Integer, Integer> shared = new HashMap<>();
            for (long shingle : drawn.get(i)) {
                List<Integer> others = having.getOrDefault(shingle, List.of());
                if (others.size() <= most) {
                    for (int other : others) {
                        if (other != i) {
                            shared.merge(other, 1, Integer::sum);
                        }
                    }
                }
            }
            int least = (int) Math.max(2, drawn.get(i).size() * SHARE_WORTH_COMPARING);
            List<Integer> worth = shared.entrySet().stream()
                    .filter(entry -> entry.getValue() >= least)
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            if (!worth.isEmpty()) {
                pairs.put(i, worth);
            }
        }
        return pairs;
    }

    private static Optional<CorpusFinding> compare(Year year, int index, Year otherYear, int otherIndex) {
        KeptReport report = year.reports().get(index);
        KeptReport other = otherYear.reports().get(otherIndex);
        Overlap overlap = Overlap.of(
                year.proses().get(index), otherYear.proses().get(otherIndex).shingles());
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
                        "正文的" + percent + "%（" + overlap.all() + "字中的" + overlap.copied()
                                + "字；不计数字、本机关名称和多份报告共有的句子）也见于"
                                + (own ? "其" + key.year() + "年度报告" : other.name() + key.year() + "年度报告；孰先孰后不作判断")),
                List.of(),
                Optional.of(key),
                overlap.share(),
                overlap.passages(),
                List.of(report.capture(), other.capture()),
                report.place(),
                other.seen().isAfter(report.seen()) ? other.seen() : report.seen()));
    }
}
