package org.gongkai.archive;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.gongkai.archive.event.EventJson;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.archive.mongo.ExtractionShelf.Made;
import org.gongkai.archive.mongo.Metadata;
import org.gongkai.archive.mongo.MetadataHome;
import org.gongkai.archive.mongo.RunShelf;
import org.gongkai.archive.payload.Chronicle;
import org.gongkai.archive.payload.FileState;
import org.gongkai.archive.payload.Sha512;
import org.gongkai.archive.version.ReportTracks.Removal;
import org.gongkai.archive.warc.WarcDigests;
import org.gongkai.archive.warc.WarcEntry;
import org.gongkai.archive.warc.WarcScan;
import org.gongkai.config.ArchiveSettings;
import org.gongkai.model.Capture;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportJson;
import org.gongkai.model.RunReport;

/**
 * Builds the metadata again from the payload files: the notes in them are replayed in the order in which they were
 * written. Only what is sound by its digests is taken; the rest is told.
 */
final class Rebuilding {
    private static final int RECORDS_BETWEEN_COMMITS = 5_000;

    private final Path payloads;
    private final Metadata metadata;
    private final MetadataHome home;
    private final Histories histories;
    private final List<String> damage = new ArrayList<>();
    private final Map<String, ReportNotes.Sighted> waiting = new LinkedHashMap<>();
    private final List<ReportNotes.WasGone> waitingGone = new ArrayList<>();
    private long records;
    private long captures;
    private long bodies;
    private int runs;

    Rebuilding(Path payloads, Metadata metadata, MetadataHome home, ArchiveSettings settings) {
        this.payloads = payloads;
        this.metadata = metadata;
        this.home = home;
        this.histories =
                new Histories(metadata, new Removal(settings.removedAfter(), settings.removedSpan()), new AtomicLong());
    }

