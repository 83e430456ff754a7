package org.gongkai.archive;

import com.mongodb.MongoException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.gongkai.archive.coverage.CoverageEvidence;
import org.gongkai.archive.event.ArchiveEvent;
import org.gongkai.archive.event.EventJson;
import org.gongkai.archive.export.ExportOrder;
import org.gongkai.archive.export.ExportReport;
import org.gongkai.archive.export.Wanted;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.archive.fixity.FixityReport;
import org.gongkai.archive.fixity.FolderCheck;
import org.gongkai.archive.fixity.Holdings;
import org.gongkai.archive.fixity.PayloadCheck;
import org.gongkai.archive.mongo.ExtractionShelf.Found;
import org.gongkai.archive.mongo.ExtractionShelf.Made;
import org.gongkai.archive.mongo.Metadata;
import org.gongkai.archive.mongo.MetadataHome;
import org.gongkai.archive.mongo.RunShelf;
import org.gongkai.archive.payload.PayloadPlace;
import org.gongkai.archive.payload.PayloadStore;
import org.gongkai.archive.payload.VisitNote;
import org.gongkai.archive.reread.GridStore;
import org.gongkai.archive.reread.Readings;
import org.gongkai.archive.version.ReportTracks.Removal;
import org.gongkai.config.ArchiveSettings;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;
import org.gongkai.model.Visit;

/**
 * An archive: payloads in their home, metadata in MongoDB.
 *
 * <p>A commit forces the payloads, then writes the metadata that was held back, then makes that durable. A process that
 * dies in between leaves payload bytes that nothing refers to, never metadata that refers to nothing. After a commit that
 * failed nothing more is written: what is on disk is then the last state that is known to be good.
 */
final class MongoArchive implements Archive {
    /** Of an answer without a body, such as 304: a hop names it, and there is nothing to store. */
    private static final Digest NOTHING = Digest.of(new byte[0]);

