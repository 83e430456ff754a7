package org.gongkai.app.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.app.answer.MissingAnswer;
import org.gongkai.app.coverage.CoverageCsv;
import org.gongkai.app.coverage.CoverageWorkbook;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.Registry;
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
                    + " Counts are always those of all of them, whatever --status chooses."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./gongkai missing --year 2019",
            "  ./gongkai missing --year 2020 --as-of 2021-04-15 --region 410000 --json",
            "  ./gongkai missing --year 2020 --status missing,removed,late",
            "  ./gongkai missing --year 2020 --xlsx 2020.xlsx"
        })
final class MissingCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    private final Session session;

    @Option(names = "--year", paramLabel = "Y", required = true, description = "Year that the reports are about.")
    private int year;

    @Option(names = "--as-of", paramLabel = "DATE", description = "As known at the end of this day in China.")
    private Optional<LocalDate> asOf = Optional.empty();

    @Option(
            names = "--region",
            paramLabel = "CODE",
            description = "An authority, and all below it; 000000 for the country.")
    private Optional<String> region = Optional.empty();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            split = ",",
            description = "Only rows with these statuses, comma between them.")
    private List<String> statuses = List.of();

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the rows as CSV; - is standard output.")
    private Optional<String> csv = Optional.empty();

    @Option(names = "--xlsx", paramLabel = "FILE", description = "Write rows and counts as an Excel workbook.")
    private Optional<Path> xlsx = Optional.empty();

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    MissingCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException {
        Predicate<CoverageRow> wanted = wanted();
        if (json && csv.filter(STANDARD_OUTPUT::equals).isPresent()) {
            throw new UsageException("--json and --csv - both write to standard output; give --csv a file");
        }
        Optional<String> code = region.isEmpty() ? Optional.empty() : Optional.of(session.region(region.get()));
        session.keptArchive();
        LocalDate today = Moments.today(session.clock());
        LocalDate day = asOf.orElse(today);
        if (day.isAfter(today)) {
            session.console().err().println("gongkai: " + day + " has not come; nothing is known beyond " + today);
        }
        CoverageReport report = session.coverage(year, day, code);
        Registry registry = session.registry();
        Console console = session.console();
        write(report, registry, wanted);
        if (json) {
            console.json(MissingAnswer.of(report, registry, wanted));
        } else if (csv.isEmpty() && xlsx.isEmpty()) {
            session.sayIfSamples();
            new CoveragePrinter(console, wanted).print(report, registry);
        }
        return ExitStatus.DONE;
    }

    private void write(CoverageReport report, Registry registry, Predicate<CoverageRow> wanted) {
        if (csv.filter(STANDARD_OUTPUT::equals).isPresent()) {
            try {
                CoverageCsv.write(report, registry, wanted, session.console().out());
            } catch (IOException e) {
                // a print writer does not tell of failures so; the program looks at it when it ends
                throw new UncheckedIOException(e);
            }
        } else if (csv.isPresent()) {
            Path file = Path.of(csv.get());
            OutFile.write(file, out -> {
                Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                CoverageCsv.write(report, registry, wanted, writer);
                writer.flush();
            });
            tell(file, report, wanted);
        }
        if (xlsx.isPresent()) {
            OutFile.write(xlsx.get(), out -> CoverageWorkbook.write(report, registry, wanted, out));
            tell(xlsx.get(), report, wanted);
        }
    }

    private void tell(Path file, CoverageReport report, Predicate<CoverageRow> wanted) {
        session.console()
                .err()
                .println("gongkai: " + file + ": "
                        + report.rows().stream().filter(wanted).count() + " of "
                        + report.rows().size() + " expected authorities");
    }

    private Predicate<CoverageRow> wanted() {
        Set<CoverageStatus> chosen = EnumSet.noneOf(CoverageStatus.class);
        for (String label : statuses) {
            chosen.add(Stream.of(CoverageStatus.values())
                    .filter(status -> status.label().equals(label.strip()))
                    .findFirst()
                    .orElseThrow(() -> new UsageException("there is no status '" + label + "'; there are "
                            + Stream.of(CoverageStatus.values())
                                    .map(CoverageStatus::label)
                                    .collect(Collectors.joining(", ")))));
        }
        return row -> chosen.isEmpty() || chosen.contains(row.status());
    }
}