    RebuildReport run(FixityProgress progress) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(payloads)) {
            files = list.filter(file -> file.getFileName().toString().matches("gongkai-.*\\.warc\\.gz"))
                    .sorted()
                    .toList();
        }
        long all = 0;
        for (Path file : files) {
            all += Files.size(file);
        }
        long done = 0;
        for (Path file : files) {
            read(file);
            done += Files.size(file);
            progress.read(done, all);
        }
        waiting.values().forEach(this::observeOrTell);
        waitingGone.forEach(this::goneOrTell);
        commit();
        return new RebuildReport(
                files.size(), records, captures, bodies, runs, histories.all().size(), damage);
    }

    private void commit() throws IOException {
        metadata.flush();
        home.commit();
    }

    private void read(Path path) throws IOException {
        String name = path.getFileName().toString();
        Chronicle chronicle = new Chronicle(name);
        long sound = 0;
        String torn = "";
        try (WarcScan scan = new WarcScan(path, 0, Files.size(path), true)) {
            for (Optional<WarcScan.Found> next = scan.next(); next.isPresent(); next = scan.next()) {
                if (next.get() instanceof WarcScan.Found.Broken broken) {
                    torn = name + " at byte " + broken.offset() + ": " + broken.reason();
                    damage.add(torn);
                    continue;
                }
                WarcEntry entry = ((WarcScan.Found.Sound) next.get()).entry();
                torn = "";
                sound = entry.offset() + entry.length();
                take(name, chronicle, entry);
                if (++records % RECORDS_BETWEEN_COMMITS == 0) {
                    commit();
                }
            }
        }
        // what a dying process left at the end was never acknowledged; opening the archive moves it aside
        long length = torn.isEmpty() ? Files.size(path) : sound;
        metadata.payloads().grew(Map.of(name, new FileState(length, WarcDigests.ofFile(path, length))));
    }

    private void take(String name, Chronicle chronicle, WarcEntry entry) {
        List<String> misfits = WarcDigests.misfits(entry);
        if (!misfits.isEmpty()) {
            damage.add(name + " at byte " + entry.offset() + ": " + String.join("; ", misfits));
            return;
        }
        try {
            for (Chronicle.Told told : chronicle.take(entry, secondDigest(entry))) {
                take(told, name + " at byte " + entry.offset());
            }
        } catch (IOException | RuntimeException e) {
            damage.add(name + " at byte " + entry.offset() + ": " + e.getMessage());
        }
    }

    private void take(Chronicle.Told told, String where) {
        if (told instanceof Chronicle.Told.Body body) {
            if (!metadata.payloads().holds(body.place().digest())) {
                metadata.payloads().add(body.place());
                bodies++;
            }
        } else if (told instanceof Chronicle.Told.Made made) {
            take(made, where);
        } else if (told instanceof Chronicle.Told.Noted noted) {
            try {
                take(noted);
            } catch (IOException | RuntimeException e) {
                damage.add(where + ", " + noted.name() + ": " + e.getMessage());
            }
        }
    }

    private static String secondDigest(WarcEntry entry) {
        int body = entry.head().type().equals("response") ? entry.bodyStart() : -1;
        return body < 0 ? "" : Sha512.of(Arrays.copyOfRange(entry.block(), body, entry.block().length));
    }

    private void take(Chronicle.Told.Made made, String where) {
        if (!made.lacking().isEmpty()) {
            damage.add(where + ": capture " + made.capture().id() + " of "
                    + made.capture().uri() + " is left out, its records " + made.lacking() + " are damaged or missing");
            return;
        }
        if (metadata.captures().find(made.capture().id()).isEmpty()) {
            metadata.captures().add(made.capture());
            captures++;
        }
    }

    private void take(Chronicle.Told.Noted noted) throws IOException {
        String name = noted.name().toString();
        if (name.startsWith(ReportNotes.RUN)) {
            RunReport run = RunShelf.parse(noted.json());
            metadata.runs().put(run);
            runs++;
        } else if (name.startsWith(ReportNotes.EXTRACTION)) {
            String key = URLDecoder.decode(name.substring(ReportNotes.EXTRACTION.length()), StandardCharsets.UTF_8);
            if (!metadata.extractions().holds(key)) {
                metadata.extractions().put(Made.of(key, ReportJson.read(noted.json())));
            }
        } else if (name.startsWith(ReportNotes.SIGHTING)) {
            ReportNotes.Sighted sighted = ReportNotes.sighting(noted.json());
            if (!observe(sighted)) {
                waiting.put(name + " " + sighted.key(), sighted);
            }
        } else if (name.startsWith(ReportNotes.GONE)) {
            ReportNotes.WasGone gone = ReportNotes.gone(noted.json());
            if (!observe(gone)) {
                waitingGone.add(gone);
            }
        } else if (name.startsWith(ReportNotes.REREAD)) {
            KeptReadings.replay(metadata.rereads(), noted.json());
        } else if (name.startsWith(ReportNotes.EVENT)) {
            metadata.events().add(EventJson.read(noted.json()));
        }
    }

    private boolean observe(ReportNotes.Sighted sighted) {
        Optional<Capture> capture = metadata.captures().find(sighted.capture());
        Optional<ReportDocument> document = metadata.extractions().find(sighted.extraction());
        if (capture.isEmpty() || document.isEmpty()) {
            return false;
        }
        histories.observe(new Sighting(
                sighted.key(),
                sighted.authorityName(),
                sighted.place(),
                capture.get(),
                sighted.digests(),
                sighted.fingerprint(),
                sighted.extraction(),
                document.get()));
        return true;
    }

    private boolean observe(ReportNotes.WasGone gone) {
        Optional<Capture> capture = metadata.captures().find(gone.capture());
        capture.ifPresent(found -> histories.observeGone(gone.place(), found));
        return capture.isPresent();
    }

    private void observeOrTell(ReportNotes.Sighted sighted) {
        if (!observe(sighted)) {
            damage.add("report " + sighted.key() + " at " + sighted.place() + ": its capture " + sighted.capture()
                    + " or its extraction is damaged or missing");
        }
    }

    private void goneOrTell(ReportNotes.WasGone gone) {
        if (!observe(gone)) {
            damage.add(gone.place() + " was gone: capture " + gone.capture() + " is damaged or missing");
        }
    }
}