    private final MetadataHome home;
    private final Metadata metadata;
    private final PayloadStore payloads;
    private final Removal removal;
    private final Histories histories;
    private final ArchiveSettings settings;
    private final List<String> problems;
    private final Optional<ArchiveFolder> folder;
    private final ExportSource exportSource;
    private final Clock clock;
    private final Lock lock;
    private final Turns turns;
    private final AtomicLong changes = new AtomicLong();
    private int uncommitted;
    private boolean dirty;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "gongkai-commits");
        thread.setDaemon(true);
        return thread;
    });
    /** Whoever writes at once shares one commit: one for each would be most of the work. */
    private final CommitPace pace;

    private final GridStore grids;

    /** How often it is looked whether a commit is due that no write has brought about. */
    private static final int LOOK_SECONDS = 2;

    /** What is let go when the archive is closed. */
    interface Lock extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    MongoArchive(
            MetadataHome home,
            Metadata metadata,
            PayloadStore payloads,
            ArchiveSettings settings,
            List<String> problems,
            Optional<ArchiveFolder> folder,
            ExportSource exportSource,
            Clock clock,
            Lock lock) {
        this.home = home;
        this.metadata = metadata;
        this.payloads = payloads;
        this.removal = new Removal(settings.removedAfter(), settings.removedSpan());
        this.histories = new Histories(metadata, removal, changes);
        this.dirty = metadata.mended();
        this.settings = settings;
        this.problems = List.copyOf(problems);
        this.folder = folder;
        this.exportSource = exportSource;
        this.clock = clock;
        this.pace = new CommitPace(clock);
        this.grids = folder.<GridStore>map(kept -> new FolderGrids(kept.grids(), settings.gridsSize()))
                .orElseGet(GridStore::none);
        this.lock = lock;
        this.turns = new Turns(folder, this::commitWhenDue);
        timer.scheduleWithFixedDelay(this::commitThoughNobodyWrites, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public Capture add(Visit visit) {
        VisitNote note = VisitNote.of(visit);
        return turns.write("keep " + visit.uri(), () -> {
            Optional<Capture> known = metadata.captures().find(note.id());
            if (known.isPresent()) {
                return known.get();
            }
            PayloadStore.Written written = payloads.write(note, visit.outcome().exchanges(), metadata.payloads());
            written.added().forEach(metadata.payloads()::add);
            Capture capture = note.capture(written.hops());
            metadata.captures().add(capture);
            if (!metadata.reports().reportsAt(capture.uri()).isEmpty()) {
                // whether its reports can be reached is told by the last look at a place
                changes.incrementAndGet();
            }
            uncommitted++;
            dirty = true;
            if (uncommitted >= settings.batchSize()) {
                commitNow();
            }
            return capture;
        });
    }

    /** A portal may wait for hours with what it has seen last: each turn ends with a commit when one is due. */
    private void commitThoughNobodyWrites() {
        try {
            turns.run("commit", () -> {});
        } catch (ArchiveException e) {
            // closed meanwhile, or in doubt: whoever writes next is told
            timer.shutdown();
        }
    }

    private void commitWhenDue() throws IOException {
        if (dirty && pace.isDue()) {
            commitNow();
        }
    }

    @Override
    public void commit() {
        turns.run("commit", this::commitNow);
    }

    private void commitNow() throws IOException {
        if (!dirty) {
            return;
        }
        pace.begin();
        try {
            metadata.payloads().grew(payloads.force());
            metadata.flush();
            home.commit();
        } catch (IOException | MongoException e) {
            turns.doubt("an earlier commit failed (" + e.getMessage() + ")");
            throw e;
        }
        uncommitted = 0;
        dirty = false;
        pace.end();
    }

    @Override
    public boolean isEmpty() {
        return turns.read("look for captures", () -> metadata.captures().isEmpty());
    }

    @Override
    public Optional<Capture> capture(String run, URI uri) {
        return capture(VisitNote.captureId(run, uri));
    }

    @Override
    public Optional<Capture> capture(String id) {
        return turns.read("read capture " + id, () -> metadata.captures().find(id));
    }

    @Override
    public List<Capture> timeline(URI uri) {
        return turns.read(
                "read the captures of " + uri, () -> metadata.captures().timeline(uri));
    }

    @Override
    public Optional<Capture> latestGood(URI uri) {
        return turns.read(
                "read the latest capture of " + uri, () -> metadata.captures().latestGood(uri));
    }

    @Override
    public byte[] payload(Digest digest) {
        return turns.read("read payload " + digest, () -> {
            Optional<PayloadPlace> place = metadata.payloads().find(digest);
            if (place.isEmpty() && digest.equals(NOTHING)) {
                return new byte[0];
            }
            return payloads.read(
                    place.orElseThrow(() -> new IOException("payload " + digest + " is not in this archive")));
        });
    }

    @Override
    public boolean holds(Digest digest) {
        return turns.read(
                "look for payload " + digest,
                () -> digest.equals(NOTHING) || metadata.payloads().holds(digest));
    }

    @Override
    public void eachPayload(Consumer<StoredPayload> reader) {
        turns.read("list payloads", () -> {
            metadata.payloads()
                    .each(place -> reader.accept(new StoredPayload(place.digest(), place.length(), place.label())));
            return true;
        });
    }

    @Override
    public void keep(RunReport run) {
        turns.run("keep run " + run.run() + " at " + run.portal(), () -> {
            if (metadata.runs().holds(run)) {
                return;
            }
            metadata.runs().put(run);
            changes.incrementAndGet();
            dirty = true;
            if (run.ended().isPresent()) {
                metadata.trails().remove(run.run(), run.portal());
                payloads.write(ReportNotes.name(run), RunShelf.json(run));
                put(Events.captured(run));
            }
        });
    }

    @Override
    public Optional<RunReport> unfinishedRun(String portal) {
        return turns.read(
                "look for an unfinished run at " + portal, () -> metadata.runs().unfinished(portal));
    }

    @Override
    public List<RunReport> unfinishedRuns() {
        return turns.read("look for unfinished runs", () -> metadata.runs().unfinished());
    }

    @Override
    public List<RunReport> runs(String portal) {
        return turns.read("read the runs at " + portal, () -> metadata.runs().all(portal));
    }

    @Override
    public List<RunReport> runs() {
        return turns.read("read the runs", () -> metadata.runs().all());
    }

    @Override
    public void observe(Sighting sighting) {
        Optional<Made> made = made(sighting.extractionKey(), sighting.document());
        turns.run("take over " + sighting.key() + " at " + sighting.place(), () -> {
            dirty = true;
            keepExtraction(made, sighting.document());
            long before = changes.get();
            histories.observe(sighting);
            if (changes.get() != before) {
                payloads.write(
                        ReportNotes.name(
                                ReportNotes.SIGHTING, sighting.capture().id()),
                        ReportNotes.json(ReportNotes.Sighted.of(sighting)));
            }
        });
    }

    @Override
    public void observeGone(URI place, Capture capture) {
        turns.run("take over that nothing is at " + place, () -> {
            long before = changes.get();
            histories.observeGone(place, capture);
            dirty = true;
            if (changes.get() != before) {
                payloads.write(
                        ReportNotes.name(ReportNotes.GONE, capture.id()),
                        ReportNotes.json(new ReportNotes.WasGone(place, capture.id())));
            }
        });
    }

    @Override
    public Optional<ReportHistory> history(ReportKey key) {
        return turns.read("read the history of " + key, () -> histories.find(key));
    }

    @Override
    public List<ReportKey> reports() {
        return turns.read("list the reports", () -> metadata.reports().keys());
    }

    @Override
    public List<ReportHistory> histories() {
        return turns.read("read the histories", histories::all);
    }

    @Override
    public CoverageEvidence evidence() {
        return new KeptEvidence(turns, metadata, removal, settings.lookHolds());
    }

    @Override
    public void keep(String extractionKey, ReportDocument document) {
        Optional<Made> made = made(extractionKey, document);
        turns.run("keep extraction " + extractionKey, () -> keepExtraction(made, document));
    }

    /** What is kept of an extraction, made on the caller's thread; empty when it is kept already. */
    private Optional<Made> made(String key, ReportDocument document) {
        boolean held = turns.read(
                "look for extraction " + key, () -> metadata.extractions().holds(key));
        return held ? Optional.empty() : Optional.of(Made.of(key, document));
    }

    private void keepExtraction(Optional<Made> made, ReportDocument document) throws IOException {
        if (made.isPresent() && !metadata.extractions().holds(made.get().key())) {
            String key = made.get().key();
            metadata.extractions().put(made.get());
            payloads.write(
                    ReportNotes.name(ReportNotes.EXTRACTION, key), made.get().json());
            put(Events.extracted(key, document, clock.instant()));
            dirty = true;
        }
    }

    @Override
    public List<ArchiveEvent> events() {
        return turns.read("read the events", () -> metadata.events().all());
    }

    @Override
    public void keep(ArchiveEvent event) {
        turns.run("keep the event " + event.id(), () -> put(event));
    }

    private void put(ArchiveEvent event) throws IOException {
        if (!metadata.events().holds(event.id())) {
            metadata.events().add(event);
            payloads.write(ReportNotes.name(ReportNotes.EVENT, event.id()), EventJson.write(event));
            dirty = true;
        }
    }

    @Override
    public void keepTrail(String run, String portal, int block, byte[] notes) {
        turns.run("keep the trail of run " + run + " at " + portal, () -> {
            metadata.trails().put(run, portal, block, notes);
            dirty = true;
        });
    }

    @Override
    public Optional<byte[]> trail(String run, String portal, int block) {
        return turns.read("read the trail of run " + run + " at " + portal, () -> metadata.trails()
                .find(run, portal, block));
    }

    @Override
    public Map<String, String> outbox() {
        return turns.read("read the outbox", () -> metadata.outbox().all());
    }

    @Override
    public void keepInOutbox(Map<String, String> put, Set<String> taken) {
        turns.run("keep the outbox", () -> {
            put.forEach(metadata.outbox()::put);
            taken.forEach(metadata.outbox()::remove);
            dirty = true;
            commitNow();
        });
    }

    @Override
    public void eachCapture(Consumer<Capture> reader) {
        turns.read("list captures", () -> {
            metadata.captures().each(reader);
            return true;
        });
    }

    @Override
    public FixityReport verify(double percent, FixityProgress progress) throws InterruptedException {
        Holdings holdings = new Stocktaking(turns, metadata, histories, this::commitNow);
        FixityReport report;
        try {
            report = folder.isPresent() && percent >= 100
                    ? new FolderCheck(
                                    folder.get().payloads(),
                                    holdings,
                                    settings.replica().map(Path::of),
                                    folder.get().setAside(),
                                    folder.get().verification(),
                                    clock)
                            .check(progress)
                    : new PayloadCheck(holdings, reading(), clock).check(percent, progress);
        } catch (IOException e) {
            throw new ArchiveException("cannot verify: " + e.getMessage(), e);
        }
        Events.checked(report).forEach(this::keep);
        commit();
        return report;
    }

    private PayloadCheck.Reading reading() {
        return new PayloadCheck.Reading() {
            @Override
            public byte[] read(PayloadPlace place) {
                return turns.read("read a payload", () -> payloads.read(place));
            }

            @Override
            public Optional<Map<String, Boolean>> exchanges() {
                return turns.read("read the exchanges", payloads::exchanges);
            }
        };
    }

    @Override
    public ExportReport export(ExportOrder order, Path out, FixityProgress progress) throws InterruptedException {
        commit();
        Wanted wanted =
                turns.read("choose what to export", () -> new Selecting(metadata, histories.all()).wanted(order));
        ExportReport report;
        try {
            report = exportSource.write(turns, order, wanted, out, progress);
        } catch (IOException e) {
            throw new ArchiveException("cannot export to " + out + ": " + e.getMessage(), e);
        }
        keep(Events.exported(order, report, out, clock.instant()));
        commit();
        return report;
    }

    @Override
    public Optional<ReportDocument> extraction(String extractionKey) {
        return turns.read("read extraction " + extractionKey, () -> metadata.extractions()
                        .found(extractionKey))
                .map(Found::document);
    }

    @Override
    public GridStore grids() {
        return grids;
    }

    @Override
    public Readings readings() {
        return new KeptReadings(turns, metadata, payloads, histories, () -> {
            dirty = true;
            commitNow();
        });
    }

    @Override
    public long changes() {
        return changes.get();
    }

    @Override
    public List<String> problems() {
        return problems;
    }

    @Override
    public void close() {
        timer.shutdown();
        turns.close(this::shut);
    }

    private void shut() throws IOException {
        try (lock;
                home;
                payloads) {
            if (turns.certain()) {
                commitNow();
            }
        }
    }
}
