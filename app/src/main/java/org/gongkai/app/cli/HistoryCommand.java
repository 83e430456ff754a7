package org.gongkai.app.cli;

import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gongkai.app.answer.HistoryAnswer;
import org.gongkai.app.cli.Table.Column;
import org.gongkai.archive.dating.Dating;
import org.gongkai.archive.dating.ReportDates;
import org.gongkai.archive.dating.ReportDates.Stated;
import org.gongkai.config.ConfigurationException;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the versions of one report. */
@Command(
        name = "history",
        header = "Show the versions of one report.",
        description =
                "Shows when each version of a report was seen first and last, where, what it says of its own date, and what changed.",
        footerHeading = "%nExample:%n",
        footer = "  ./gongkai history 411602 2020")
final class HistoryCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "AUTHORITY", description = "Registry code or name.")
    private String authority = "";

    @Parameters(index = "1", paramLabel = "YEAR", description = "Year that the report is about.")
    private int year;

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    HistoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException {
        ReportHistory history = KeptReports.require(session, authority, year);
        ReportDates dates = new Dating(session.keptArchive()).of(history);
        if (json) {
            session.console().json(HistoryAnswer.of(history, dates));
        } else {
            session.sayIfSamples();
            print(history, dates);
        }
        return ExitStatus.DONE;
    }

    private void print(ReportHistory history, ReportDates dates) {
        Console console = session.console();
        console.out()
                .println(history.authorityName() + " " + history.key().year() + ": " + label(history.status()) + ", "
                        + Counted.of(history.versions().size(), "version"));
        Table table = Table.of(
                Column.number("Version"),
                Column.word("First seen"),
                Column.word("Last seen"),
                Column.word("Published"),
                Column.word("Written"),
                Column.word("Modified"),
                Column.word("Change"));
        for (ReportVersion version : history.versions()) {
            Stated stated = dates.versions().get(version.version() - 1);
            table.row(
                    version.version(),
                    Moments.show(version.firstSeen()),
                    Moments.show(version.lastSeen()),
                    stated.claimed().map(LocalDate::toString).orElse("-"),
                    stated.written().map(LocalDate::toString).orElse("-"),
                    stated.lastModified().map(Moments::show).orElse("-"),
                    version.change()
                            .map(change -> change.kind().name().toLowerCase(Locale.ROOT)
                                    + (change.cells().isEmpty()
                                            ? ""
                                            : " (" + change.cells().size() + ")"))
                            .orElse("first"));
        }
        console.print(table);
        // an address that is broken into lines cannot be opened or copied
        history.versions().forEach(version -> version.places().forEach(place -> console.out()
                .println(TextWidth.harmless("Version " + version.version() + ": " + place))));
        console.out().println(Moments.ZONE);
        dates.absent().ifPresent(absent -> console.out()
                .println("Looked for and not there before: " + Moments.show(absent.at()) + " (" + absent.evidence()
                        + ")"));
        dates.findings().forEach(finding -> console.out().println(TextWidth.harmless("Finding: " + finding.message())));
    }

    private static String label(ReportHistory.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
