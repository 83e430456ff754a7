package org.gongkai.app.cli;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gongkai.app.answer.MissingAnswer;
import org.gongkai.app.cli.Table.Column;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.config.ConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says who has published, late, never, or no more. */
@Command(
        name = "missing",
        header = "Say who has published, late, never, or taken it back, with the evidence.",
        description = {
            "Lists the authorities that had to report about the year and how each stands. 'missing' is a claim: the"
                    + " deadline has passed, and a complete crawl of where the report belongs did not find it. What could"
                    + " not be looked at is 'unknown'.",
            "Without --region it lists the authorities that have a portal configured or any report in the archive."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./gongkai missing --year 2019",
            "  ./gongkai missing --year 2020 --as-of 2021-04-15 --region 410000 --json"
        })
final class MissingCommand implements Callable<Integer> {
    private static final Set<CoverageStatus> EXPLAINED =
            EnumSet.complementOf(EnumSet.of(CoverageStatus.ON_TIME, CoverageStatus.NOT_DUE));

    private final Session session;

    @Option(names = "--year", paramLabel = "Y", required = true, description = "Year that the reports are about.")
    private int year;

    @Option(names = "--as-of", paramLabel = "DATE", description = "As known at the end of this day in China.")
    private Optional<LocalDate> asOf = Optional.empty();

    @Option(names = "--region", paramLabel = "CODE", description = "An authority, and all below it.")
    private Optional<String> region = Optional.empty();

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    MissingCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException {
        Optional<String> code = region.isEmpty()
                ? Optional.empty()
                : Optional.of(session.authority(region.get()).code());
        session.keptArchive();
        CoverageReport report = session.coverage(year, asOf.orElseGet(() -> Moments.today(session.clock())), code);
        if (json) {
            session.console().json(MissingAnswer.of(report));
        } else {
            print(session.console(), report);
        }
        return ExitStatus.DONE;
    }

    /** The counts, then a line for each authority; what needs a reason has it below. */
    static void print(Console console, CoverageReport report) {
        console.out()
                .println("Reports about " + report.year() + ", as known on " + report.asOf() + ": "
                        + report.rows().size() + " expected"
                        + report.counts().entrySet().stream()
                                .map(count -> ", " + count.getValue() + " "
                                        + count.getKey().label())
                                .collect(Collectors.joining()));
        Table table =
                Table.of(Column.text("Authority"), Column.word("Status"), Column.word("Due"), Column.word("Published"));
        for (CoverageRow row : report.rows()) {
            table.row(
                    row.authority(),
                    row.status().label(),
                    row.due().map(due -> due.date().toString()).orElse("-"),
                    row.published().map(LocalDate::toString).orElse("-"));
        }
        console.print(table);
        List<CoverageRow> explained = report.rows().stream()
                .filter(row -> EXPLAINED.contains(row.status()))
                .toList();
        Table reasons = Table.of(Column.word(""), Column.text(""));
        explained.forEach(row -> reasons.row("", row.authority() + ": " + row.reason()));
        if (!explained.isEmpty()) {
            console.print(reasons);
        }
    }
}
