package org.gongkai.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.app.data.DataOrder;
import org.gongkai.app.schedule.CrawlSchedule;
import org.gongkai.archive.export.ExportOrder;
import org.gongkai.archive.export.ExportReport;
import org.gongkai.config.ConfigurationException;
import org.gongkai.model.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands the archive on in formats that others take. */
@Command(
        name = "export",
        header = "Hand the archive on: as WARC files, WACZ or BagIt, or its figures as tables.",
        description = {
            "warc: a folder of WARC 1.1 files with index.cdxj. wacz: one WACZ 1.1 file. bagit: a BagIt 1.0 folder with"
                    + " SHA-512 manifests.",
            "csv: a folder of CSV files with datapackage.json (datapackage is the same). parquet: the same as Parquet"
                    + " files. sqlite: one database. xlsx: one workbook. What the tables hold: docs/data.md.",
            "The same archive always gives the same bytes. Ends with 1 when damaged records had to be left out."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./gongkai export wacz --out reports.wacz",
            "  ./gongkai export bagit --out bag --authority 410100 --year 2019",
            "  ./gongkai export warc --out week-48 --since 2026-11-23",
            "  ./gongkai export xlsx --out henan-2020.xlsx --region 410000 --year 2020",
            "  ./gongkai export parquet --out figures --versions all"
        })
final class ExportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "FORMAT", description = "warc, wacz, bagit; csv, xlsx, parquet, sqlite.")
    private String format = "";

    @Option(names = "--out", paramLabel = "PATH", required = true, description = "Where to; must not exist yet.")
    private Path out = Path.of("");

    @Option(names = "--authority", paramLabel = "A", description = "Reports of this authority only: code or name.")
    private Optional<String> authority = Optional.empty();

    @Option(names = "--year", paramLabel = "Y", description = "Reports about this year only.")
    private Optional<Integer> year = Optional.empty();

    @Option(names = "--region", paramLabel = "CODE", description = "Tables: an authority, and all below it.")
    private Optional<String> region = Optional.empty();

    @Option(
            names = "--versions",
            paramLabel = "WHICH",
            description = "Tables: figures of the 'current' version of each report (default), or of 'all'.")
    private Optional<String> versions = Optional.empty();

    @Option(names = "--portal", paramLabel = "ID", description = "Captures at this portal only; not for tables.")
    private Optional<String> portal = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description =
                    "Captures of this day (Asia/Shanghai) and later; bodies kept before it are not repeated. Tables:"
                            + " reports with a version first seen then.")
    private Optional<LocalDate> since = Optional.empty();

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException, InterruptedException {
        Optional<DataOrder.Format> tables = tables();
        if (tables.isPresent()) {
            DataOrder dataOrder = dataOrder(tables.get());
            requireFree(out);
            return new TablesExport(session, json).write(dataOrder, out);
        }
        ExportOrder order = order();
        requireFree(out);
        ExportReport report = session.keptArchive().export(order, out, new Pace(session.console(), "export"));
        if (json) {
            session.console()
                    .json(new Answer(
                            out.toString(),
                            format,
                            report.files(),
                            report.captures(),
                            report.records(),
                            report.bytes(),
                            report.damage()));
        } else {
            report.damage().forEach(line -> session.console().out().println(TextWidth.harmless(line)));
            session.console()
                    .out()
                    .println(out
                            + (Files.isDirectory(out)
                                    ? " (a folder of "
                                            + Counted.of(report.files().size(), "file") + "): "
                                    : ": ")
                            + Counted.of(report.captures(), "capture") + ", "
                            + Counted.of(report.records(), "record") + ", " + Counted.of(report.bytes(), "byte")
                            + (report.damage().isEmpty()
                                    ? ""
                                    : "; " + report.damage().size() + " damaged, left out"));
        }
        if (report.captures() == 0) {
            session.console()
                    .err()
                    .println("gongkai: nothing was chosen, and what was written is empty; the archive has"
                            + " captures of these portals: " + portals());
        }
        return report.damage().isEmpty() ? ExitStatus.DONE : ExitStatus.DOES_NOT_HOLD;
    }

    private String portals() throws ConfigurationException {
        String known = session.keptArchive().runs().stream()
                .map(RunReport::portal)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return known.isEmpty() ? "none" : known;
    }

    private ExportOrder order() throws ConfigurationException {
        ExportOrder.Format kind = Stream.of(ExportOrder.Format.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(format))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no export as '" + format
                        + "'; there are warc, wacz, bagit, csv, datapackage, xlsx, parquet and sqlite"));
        if (region.isPresent() || versions.isPresent()) {
            throw new UsageException(
                    "export " + format + " takes no " + (region.isPresent() ? "--region" : "--versions")
                            + ", it is for tables: csv, xlsx, parquet, sqlite");
        }
        return new ExportOrder(kind, code(authority), year, portal, from());
    }

    private Optional<DataOrder.Format> tables() {
        // a Data Package of CSV files is what csv writes
        String named = format.equals("datapackage") ? "csv" : format;
        return Stream.of(DataOrder.Format.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(named))
                .findFirst();
    }

    private DataOrder dataOrder(DataOrder.Format kind) throws ConfigurationException {
        if (portal.isPresent()) {
            throw new UsageException(
                    "export " + format + " takes no --portal; choose reports with --authority, --region or --year");
        }
        String which = versions.orElse("current");
        if (!which.equals("current") && !which.equals("all")) {
            throw new UsageException("--versions is 'current' or 'all', came '" + which + "'");
        }
        return new DataOrder(kind, which.equals("all"), code(authority), within(), year, from());
    }

    private Optional<String> code(Optional<String> words) throws ConfigurationException {
        return words.isPresent() ? Optional.of(session.authority(words.get()).code()) : Optional.empty();
    }

    private Optional<String> within() throws ConfigurationException {
        return region.isPresent() ? Optional.of(session.region(region.get())) : Optional.empty();
    }

    private Optional<Instant> from() {
        return since.map(day -> day.atStartOfDay(CrawlSchedule.ZONE).toInstant());
    }

    private static void requireFree(Path out) {
        try (Stream<Path> inside = Files.isDirectory(out) ? Files.list(out) : Stream.empty()) {
            boolean emptyFolder = Files.isDirectory(out) && inside.findAny().isEmpty();
            if (Files.exists(out) && !emptyFolder) {
                throw new UsageException("there is something at " + out + " already; name a place that is free");
            }
        } catch (IOException e) {
            throw new UsageException("cannot look at " + out + ": " + e.getMessage());
        }
    }

    private record Answer(
            String out,
            String format,
            List<String> files,
            long captures,
            long records,
            long bytes,
            List<String> damaged) {}
}
