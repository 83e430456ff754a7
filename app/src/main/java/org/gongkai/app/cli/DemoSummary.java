package org.gongkai.app.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongkai.app.cli.Table.Column;
import org.gongkai.app.demo.SampleCountry;
import org.gongkai.archive.Archive;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.config.ConfigurationException;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;
import org.gongkai.model.RunReport;
import org.gongkai.model.Severity;

/** What the demo has to show for itself, in the width of the terminal. */
final class DemoSummary {
    private final Session session;
    private final Console console;
    private final Archive archive;

    DemoSummary(Session session, Archive archive) {
        this.session = session;
        this.console = session.console();
        this.archive = archive;
    }

    /** Prints runs, reports with their cells and checks, and what does not add up. */
    void print(List<RunReport> runs) throws ConfigurationException {
        LocalDate today = Moments.today(session.clock());
        PrintWriter out = console.out();
        out.println("Portals crawled (bundled samples, served on this machine)");
        console.print(portals(runs));
        out.println();
        out.println("Reports kept");
        List<ReportHistory> histories = archive.histories();
        Table table = Table.of(
                Column.text("Authority"),
                Column.number("Year"),
                Column.word("Form"),
                Column.word("Reader"),
                Column.number("Cells"),
                Column.number("Pass"),
                Column.number("Fail"),
                Column.number("Open"),
                Column.number("Ver."));
        for (ReportHistory history : histories) {
            List<ReportVersion> versions = history.versions();
            ReportDocument document = Versions.requireDocument(archive, versions.get(versions.size() - 1));
            table.row(
                    history.authorityName(),
                    history.key().year(),
                    document.form() == null ? "-" : document.form(),
                    document.report() ? document.source().reader() : "none",
                    numbers(document) + "/" + document.cells().size(),
                    count(document, CheckStatus.PASS),
                    count(document, CheckStatus.FAIL),
                    count(document, CheckStatus.UNDETERMINED) + count(document, CheckStatus.NOT_ASSESSABLE),
                    versions.size());
        }
        console.print(table);
        out.println("Cells: numbers read / cells of the form. Pass, Fail, Open: checks of these");
        out.println("numbers that hold, do not hold, or cannot be decided. Ver.: versions kept.");
        out.println();
        out.println("What a person should look at");
        histories.forEach(this::printNotes);
        out.println();
        out.println("One of each status in 样例省, a province that does not exist");
        console.print(coverage(today));
        out.println("removed: after three runs, here within one minute; real archives wait three days");
        out.println("(archive.removed-span).");
        out.println();
        out.println("Kept in " + session.archivePlace() + ". Look closer (once the demo has ended):");
        String archiveOption = session.archivePlace().equals("./data") ? "" : " --archive " + session.archivePlace();
        for (String command : List.of(
                "report 410704 2019",
                "history 411602 2020",
                "missing --year 2023 --region 990000",
                "findings",
                "dossier 990126 2023 --out dossier.html")) {
            out.println("  ./gongkai" + archiveOption + " " + command);
        }
    }

    /** The first authority with each status, about the year whose reports are due and about the one that runs. */
    private Table coverage(LocalDate today) throws ConfigurationException {
        Map<CoverageStatus, Object[]> first = new EnumMap<>(CoverageStatus.class);
        for (int year : List.of(SampleCountry.YEAR, today.getYear())) {
            for (CoverageRow row : session.coverage(year, today, Optional.of(SampleCountry.CITY))
                    .rows()) {
                first.putIfAbsent(
                        row.status(), new Object[] {row.status().label(), row.authority(), year, row.reason()});
            }
        }
        Table table = Table.of(
                Column.word("Status"), Column.word("Authority"), Column.number("Year"), Column.text("Because"));
        first.values().forEach(table::row);
        return table;
    }

    private void printNotes(ReportHistory history) {
        ReportVersion latest = history.versions().get(history.versions().size() - 1);
        Set<String> notes = notes(latest, Versions.requireDocument(archive, latest));
        if (!notes.isEmpty()) {
            console.out()
                    .println(
                            "  " + history.authorityName() + " " + history.key().year());
            Table table = Table.of(Column.word(""), Column.text(""));
            notes.forEach(note -> table.row("  ", note));
            console.print(table);
        }
    }

    private static Table portals(List<RunReport> runs) {
        Table table = Table.of(
                Column.word("Portal"),
                Column.word("Status"),
                Column.number("Requests"),
                Column.number("New"),
                Column.number("Changed"),
                Column.number("Unchanged"),
                Column.number("Reports"));
        runs.forEach(run -> table.row(
                run.portal(),
                run.status().name().toLowerCase(Locale.ROOT),
                run.counts().requests(),
                run.counts().fresh(),
                run.counts().changed(),
                run.counts().unchanged(),
                run.reports().size()));
        return table;
    }

    /** Each said once: a check that fails may be a finding too. */
    private static Set<String> notes(ReportVersion latest, ReportDocument document) {
        Set<String> notes = new LinkedHashSet<>();
        if (!document.report()) {
            document.findings().forEach(finding -> notes.add(finding.message()));
        } else {
            document.findings().stream()
                    .filter(finding -> finding.severity() != Severity.INFO)
                    .forEach(finding -> notes.add(finding.message()));
        }
        for (Check check : document.checks()) {
            if (check.status() == CheckStatus.FAIL) {
                notes.add("the source does not add up: " + check.message());
            }
        }
        long flagged = document.cells().stream()
                .filter(cell -> !cell.flags().isEmpty())
                .count();
        if (flagged > 0) {
            notes.add(flagged + (flagged == 1 ? " cell" : " cells")
                    + " to compare with the source: the reading is in doubt");
        }
        latest.change().ifPresent(change -> change.cells()
                .forEach(cell -> notes.add("version " + latest.version() + " changed " + cell.id() + ": "
                        + cell.before() + " → " + cell.after())));
        return notes;
    }

    private static long numbers(ReportDocument document) {
        return document.cells().stream()
                .filter(cell -> cell.status() == CellStatus.NUMBER)
                .count();
    }

    private static long count(ReportDocument document, CheckStatus status) {
        return document.checks().stream()
                .filter(check -> check.status() == status)
                .count();
    }
}
