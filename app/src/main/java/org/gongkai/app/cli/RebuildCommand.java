package org.gongkai.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.gongkai.archive.Archive;
import org.gongkai.archive.ArchiveException;
import org.gongkai.archive.Archives;
import org.gongkai.archive.RebuildReport;
import org.gongkai.archive.event.ArchiveEvent;
import org.gongkai.config.ConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Builds the metadata again from the payload files. */
@Command(
        name = "rebuild",
        header = "Build the metadata again from the WARC files of an archive folder.",
        description = {
            "Reads every payload file and makes captures, versions, extractions and runs known again as the notes in"
                    + " the files tell. The metadata that was there is put into set-aside/.",
            "Ends with 1 when something in the files is damaged; the rest is taken over."
        },
        footerHeading = "%nExample:%n",
        footer = "  ./gongkai --archive /srv/gongkai rebuild")
final class RebuildCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    RebuildCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException {
        if (!Archives.exists(session.archivePlace())) {
            throw new ArchiveException("there is no archive at " + session.archivePlace());
        }
        RebuildReport report = Archives.rebuild(
                session.archivePlace(),
                session.configuration().settings().archive(),
                session.clock(),
                new Pace(session.console(), "rebuild"));
        keepEvent(session.archive(), report);
        if (json) {
            session.console().json(Answer.of(report));
        } else {
            report.damage().forEach(line -> session.console().out().println(TextWidth.harmless(line)));
            session.console()
                    .out()
                    .println(Counted.of(report.files(), "file") + ": " + Counted.of(report.captures(), "capture") + ", "
                            + Counted.of(report.payloads(), "payload") + ", " + Counted.of(report.runs(), "run") + ", "
                            + Counted.of(report.reports(), "report") + "; "
                            + (report.damage().isEmpty()
                                    ? "all taken over"
                                    : report.damage().size() + " damaged"));
        }
        return report.damage().isEmpty() ? ExitStatus.DONE : ExitStatus.DOES_NOT_HOLD;
    }

    private void keepEvent(Archive archive, RebuildReport report) {
        archive.keep(new ArchiveEvent(
                "rebuild/" + session.clock().instant(),
                ArchiveEvent.Type.REBUILD,
                session.clock().instant(),
                "gongkai",
                report.damage().isEmpty() ? "success" : "warning",
                "metadata built again from " + report.files() + " payload files: " + report.captures() + " captures, "
                        + report.damage().size() + " damaged",
                List.of()));
    }

    private record Answer(
            int files, long records, long captures, long payloads, int runs, int reports, List<String> damaged) {
        static Answer of(RebuildReport report) {
            return new Answer(
                    report.files(),
                    report.records(),
                    report.captures(),
                    report.payloads(),
                    report.runs(),
                    report.reports(),
                    report.damage());
        }
    }
}
