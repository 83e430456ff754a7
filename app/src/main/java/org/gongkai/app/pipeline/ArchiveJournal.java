package org.gongkai.app.pipeline;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.gongkai.archive.Archive;
import org.gongkai.archive.ArchiveException;
import org.gongkai.crawler.CrawlJournal;
import org.gongkai.model.Capture;
import org.gongkai.model.Capture.Kind;
import org.gongkai.model.Digest;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.Visit;

/** A crawl's memory that is the archive itself, seen from one run. Used by the threads of one crawl. */
final class ArchiveJournal implements CrawlJournal, AutoCloseable {
    /** About what a visit takes in memory without its bodies. */
    private static final long HEAD = 1024;

    private final Archive archive;
    private final String run;
    private final RunMemory memory;
    private final WriteBehind writes;

    /** @param room for what waits to be written, of all journals of the archive */
    ArchiveJournal(Archive archive, String run, RunMemory memory, WriteRoom room) {
        this.archive = archive;
        this.run = run;
        this.memory = memory;
        this.writes = new WriteBehind(room);
    }

    @Override
    public Optional<FetchOutcome> visited(String ofRun, URI uri) throws IOException {
        if (!memory.mayHaveVisited(uri)) {
            return Optional.empty();
        }
        try {
            return archive.capture(ofRun, uri).map(this::outcome);
        } catch (ArchiveException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Looks past this run's own captures, so that a crawl that was killed counts as it would have counted. */
    @Override
    public Optional<Kept> kept(URI uri) {
        if (!memory.mayHaveKept()) {
            return Optional.empty();
        }
        return archive.latestGood(uri)
                .flatMap(latest -> latest.run().equals(run) ? beforeThisRun(uri) : Optional.of(latest))
                .flatMap(this::kept);
    }

    @Override
    public List<URI> known(String portal) {
        return KnownPlaces.of(archive, portal);
    }

    @Override
    public void record(Visit visit) {
        long octets = HEAD
                + visit.outcome().exchanges().stream()
                        .mapToLong(exchange -> exchange.body().length)
                        .sum();
        // another portal of the run may ask for it at once
        memory.noteComing(visit.uri(), writes::settle);
        writes.submit(
                () -> {
                    archive.add(visit);
                    memory.note(visit.uri());
                },
                octets);
    }

    @Override
    public Optional<byte[]> trail(String ofRun, String portal, int block) {
        return memory.goesOn() ? archive.trail(ofRun, portal, block) : Optional.empty();
    }

    @Override
    public void keepTrail(String ofRun, String portal, int block, byte[] notes) {
        writes.submit(() -> archive.keepTrail(ofRun, portal, block, notes), notes.length);
    }

    /** Does something once all that was recorded before it is in the archive. */
    void whenStored(Runnable next) {
        writes.submit(next, 0);
    }

    /** The archive commits for all portals together of its own accord, and before a portal's end is announced. */
    @Override
    public void commit() {
        writes.drain();
    }

    @Override
    public void close() {
        writes.close();
    }

    private Optional<Capture> beforeThisRun(URI uri) {
        return archive.timeline(uri).stream()
                .filter(capture -> !capture.run().equals(run))
                .filter(capture -> capture.kind() == Kind.FETCHED || capture.kind() == Kind.UNCHANGED)
                .reduce((earlier, later) -> later);
    }

    private Optional<Kept> kept(Capture capture) {
        if (capture.hops().isEmpty()) {
            return Optional.empty();
        }
        Capture.Hop answer = capture.hops().get(capture.hops().size() - 1);
        return capture.payload().map(payload -> {
            Capture.Hop brought = StoredFile.hopWithBody(archive, capture, payload);
            return new Kept(
                    answer.uri(),
                    payload,
                    answer.header("ETag").or(() -> brought.header("ETag")),
                    answer.header("Last-Modified").or(() -> brought.header("Last-Modified")),
                    brought.header("Content-Type"),
                    brought.header("Content-Encoding"),
                    brought.began(),
                    () -> body(payload));
        });
    }

    /** A body that is damaged here can be had again from the portal: that is no end of the crawl. */
    private byte[] body(Digest payload) throws IOException {
        try {
            return archive.payload(payload);
        } catch (ArchiveException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private FetchOutcome outcome(Capture capture) {
        List<Exchange> exchanges = capture.hops().stream().map(this::exchange).toList();
        return switch (capture.kind()) {
            case FETCHED -> new FetchOutcome.Fetched(exchanges);
            case UNCHANGED ->
                new FetchOutcome.Unchanged(exchanges, capture.payload().orElseThrow());
            case GONE -> new FetchOutcome.Gone(exchanges, capture.reason());
            case BLOCKED -> new FetchOutcome.Blocked(exchanges, capture.reason());
            case DISALLOWED -> new FetchOutcome.Disallowed(capture.reason());
            case FAILED -> new FetchOutcome.Failed(exchanges, capture.reason());
        };
    }

    /** The exchange as the archive can give it back; what was asked is in the WARC file only. */
    private Exchange exchange(Capture.Hop hop) {
        return new Exchange(
                hop.uri(),
                hop.began(),
                "",
                List.of(),
                "HTTP/1.1 " + hop.status(),
                hop.status(),
                hop.responseHeaders(),
                hop.length() == 0 ? new byte[0] : archive.payload(hop.digest()),
                hop.remote().map(ArchiveJournal::address),
                hop.truncated(),
                hop.protocol());
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new ArchiveException("the archive holds '" + literal + "' where an IP address was expected", e);
        }
    }
}
