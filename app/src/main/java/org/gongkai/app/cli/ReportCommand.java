package org.gongkai.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.gongkai.app.pipeline.YearBefore;
import org.gongkai.archive.Archive;
import org.gongkai.config.ConfigurationException;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportJson;
import org.gongkai.model.ReportVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one report as it was read. */
@Command(
        name = "report",
        header = "Show one report: its tables, checks and findings.",
        description = "Shows the latest version of a report as extraction read it, or the version asked for.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./gongkai report 410100 2019", "  ./gongkai report 郑州市人民政府 2019 --version 1 --json"})
final class ReportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "AUTHORITY", description = "Registry code or name.")
    private String authority = "";

    @Parameters(index = "1", paramLabel = "YEAR", description = "Year that the report is about.")
    private int year;

    @Option(names = "--version", paramLabel = "N", description = "A version other than the latest.")
    private @Nullable Integer version;

    @Option(names = "--json", description = "Answer with the report document.")
    private boolean json;

    ReportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException {
        Archive archive = session.keptArchive();
        ReportHistory history = KeptReports.require(session, authority, year);
        ReportVersion shown = Versions.require(history, version);
        ReportDocument document = new YearBefore(
                        archive, session.configuration().forms())
                .check(history.key(), Versions.requireDocument(archive, shown));
        if (json) {
            session.console().out().println(ReportJson.write(document));
        } else {
            session.sayIfSamples();
            ReportSheet.print(
                    session.console(), document, session.configuration().forms());
            List<ReportVersion> versions = history.versions();
            session.console()
                    .out()
                    .println("Version " + shown.version() + " of " + versions.size() + ", seen from "
                            + Moments.show(shown.firstSeen()) + " to " + Moments.show(shown.lastSeen()) + " (UTC+8) at "
                            + shown.places().get(0));
        }
        return ExitStatus.DONE;
    }
}
