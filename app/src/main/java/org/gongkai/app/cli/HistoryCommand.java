package org.gongkai.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gongkai.app.cli.Table.Column;
import org.gongkai.config.ConfigurationException;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;
import org.jspecify.annotations.Nullable;
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
            session.console().json(Answer.of(history));
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

    /** CONTRACT.md, {@code history --json}. */
    record Answer(String authority, int year, String status, List<VersionAnswer> versions) {
        static Answer of(ReportHistory history) {
            return new Answer(
                    history.authorityName(),
                    history.key().year(),
                    label(history.status()),
                    history.versions().stream().map(VersionAnswer::of).toList());
        }
    }

    record VersionAnswer(
            int version,
            String firstSeen,
            String lastSeen,
            List<String> digests,
            List<String> places,
            @JsonInclude @Nullable ChangeAnswer change) {
        static VersionAnswer of(ReportVersion version) {
            return new VersionAnswer(
                    version.version(),
                    version.firstSeen().toString(),
                    version.lastSeen().toString(),
                    version.digests().stream().map(Digest::hex).toList(),
                    version.places().stream().map(Object::toString).toList(),
                    version.change().map(ChangeAnswer::of).orElse(null));
        }
    }

    record ChangeAnswer(String kind, List<CellAnswer> cells) {
        static ChangeAnswer of(ReportVersion.Change change) {
            return new ChangeAnswer(
                    change.kind().name().toLowerCase(Locale.ROOT),
                    change.cells().stream()
                            .map(cell -> new CellAnswer(cell.id(), cell.before(), cell.after()))
                            .toList());
        }
    }

    record CellAnswer(
            String id,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after) {}
}
