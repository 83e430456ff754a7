package org.gongkai.archive.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.util.List;
import org.bson.Document;

/**
 * All shelves of one archive. Used by one thread at a time.
 *
 * <pre>archive {_id: "archive", schema: 1}
 *        {_id: "in short", schema: 1}    what coverage asks was noted for all that is kept; absent in older archives</pre>
 */
public final class Metadata {
    /** The number of the layout as a whole; raised when an older program would misread the archive. */
    public static final int SCHEMA = 1;

    private static final String IN_SHORT = "in short";
    /** Raised when what is noted for coverage changes; it is made anew then when the archive is opened. */
    private static final int IN_SHORT_SCHEMA = 2;

    /** Every collection that the shelves use. */
    static final List<String> COLLECTIONS = List.of(
            "archive",
            "payloads",
            "files",
            "captures",
            "addresses",
            "months",
            "extractions",
            "extraction-parts",
            "reports",
            "versions",
            "authorities",
            "facts",
            "run-years",
            "places",
            "runs",
            "run-parts",
            "portals",
            "events",
            "extraction-runs",
            "rereads",
            "shown-readings",
            "outbox",
            "trails");

    private final PayloadShelf payloads;
    private final CaptureShelf captures;
    private final ExtractionShelf extractions;
    private final ReportShelf reports;
    private final RunShelf runs;
    private final EventShelf events;
    private final RereadShelf rereads;
    private final OutboxShelf outbox;
    private final TrailShelf trails;
    private final boolean mended;

    /**
     * The shelves of a home.
     *
     * @param sole whether nobody else writes to its database
     * @throws IOException when the archive was written by a newer program
     */
    public Metadata(MetadataHome home, boolean sole) throws IOException {
        MongoCollection<Document> archive = home.database().getCollection("archive");
        Document stored = archive.find(Filters.eq("_id", "archive")).first();
        if (stored == null) {
            archive.replaceOne(
                    Filters.eq("_id", "archive"),
                    new Document("_id", "archive").append("schema", SCHEMA),
                    new ReplaceOptions().upsert(true));
        } else if (stored.getInteger("schema") > SCHEMA) {
            throw new IOException(
                    "the archive has schema " + stored.getInteger("schema") + ", this program knows schemas up to "
                            + SCHEMA + "; use the gongkai that wrote it, or a newer one");
        }
        this.payloads = new PayloadShelf(home, sole);
        this.captures = new CaptureShelf(home, sole);
        this.extractions = new ExtractionShelf(home, sole);
        this.reports = new ReportShelf(home, sole);
        this.runs = new RunShelf(home, sole);
        this.events = new EventShelf(home, sole);
        this.rereads = new RereadShelf(home, sole);
        this.outbox = new OutboxShelf(home, sole);
        this.trails = new TrailShelf(home, sole);
        Document shortened = archive.find(Filters.eq("_id", IN_SHORT)).first();
        this.mended = shortened == null || shortened.getInteger("schema") < IN_SHORT_SCHEMA;
        if (mended) {
            extractions.shortenAll();
            runs.shortenAll();
            reports.noteAll();
            flush();
            archive.replaceOne(
                    Filters.eq("_id", IN_SHORT),
                    new Document("_id", IN_SHORT).append("schema", IN_SHORT_SCHEMA),
                    new ReplaceOptions().upsert(true));
        }
    }

    /** Whether opening wrote what an older program had not noted: there is something to commit. */
    public boolean mended() {
        return mended;
    }

    public PayloadShelf payloads() {
        return payloads;
    }

    public CaptureShelf captures() {
        return captures;
    }

    public ExtractionShelf extractions() {
        return extractions;
    }

    public ReportShelf reports() {
        return reports;
    }

    public RunShelf runs() {
        return runs;
    }

    public EventShelf events() {
        return events;
    }

    public RereadShelf rereads() {
        return rereads;
    }

    public OutboxShelf outbox() {
        return outbox;
    }

    public TrailShelf trails() {
        return trails;
    }

    /** Writes what is pending: what is referred to before what refers to it, so that every reference resolves. */
    public void flush() {
        payloads.flush();
        captures.flush();
        extractions.flush();
        reports.flush();
        runs.flush();
        events.flush();
        rereads.flush();
        outbox.flush();
        trails.flush();
    }
}
