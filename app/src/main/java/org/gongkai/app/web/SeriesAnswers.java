package org.gongkai.app.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.app.answer.SeriesAnswer;
import org.gongkai.app.data.table.Indicator;
import org.gongkai.archive.Archive;
import org.gongkai.config.form.FormSet;
import org.gongkai.model.Cell;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;

/** The API of figures that can be followed through the years: {@code /api/indicators} and each authority's series. */
final class SeriesAnswers {
    private static final String ALL_THAT_BEGIN = "*";

    private final Archive archive;
    private final CoverageNow coverage;
    private final List<Indicator> indicators;

    SeriesAnswers(Archive archive, CoverageNow coverage, FormSet forms) {
        this.archive = archive;
        this.coverage = coverage;
        this.indicators = Indicator.all(forms);
    }

    /** {@code /api/indicators}. */
    void indicators(Context context) {
        Asked asked = new Asked(context);
        asked.allow("page", "limit");
        Listing.reply(context, asked, "indicators", indicators, SeriesAnswers::followed);
    }

    /** {@code /api/authorities/{code}/series}: of the latest versions. */
    void series(Context context) {
        Asked asked = new Asked(context);
        asked.allow("indicator");
        List<Indicator> wanted = wanted(asked.parameter("indicator"));
        String code = asked.part("code");
        List<ReportHistory> histories = coverage.board().histories().stream()
                .filter(history -> history.key().authority().equals(code)
                        && !history.versions().isEmpty())
                .sorted(Comparator.comparing(history -> history.key().year()))
                .toList();
        if (histories.isEmpty()) {
            throw Refusal.notFound("no-reports", code);
        }
        Map<Indicator, List<SeriesAnswer.Point>> points = new LinkedHashMap<>();
        wanted.forEach(indicator -> points.put(indicator, new ArrayList<>()));
        for (ReportHistory history : histories) {
            ReportVersion latest = history.versions().get(history.versions().size() - 1);
            archive.extraction(latest.extraction()).ifPresent(document -> add(points, history, latest, document));
        }
        Reply.json(
                context,
                Json.write(new SeriesAnswer(
                        histories.get(histories.size() - 1).authorityName(),
                        code,
                        points.entrySet().stream()
                                .map(entry -> new SeriesAnswer.Series(followed(entry.getKey()), entry.getValue()))
                                .toList())));
    }

    private List<Indicator> wanted(Optional<String> asked) {
        if (asked.isEmpty()) {
            return indicators;
        }
        List<Indicator> wanted = new ArrayList<>();
        for (String id : asked.get().split(",")) {
            String stem = id.strip();
            boolean several = stem.endsWith(ALL_THAT_BEGIN);
            String begin = several ? stem.substring(0, stem.length() - 1) : stem;
            List<Indicator> found = indicators.stream()
                    .filter(indicator -> several
                            ? indicator.id().startsWith(begin)
                            : indicator.id().equals(begin))
                    .toList();
            if (found.isEmpty()) {
                throw Refusal.badRequest("indicator", stem);
            }
            found.stream().filter(indicator -> !wanted.contains(indicator)).forEach(wanted::add);
        }
        return wanted;
    }

    private static void add(
            Map<Indicator, List<SeriesAnswer.Point>> points,
            ReportHistory history,
            ReportVersion version,
            ReportDocument document) {
        String form = document.form();
        if (form == null) {
            return;
        }
        points.forEach((indicator, line) -> {
            String id = indicator.cell(form);
            Optional<Cell> cell = id == null ? Optional.empty() : document.find(id);
            cell.ifPresent(found -> line.add(new SeriesAnswer.Point(
                    history.key().year(),
                    form,
                    found.id(),
                    found.value(),
                    found.status().label(),
                    found.flags(),
                    version.version())));
        });
    }

    private static SeriesAnswer.Followed followed(Indicator indicator) {
        return new SeriesAnswer.Followed(
                indicator.id(),
                indicator.label().en(),
                indicator.label().zh(),
                indicator.comparable(),
                indicator.reason().en(),
                indicator.reason().zh());
    }
}
