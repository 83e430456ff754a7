package org.gongkai.app.across;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.gongkai.app.across.CorpusFinding.Kind;
import org.gongkai.archive.Archive;
import org.gongkai.config.Registry;
import org.gongkai.config.form.FormSet;
import org.gongkai.extractor.content.AcrossYears;
import org.gongkai.model.Authority;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.Wording;

/** Looks through the latest versions of all reports. Reads each of them once for each kind of finding. */
public final class CorpusFindings {
    private static final String YEARS_MISMATCH = "years-mismatch";
    private static final String FORM_MISMATCH = "form-year-mismatch";
    private static final String AMOUNT = "/amount";

    private final Archive archive;
    private final Registry registry;
    private final AcrossYears acrossYears;

    public CorpusFindings(Archive archive, Registry registry, FormSet forms) {
        this.archive = archive;
        this.registry = registry;
        this.acrossYears = new AcrossYears(forms);
    }

    /**
     * The findings of these kinds in order. Reports that are not wanted are still what others are held against.
     *
     * @param wanted which reports findings may be about
     */
    public List<CorpusFinding> of(Set<Kind> kinds, Predicate<ReportKey> wanted) {
        Map<String, List<ReportHistory>> byAuthority = new TreeMap<>();
        for (ReportHistory history : archive.histories()) {
            byAuthority
                    .computeIfAbsent(history.key().authority(), each -> new ArrayList<>())
                    .add(history);
        }
        List<CorpusFinding> findings = new ArrayList<>();
        if (kinds.contains(Kind.YEARS) || kinds.contains(Kind.FORM) || kinds.contains(Kind.NUMBER)) {
            byAuthority(kinds, byAuthority, findings);
        }
        if (kinds.contains(Kind.COPIED)) {
            copied(byAuthority, wanted, findings);
        }
        return findings.stream()
                .filter(finding -> wanted.test(finding.key()))
                .sorted(CorpusFinding.ORDER)
                .toList();
    }

    private void byAuthority(
            Set<Kind> kinds, Map<String, List<ReportHistory>> byAuthority, List<CorpusFinding> findings) {
        Map<String, FigureSeries> series = new TreeMap<>();
        byAuthority.forEach((code, histories) -> {
            Map<Integer, double[]> figures = new TreeMap<>();
            Optional<KeptReport> before = Optional.empty();
            for (ReportHistory history : histories) {
                Optional<KeptReport> report = KeptReport.of(archive, history);
                if (report.isPresent()) {
                    figures.put(
                            history.key().year(),
                            FigureSeries.figures(report.get().document()));
                    if (kinds.contains(Kind.FORM)) {
                        form(report.get(), findings);
                    }
                    if (kinds.contains(Kind.YEARS) && before.isPresent()) {
                        years(before.get(), report.get(), findings);
                    }
                }
                before = report;
            }
            series.put(code, new FigureSeries(figures));
        });
        if (kinds.contains(Kind.NUMBER)) {
            numbers(series, byAuthority, findings);
        }
    }

    private void years(KeptReport before, KeptReport report, List<CorpusFinding> findings) {
        ReportDocument checked = acrossYears.check(before.document(), report.document());
        checked.findings().stream()
                .filter(finding -> finding.code().equals(YEARS_MISMATCH))
                .forEach(finding -> findings.add(finding(
                        Kind.YEARS,
                        report,
                        finding.wording(),
                        finding.cells(),
                        Optional.of(before.key()),
                        List.of(report.capture(), before.capture()))));
    }

    private static void form(KeptReport report, List<CorpusFinding> findings) {
        for (Finding finding : report.document().findings()) {
            if (finding.code().equals(FORM_MISMATCH)) {
                findings.add(finding(
                        Kind.FORM,
                        report,
                        finding.wording(),
                        finding.cells(),
                        Optional.empty(),
                        List.of(report.capture())));
            }
        }
    }

