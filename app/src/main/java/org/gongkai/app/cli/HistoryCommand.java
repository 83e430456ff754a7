package org.gongkai.app.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.gongkai.app.answer.HistoryAnswer;
import org.gongkai.app.cli.Table.Column;
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
        description = "Shows when each version of a report was seen first and last, where, and what changed.",
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
        if (json) {
            session.console().json(HistoryAnswer.of(history));
        } else {
            print(history);
        }
        return ExitStatus.DONE;
    }

    private void print(ReportHistory history) {
        Console console = session.console();
        console.out()
                .println(history.authorityName() + " " + history.key().year() + ": " + label(history.status()) + ", "
                        + history.versions().size() + " version(s)");
        Table table = Table.of(
                Column.number("Version"),
                Column.word("First seen"),
                Column.word("Last seen"),
                Column.word("Change"),
                Column.text("Where"));
        for (ReportVersion version : history.versions()) {
            table.row(
                    version.version(),
                    Moments.show(version.firstSeen()),
                    Moments.show(version.lastSeen()),
                    version.change()
                            .map(change -> change.kind().name().toLowerCase(Locale.ROOT)
                                    + (change.cells().isEmpty()
                                            ? ""
                                            : " (" + change.cells().size() + ")"))
                            .orElse("first"),
                    String.join(
                            " ", version.places().stream().map(Object::toString).toList()));
        }
        console.print(table);
    }

    private static String label(ReportHistory.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
