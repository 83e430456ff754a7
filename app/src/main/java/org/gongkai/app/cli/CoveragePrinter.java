package org.gongkai.app.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gongkai.app.cli.Table.Column;
import org.gongkai.app.coverage.Attention;
import org.gongkai.app.coverage.Region;
import org.gongkai.app.coverage.Regions;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.config.Due;
import org.gongkai.config.Registry;

/**
 * Prints coverage for reading: territory by territory, what needs attention first, each reason once.
 *
 * <pre>
 * 河南省 410000: 2 of 4 published, 1 missing, 1 unknown
 *   missing  新乡市凤泉区人民政府 410704
 *            due on 2020-03-31; the complete crawl run-7 of portal 'fq' on 2020-04-02 did not find it
 *   郑州市 410100: 1 of 1 published
 *     on-time  郑州市人民政府
 * </pre>
 */
final class CoveragePrinter {
    private static final String STEP = "  ";
    /** Statuses of which a reader need not know more than who has them. */
    private static final List<CoverageStatus> PLAIN = List.of(CoverageStatus.ON_TIME, CoverageStatus.NOT_DUE);

    private final Console console;
    private final Predicate<CoverageRow> wanted;

    CoveragePrinter(Console console, Predicate<CoverageRow> wanted) {
        this.console = console;
        this.wanted = wanted;
    }

    /** The counts, then the territories that hold anything wanted. */
    void print(CoverageReport report, Registry registry) {
        List<Region> regions = Regions.of(report, registry);
        Region whole = new Region("", "", List.of(), regions);
        print(
                "",
                "Reports about " + report.year() + ", as known on " + report.asOf() + ": " + whole.expected()
                        + " expected, " + whole.published() + " published"
                        + report.counts().entrySet().stream()
                                .map(count -> ", " + count.getValue() + " "
                                        + count.getKey().label())
                                .collect(Collectors.joining()));
        if (whole.expected() == 0) {
            print(
                    "",
                    "Nobody is expected: no portal is configured and no report is kept. Configure portals, or name"
                            + " a territory with --region to see who has to report there.");
        } else if (!whole.holds(wanted)) {
            print("", "None of them has a status that was asked for.");
        }
        print(regions, "");
    }

    /** Territories one by one; those of which one sentence says all, together and last. */
    private void print(List<Region> regions, String indent) {
        Map<String, List<Region>> alike = new LinkedHashMap<>();
        for (Region region : regions) {
            List<CoverageRow> rows = wanted(region);
            if (rows.isEmpty()) {
                continue;
            }
            if (rows.size() == region.expected() && alike(rows)) {
                alike.computeIfAbsent(
                                rows.get(0).status().label() + ": "
                                        + rows.get(0).reason(),
                                each -> new ArrayList<>())
                        .add(region);
            } else {
                if (indent.isEmpty()) {
                    console.out().println();
                }
                print(region, indent);
            }
        }
        if (indent.isEmpty() && !alike.isEmpty()) {
            console.out().println();
        }
        alike.forEach((what, same) -> print(
                indent,
                same.stream()
                                .map(region -> region.name() + " " + region.code() + " (" + region.expected() + ")")
                                .collect(Collectors.joining("、"))
                        + ": 0 of " + same.stream().mapToInt(Region::expected).sum() + " published, all " + what));
    }

    private List<CoverageRow> wanted(Region region) {
        return region.all().stream().filter(wanted).toList();
    }

    private void print(Region region, String indent) {
        print(
                indent,
                region.name() + " " + region.code() + ": " + region.published() + " of " + region.expected()
                        + " published" + unpublished(region));
        rows(region.rows().stream().filter(wanted).toList(), indent + STEP);
        print(region.below(), indent + STEP);
    }

    /** Whether one sentence says all that can be said of them. */
    private static boolean alike(List<CoverageRow> rows) {
        CoverageStatus status = rows.get(0).status();
        return (status == CoverageStatus.UNKNOWN || status == CoverageStatus.NOT_DUE)
                && rows.stream()
                        .allMatch(row -> row.status() == status
                                && row.reason().equals(rows.get(0).reason()));
    }

    private static String unpublished(Region region) {
        Map<CoverageStatus, Integer> counts = region.counts();
        return Attention.ORDER.stream()
                .filter(status -> counts.containsKey(status) && status != CoverageStatus.ON_TIME)
                .map(status -> ", " + counts.get(status) + " " + status.label())
                .collect(Collectors.joining());
    }

    private void rows(List<CoverageRow> rows, String indent) {
        Map<String, List<CoverageRow>> entries = new LinkedHashMap<>();
        for (CoverageRow row : rows) {
            String key = PLAIN.contains(row.status())
                    ? row.status().label()
                    : row.status() == CoverageStatus.UNKNOWN
                            ? row.status().label() + row.reason()
                            : row.status().label() + "/" + row.code();
            entries.computeIfAbsent(key, each -> new ArrayList<>()).add(row);
        }
        int widest = rows.stream()
                .mapToInt(row -> row.status().label().length())
                .max()
                .orElse(0);
        for (List<CoverageRow> entry : entries.values()) {
            CoverageRow row = entry.get(0);
            Table table = Table.of(Column.word(""), Column.text(""));
            String label = row.status().label();
            table.row(label + " ".repeat(widest - label.length()), entry.size() == 1 ? one(row) : several(entry));
            if (!PLAIN.contains(row.status())) {
                table.row("", row.reason());
            }
            print(indent, table);
        }
    }

    private static String one(CoverageRow row) {
        return row.authority() + " " + row.code()
                + row.due().map(Due::date).map(day -> ", due " + day).orElse("")
                + row.published()
                        .map(LocalDate::toString)
                        .map(day -> ", published " + day)
                        .orElse("");
    }

    private static String several(List<CoverageRow> rows) {
        return rows.size() + ": " + rows.stream().map(CoverageRow::authority).collect(Collectors.joining("、"));
    }

    private void print(String indent, String text) {
        print(indent, Table.of(Column.text("")).row(text));
    }

    private void print(String indent, Table table) {
        table.lines(console.columns() - indent.length())
                .forEach(line -> console.out().println(indent + line));
    }
}
