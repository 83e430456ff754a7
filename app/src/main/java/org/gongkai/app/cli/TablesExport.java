package org.gongkai.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongkai.app.data.DataExport;
import org.gongkai.app.data.DataOrder;
import org.gongkai.app.data.DataReport;
import org.gongkai.app.demo.DemoArchive;
import org.gongkai.archive.Archive;
import org.gongkai.archive.ArchiveException;
import org.gongkai.archive.event.ArchiveEvent;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfigurationException;

/** Exports tables, says what came of it, and keeps an event of it. */
final class TablesExport {
    private static final long MIB = 1 << 20;

    private final Session session;
    private final boolean json;

    TablesExport(Session session, boolean json) {
        this.session = session;
        this.json = json;
    }

    int write(DataOrder order, Path out) throws ConfigurationException, InterruptedException {
        Archive archive = session.keptArchive();
        Configuration configuration = session.shown();
        boolean samples = DemoArchive.sampleRun(archive).isPresent();
        DataReport report;
        try {
            report = new DataExport(archive, configuration.forms(), configuration.registry(), program(), samples)
                    .write(order, out, new ReportPace(session.console(), "export"));
        } catch (IOException e) {
            throw new ArchiveException("cannot export to " + out + ": " + e.getMessage() + room(e, out), e);
        }
        String format = order.format().name().toLowerCase(Locale.ROOT);
        keepEvent(archive, order, format, report, out);
        if (json) {
            session.console().json(new Answer(out.toString(), format, report));
        } else {
            session.console()
                    .out()
                    .println(out
                            + (order.format().isFolder()
                                    ? " (a folder of " + report.files().size() + " files): "
                                    : ": ")
                            + report.reports() + " reports, " + report.rows().get("cells") + " cells, "
                            + report.rows().get("checks") + " checks");
        }
        report.notes().forEach(note -> session.console().err().println("gongkai: " + TextWidth.harmless(note)));
        if (report.reports() == 0) {
            session.console()
                    .err()
                    .println("gongkai: no report was chosen, and what was written is empty; the archive has "
                            + archive.reports().size() + " reports");
        }
        return ExitStatus.DONE;
    }

    private static String program() {
        String version = TablesExport.class.getPackage().getImplementationVersion();
        return version == null ? "gongkai" : "gongkai/" + version;
    }

    private void keepEvent(Archive archive, DataOrder order, String format, DataReport report, Path out) {
        Instant at = session.clock().instant();
        archive.keep(new ArchiveEvent(
                "export/" + at + "/" + out.getFileName(),
                ArchiveEvent.Type.EXPORT,
                at,
                program(),
                report.notes().isEmpty() ? "success" : "warning",
                report.reports() + " reports as " + format + " to " + out.getFileName()
                        + (order.words().isEmpty() ? "" : ", only " + order.words()),
                List.of()));
        archive.commit();
    }

    /** How much room there is, where that is what was wanting. */
    private static String room(IOException e, Path out) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (!message.contains("no space left") && !message.contains("disk is full")) {
            return "; nothing was left at the place";
        }
        Path folder = out.toAbsolutePath().getParent();
        try {
            return "; the disk is full ("
                    + (folder == null ? 0 : Files.getFileStore(folder).getUsableSpace() / MIB)
                    + " MiB are free): make room or name another place; nothing was left at the place";
        } catch (IOException unknown) {
            return "; the disk is full: make room or name another place; nothing was left at the place";
        }
    }

    private record Answer(
            String out, String format, List<String> files, long reports, Map<String, Long> rows, List<String> notes) {
        Answer(String out, String format, DataReport report) {
            this(out, format, report.files(), report.reports(), report.rows(), report.notes());
        }
    }
}
