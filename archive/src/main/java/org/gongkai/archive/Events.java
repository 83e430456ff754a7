package org.gongkai.archive;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gongkai.archive.event.ArchiveEvent;
import org.gongkai.archive.event.ArchiveEvent.Type;
import org.gongkai.archive.export.ExportOrder;
import org.gongkai.archive.export.ExportReport;
import org.gongkai.archive.fixity.Damage;
import org.gongkai.archive.fixity.FixityReport;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.RunReport;

/** The events that the archive itself has to tell. */
final class Events {
    private static final int MOST_OBJECTS = 1000;

    private Events() {}

    static ArchiveEvent captured(RunReport run) {
        RunReport.Counts counts = run.counts();
        return event(
                "capture/" + run.run() + "/" + run.portal(),
                Type.CAPTURE,
                run.ended().orElse(run.started()),
                run.status() == RunReport.Status.COMPLETE ? "success" : "warning",
                "crawled portal " + run.portal() + ": " + counts.captures() + " captures, " + counts.fresh() + " new, "
                        + counts.changed() + " changed, " + counts.unchanged() + " unchanged, " + counts.gone()
                        + " gone",
                List.of(run.run()));
    }

    static ArchiveEvent extracted(String key, ReportDocument document, Instant at) {
        return event(
                "extraction/" + key,
                Type.EXTRACTION,
                at,
                document.report() ? "success" : "warning",
                document.report()
                        ? "read as form " + document.form() + " by reader "
                                + document.source().reader()
                        : "no report could be read",
                List.of(key));
    }

    /** The check itself, and the repair when there was one. */
    static List<ArchiveEvent> checked(FixityReport report) {
        List<ArchiveEvent> events = new ArrayList<>();
        List<String> places = report.damage().stream()
                .map(Damage::place)
                .distinct()
                .limit(MOST_OBJECTS)
                .toList();
        events.add(event(
                "fixity/" + report.started(),
                Type.FIXITY_CHECK,
                report.ended(),
                report.sound() ? "success" : "failure",
                (report.sample() < 100 ? report.sample() + " % of the payloads by lot: " : "")
                        + report.payloads() + " payloads and " + report.captures() + " captures compared, "
                        + report.bytes() + " bytes read, SHA-256 and SHA-512; "
                        + report.damage().size() + " damaged, "
                        + report.affected().size() + " captures affected",
                places));
        List<String> repaired = report.damage().stream()
                .filter(Damage::repaired)
                .map(Damage::place)
                .distinct()
                .limit(MOST_OBJECTS)
                .toList();
        if (!repaired.isEmpty()) {
            events.add(event(
                    "repair/" + report.started(),
                    Type.REPAIR,
                    report.ended(),
                    "success",
                    "put sound bytes from the second copy in the place of damaged ones",
                    repaired));
        }
        return events;
    }

    static ArchiveEvent exported(ExportOrder order, ExportReport report, Path out, Instant at) {
        return event(
                "export/" + at + "/" + out.getFileName(),
                Type.EXPORT,
                at,
                report.damage().isEmpty() ? "success" : "warning",
                report.captures() + " captures as " + order.format().name().toLowerCase(Locale.ROOT) + " to "
                        + out.getFileName() + (order.whole() ? "" : ", only " + order.words()),
                List.of());
    }

    static ArchiveEvent event(String id, Type type, Instant at, String outcome, String detail, List<String> objects) {
        return new ArchiveEvent(id, type, at, agent(), outcome, detail, objects);
    }

    private static String agent() {
        String version = Events.class.getPackage().getImplementationVersion();
        return version == null ? "gongkai" : "gongkai/" + version;
    }
}
