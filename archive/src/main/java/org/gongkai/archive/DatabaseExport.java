package org.gongkai.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gongkai.archive.event.ArchiveEvent;
import org.gongkai.archive.event.EventJson;
import org.gongkai.archive.export.ExportOrder;
import org.gongkai.archive.export.ExportReport;
import org.gongkai.archive.export.Exporting;
import org.gongkai.archive.export.Wanted;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.archive.mongo.Metadata;
import org.gongkai.archive.mongo.ReportShelf.StoredReport;
import org.gongkai.archive.mongo.RereadShelf;
import org.gongkai.archive.mongo.RunShelf;
import org.gongkai.archive.payload.FileState;
import org.gongkai.archive.payload.GridFsAsFiles;
import org.gongkai.archive.payload.GridFsPayloads;
import org.gongkai.archive.reread.ExtractionRun;
import org.gongkai.archive.reread.Reread;
import org.gongkai.archive.version.ReportTracks;
import org.gongkai.archive.version.Span;
import org.gongkai.archive.version.Track;
import org.gongkai.model.Capture;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportJson;
import org.gongkai.model.RunReport;

/**
 * Exports from a database: what is wanted is written beside the export as payload files first, under a name that ends in
 * {@code .source}, and goes from there as from a folder's.
 */
final class DatabaseExport implements ExportSource {
    private final Metadata metadata;
    private final GridFsPayloads payloads;
    private final long fileSize;

    DatabaseExport(Metadata metadata, GridFsPayloads payloads, long fileSize) {
        this.metadata = metadata;
        this.payloads = payloads;
        this.fileSize = fileSize;
    }

    @Override
    public ExportReport write(Turns turns, ExportOrder order, Wanted wanted, Path out, FixityProgress progress)
            throws IOException, InterruptedException {
        Path place = out.toAbsolutePath();
        Path source = place.resolveSibling(place.getFileName() + ".source");
        remove(source);
        Files.createDirectories(source);
        try (GridFsAsFiles files =
                new GridFsAsFiles(payloads, metadata.payloads(), order.since(), source, fileSize, wanted.latest())) {
            List<String> damage = new ArrayList<>();
            for (Capture capture : turns.read("list what to export", () -> captures(wanted))) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("told to stop while exporting");
                }
                turns.read("export " + capture.id(), () -> kept(files, capture)).ifPresent(damage::add);
            }
            turns.read("export notes", () -> {
                notes(files, wanted);
                return true;
            });
            Map<String, FileState> states = files.finish();
            ExportReport report = new Exporting(source, states, fileSize).write(order, wanted, place, progress);
            damage.addAll(report.damage());
            return new ExportReport(report.files(), report.captures(), report.records(), report.bytes(), damage);
        } finally {
            remove(source);
        }
    }

    /** Why a capture is left out, empty when it is not. */
    private static Optional<String> kept(GridFsAsFiles files, Capture capture) throws IOException {
        try {
            files.write(capture);
            return Optional.empty();
        } catch (GridFsAsFiles.LostException e) {
            return Optional.of("capture " + capture.id() + " is left out: " + e.getMessage());
        }
    }

    /** Those that are wanted and those whose bodies they refer to, oldest first. */
    private List<Capture> captures(Wanted wanted) {
        Set<String> ids = new HashSet<>(wanted.captures());
        wanted.originals().forEach(record -> payloads.captureOf(record).ifPresent(ids::add));
        List<Capture> captures = new ArrayList<>();
        metadata.captures().each(capture -> {
            if (ids.contains(capture.id())) {
                captures.add(capture);
            }
        });
        captures.sort(Comparator.comparing(Capture::at).thenComparing(Capture::id));
        return captures;
    }

    private void notes(GridFsAsFiles files, Wanted wanted) throws IOException {
        for (String key : wanted.extractions().stream().sorted().toList()) {
            Optional<ReportDocument> document = metadata.extractions().find(key);
            if (document.isPresent()) {
                files.write(ReportNotes.name(ReportNotes.EXTRACTION, key), ReportJson.write(document.get()));
            }
        }
        for (StoredReport report : metadata.reports().all()) {
            for (Track track : report.tracks().tracks()) {
                for (Span span : track.spans()) {
                    looks(files, wanted, report.tracks(), track, span);
                }
            }
        }
        if (wanted.everything()) {
            rereads(files);
            for (RunReport run : metadata.runs().all()) {
                files.write(ReportNotes.name(run), RunShelf.json(run));
            }
            for (ArchiveEvent event : metadata.events().all()) {
                files.write(ReportNotes.name(ReportNotes.EVENT, event.id()), EventJson.write(event));
            }
        }
    }

    /** The first and the last look of a span: with them the same span is built again. */
    private static void looks(GridFsAsFiles files, Wanted wanted, ReportTracks report, Track track, Span span)
            throws IOException {
        for (String capture : new LinkedHashSet<>(List.of(span.first(), span.last()))) {
            if (!wanted.captures().contains(capture)) {
                continue;
            }
            if (span instanceof Span.Seen seen) {
                files.write(
                        ReportNotes.name(ReportNotes.SIGHTING, capture),
                        ReportNotes.json(new ReportNotes.Sighted(
                                report.key(),
                                report.authorityName(),
                                track.place(),
                                capture,
                                seen.digests(),
                                seen.fingerprint(),
                                seen.extraction())));
            } else {
                files.write(
                        ReportNotes.name(ReportNotes.GONE, capture),
                        ReportNotes.json(new ReportNotes.WasGone(track.place(), capture)));
            }
        }
    }

    /** Every extraction run with its results, then the acceptances in their order. */
    private void rereads(GridFsAsFiles files) throws IOException {
        List<ExtractionRun> accepted = new ArrayList<>();
        for (ExtractionRun run : metadata.rereads().all()) {
            List<Reread> results = new ArrayList<>();
            metadata.rereads().eachResult(run.id(), results::add);
            files.write(
                    ReportNotes.name(ReportNotes.REREAD, run.id() + "/results"),
                    RereadShelf.json(run.notAccepted(), results));
            if (run.accepted().isPresent()) {
                accepted.add(run);
            }
        }
        accepted.sort(Comparator.comparing(run -> run.accepted().orElseThrow()));
        for (ExtractionRun run : accepted) {
            files.write(
                    ReportNotes.name(
                            ReportNotes.REREAD,
                            run.id() + "/accepted/" + run.accepted().orElseThrow()),
                    RereadShelf.json(run, List.of()));
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
