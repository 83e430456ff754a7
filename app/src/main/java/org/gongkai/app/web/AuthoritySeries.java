package org.gongkai.app.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gongkai.app.data.table.Indicator;
import org.gongkai.app.web.page.Chart;
import org.gongkai.app.web.page.Links;
import org.gongkai.app.web.text.Language;
import org.gongkai.app.web.text.Texts;
import org.gongkai.archive.Archive;
import org.gongkai.config.form.FormSet;
import org.gongkai.model.Cell;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;

/** The main figures of one authority through the years, across the forms, as the exported series joins them. */
final class AuthoritySeries {
    /** What says most about how much was asked, answered and contested; ids of indicators. */
    private static final List<String> MAIN = List.of(
            "3/1/total",
            "3/3.1/total",
            "3/3.7/total",
            "3/4/total",
            "4/review/total",
            "4/litigation_direct/total",
            "4/litigation_after_review/total",
            "2/normative_documents/issued",
            "2/licences/decisions",
            "2/penalties/decisions",
            "2/coercive_measures/decisions",
            "2/fees/amount");

    private final Archive archive;
    private final List<Indicator> indicators;

    AuthoritySeries(Archive archive, FormSet forms) {
        this.archive = archive;
        this.indicators = Indicator.all(forms).stream()
                .filter(indicator -> MAIN.contains(indicator.id()))
                .toList();
    }

    private record Kept(ReportHistory history, ReportVersion version, ReportDocument document) {}

    /** Charts of what the latest versions of these reports say; none when fewer than two years could be read. */
    List<Chart> charts(Collection<ReportHistory> histories, Links links, Language language) {
        Map<Integer, Kept> years = new TreeMap<>();
        for (ReportHistory history : histories) {
            ReportVersion latest = history.versions().get(history.versions().size() - 1);
            archive.extraction(latest.extraction())
                    .filter(ReportDocument::report)
                    .filter(document -> Indicator.FORMS.contains(document.form()))
                    .ifPresent(document -> years.put(history.key().year(), new Kept(history, latest, document)));
        }
        if (years.size() < 2) {
            return List.of();
        }
        List<Chart> charts = new ArrayList<>();
        for (String id : MAIN) {
            indicators.stream()
                    .filter(indicator -> indicator.id().equals(id))
                    .map(indicator -> chart(indicator, new TreeMap<>(years), links, language))
                    .filter(Chart::hasNumbers)
                    .forEach(charts::add);
        }
        return charts;
    }

    private static Chart chart(Indicator indicator, TreeMap<Integer, Kept> years, Links links, Language language) {
        boolean zh = language == Language.ZH;
        List<Chart.Point> points = new ArrayList<>();
        for (int year = years.firstKey(); year <= years.lastKey(); year++) {
            points.add(point(indicator, year, Optional.ofNullable(years.get(year)), links, Texts.in(language)));
        }
        return new Chart(
                indicator.id(),
                zh ? indicator.label().zh() : indicator.label().en(),
                zh ? indicator.reason().zh() : indicator.reason().en(),
                indicator.comparable().equals("yes"),
                points);
    }

    private static Chart.Point point(Indicator indicator, int year, Optional<Kept> kept, Links links, Texts texts) {
        if (kept.isEmpty()) {
            return new Chart.Point(year, Optional.empty(), texts.of("series.no-report"), false, "", "");
        }
        ReportDocument document = kept.get().document();
        String form = String.valueOf(document.form());
        String id = indicator.cells().get(form);
        if (id == null) {
            return new Chart.Point(year, Optional.empty(), texts.of("series.not-asked"), false, form, "");
        }
        Optional<Cell> cell =
                document.cells().stream().filter(each -> each.id().equals(id)).findFirst();
        if (cell.isEmpty()) {
            return new Chart.Point(year, Optional.empty(), texts.word("status-of-cell", "absent"), false, form, "");
        }
        boolean doubtful = !cell.get().flags().isEmpty();
        boolean number = cell.get().value() != null;
        return new Chart.Point(
                year,
                Optional.ofNullable(cell.get().value()),
                !number
                        ? texts.word("status-of-cell", cell.get().status().label())
                        : doubtful ? texts.of("series.doubtful") : "",
                doubtful,
                form,
                links.report(kept.get().history().key()) + Links.fragment(id));
    }
}
