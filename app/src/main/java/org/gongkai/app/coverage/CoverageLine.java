package org.gongkai.app.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.config.Registry;
import org.gongkai.model.Authority;
import org.gongkai.model.Level;

/**
 * A row of a coverage report with where its authority stands, as spreadsheets take it.
 *
 * @param level label of the authority's level, empty when the registry does not have it
 * @param province name, empty for the ministries
 * @param city name, empty for what stands directly below a province
 */
record CoverageLine(int year, LocalDate asOf, String level, String province, String city, CoverageRow row) {

    /** The wanted rows, in the report's order. */
    static List<CoverageLine> of(CoverageReport report, Registry registry, Predicate<CoverageRow> wanted) {
        List<CoverageLine> lines = new ArrayList<>();
        for (CoverageRow row : report.rows()) {
            if (wanted.test(row)) {
                List<String> path = Regions.path(registry, row.code());
                lines.add(new CoverageLine(
                        report.year(),
                        report.asOf(),
                        registry.find(row.code())
                                .map(authority -> authority.level().label())
                                .orElse(""),
                        place(registry, path, Level.PROVINCE, report.year()),
                        place(registry, path, Level.CITY, report.year()),
                        row));
            }
        }
        return lines;
    }

    private static String place(Registry registry, List<String> path, Level level, int year) {
        return path.stream()
                .filter(code ->
                        registry.find(code).map(Authority::level).stream().anyMatch(level::equals))
                .findFirst()
                .map(code -> Regions.name(registry, code, year))
                .orElse("");
    }
}