    private void numbers(
            Map<String, FigureSeries> series,
            Map<String, List<ReportHistory>> byAuthority,
            List<CorpusFinding> findings) {
        Map<String, double[][]> peers = peers(series);
        series.forEach((code, own) -> own.years().forEach((year, figures) -> {
            for (int cell = 0; cell < figures.length; cell++) {
                String id = FigureSeries.CELLS.get(cell);
                double[] others = own.others(year, cell);
                double[][] level = peers.get(peer(code, year));
                double[] same = level == null ? new double[0] : level[cell];
                Optional<Wording> words = StandingOut.inSeries(figures[cell], others, id.endsWith(AMOUNT));
                if (words.isEmpty()) {
                    words = StandingOut.amongPeers(figures[cell], without(same, figures[cell]), others);
                }
                words.ifPresent(said -> byAuthority.getOrDefault(code, List.of()).stream()
                        .filter(history -> history.key().year() == year)
                        .findFirst()
                        .flatMap(history -> KeptReport.of(archive, history))
                        .ifPresent(report -> findings.add(finding(
                                Kind.NUMBER,
                                report,
                                new Wording(id + ": " + said.en(), id + "：" + said.zh()),
                                List.of(id),
                                Optional.empty(),
                                List.of(report.capture())))));
            }
        }));
    }

    /** Every cell's figures in order of size, by level and year. */
    private Map<String, double[][]> peers(Map<String, FigureSeries> series) {
        Map<String, List<double[]>> rows = new HashMap<>();
        series.forEach((code, own) -> own.years()
                .forEach((year, figures) -> rows.computeIfAbsent(peer(code, year), each -> new ArrayList<>())
                        .add(figures)));
        Map<String, double[][]> peers = new HashMap<>();
        rows.forEach((peer, figures) -> {
            double[][] columns = new double[FigureSeries.CELLS.size()][];
            for (int cell = 0; cell < columns.length; cell++) {
                int column = cell;
                columns[cell] = figures.stream()
                        .mapToDouble(row -> row[column])
                        .filter(value -> !Double.isNaN(value))
                        .sorted()
                        .toArray();
            }
            peers.put(peer, columns);
        });
        return peers;
    }

    private String peer(String code, int year) {
        return registry.find(code).map(Authority::level).map(Enum::name).orElse("?") + "/" + year;
    }

    /** The figures without one that is the authority's own. */
    private static double[] without(double[] sorted, double own) {
        int at = Arrays.binarySearch(sorted, own);
        if (at < 0) {
            return sorted;
        }
        double[] others = new double[sorted.length - 1];
        System.arraycopy(sorted, 0, others, 0, at);
        System.arraycopy(sorted, at + 1, others, at, others.length - at);
        return others;
    }

    private void copied(
            Map<String, List<ReportHistory>> byAuthority, Predicate<ReportKey> wanted, List<CorpusFinding> findings) {
        Set<Integer> years = new TreeSet<>();
        Map<Integer, List<ReportHistory>> byYear = new HashMap<>();
        byAuthority
                .values()
                .forEach(histories -> histories.forEach(history -> {
                    byYear.computeIfAbsent(history.key().year(), each -> new ArrayList<>())
                            .add(history);
                    if (wanted.test(history.key())) {
                        years.add(history.key().year());
                    }
                }));
        CopiedProse prose = new CopiedProse(
                year -> byYear.getOrDefault(year, List.of()), history -> KeptReport.of(archive, history));
        for (int year : years) {
            findings.addAll(prose.of(year));
        }
    }

    private static CorpusFinding finding(
            Kind kind,
            KeptReport report,
            Wording message,
            List<String> cells,
            Optional<ReportKey> other,
            List<String> evidence) {
        return new CorpusFinding(
                kind,
                report.key(),
                report.name(),
                message,
                cells,
                other,
                0,
                List.of(),
                evidence,
                report.place(),
                report.seen());
    }
}
