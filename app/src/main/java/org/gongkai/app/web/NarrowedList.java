package org.gongkai.app.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongkai.app.web.page.MissingChoice;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.config.Registry;

/**
 * A coverage list narrowed to what was chosen of it, statuses apart.
 *
 * @param report whose rows are those of the region and level
 * @param narrowed how many rows the region has at all levels
 */
record NarrowedList(MissingChoice choice, CoverageReport report, int narrowed) {
    static NarrowedList of(MissingChoice choice, CoverageBoard board, Registry registry) {
        LocalDate asOf = choice.asOf().orElseGet(board::today);
        CoverageReport all = board.coverage(choice.year(), asOf, choice.isWhole() ? choice.region() : Optional.empty());
        Optional<String> territory = choice.isWhole() ? Optional.empty() : choice.territory();
        List<CoverageRow> ofRegion = territory.isEmpty()
                ? all.rows()
                : all.rows().stream()
                        .filter(row -> registry.line(row.code()).contains(territory.get()))
                        .toList();
        List<CoverageRow> ofLevel = choice.level().isEmpty()
                ? ofRegion
                : ofRegion.stream()
                        .filter(row -> registry.find(row.code(), choice.year())
                                .or(() -> registry.find(row.code()))
                                .map(authority -> authority.level().label())
                                .filter(choice.level().get()::equals)
                                .isPresent())
                        .toList();
        return new NarrowedList(choice, new CoverageReport(choice.year(), asOf, ofLevel), ofRegion.size());
    }

    /** Whether a row has one of the chosen statuses. */
    boolean shows(CoverageRow row) {
        return choice.statuses().isEmpty() || choice.chosen(row.status().label());
    }
}
