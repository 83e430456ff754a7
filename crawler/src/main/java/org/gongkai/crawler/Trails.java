package org.gongkai.crawler;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.gongkai.model.Digest;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.FetchOutcome.Blocked;
import org.gongkai.model.FetchOutcome.Failed;
import org.gongkai.model.FetchOutcome.Fetched;
import org.gongkai.model.FetchOutcome.Gone;
import org.gongkai.model.FetchOutcome.Unchanged;
import org.gongkai.model.Header;
import org.gongkai.model.Portal;

/**
 * What became of each visit of one run to one portal, in the order visited: an earlier process's, to go on from, and
 * this one's, for the next. A visit that is not in it is recalled from its capture instead. Safe for use by several
 * threads.
 *
 * <pre>block = zlib(stamp, visit…)
 * stamp = key                  of what decides how a page is read: the program, the portal's start and hosts
 * visit = address, kind, reason, counted, exchanges (address, status, Location?)…, changes (see {@link Trail})</pre>
 */
final class Trails {
    /** Visits in a block; as many are recalled from their captures when a process is killed. */
    static final int VISITS = 32;

    private static final int FULL = 256 << 10;
    /** A page with hundreds of thousands of links is rather read again. */
    private static final int LARGEST = 4 << 20;
    /** Blocks are read ahead of the visit that is looked for up to this size. */
    private static final int AHEAD = 1 << 20;

    private static final int BUFFER = 16 << 10;

    private final String run;
    private final String portal;
    private final CrawlJournal journal;
    private final int notedAtOnce;
    private final long stamp;
    /** Visits that were read and not yet asked for, by the address's key. */
    private final Map<Long, byte[]> ahead = new HashMap<>();

    private final Packing block = new Packing();
    private int size;
    private int next;
    private boolean atEnd;
    private int visits;

    /** @param notedAtOnce visits after which a block is written */
    Trails(Portal portal, String run, CrawlJournal journal, int notedAtOnce) {
        this.notedAtOnce = notedAtOnce;
        this.run = run;
        this.portal = portal.id();
        this.journal = journal;
        this.stamp = AddressKey.of(program() + ' ' + portal.start() + ' ' + new TreeSet<>(portal.hosts()));
    }

    /**
     * A visit as far as the walk needs it.
     *
     * @param outcome its exchanges have an address, a status and perhaps a {@code Location}, and nothing else
     * @param changes that reading the answer makes in the walk
     */
    record Noted(FetchOutcome outcome, Tally.Counted counted, byte[] changes) {}

    /** What an earlier process of the run noted of an address; empty when it has to be recalled, or asked. */
    synchronized Optional<Noted> find(URI identity) throws IOException {
        long key = AddressKey.of(identity.toString());
        if (!ahead.containsKey(key) && !atEnd && size < AHEAD) {
            readOn();
        }
        byte[] visit = ahead.remove(key);
        if (visit == null) {
            return Optional.empty();
        }
        size -= visit.length;
        return Optional.of(unpack(visit));
    }

    private void readOn() throws IOException {
        Optional<byte[]> stored = journal.trail(run, portal, next).flatMap(Trails::inflate);
        Optional<Unpacking> visits = stored.map(Unpacking::new).filter(in -> in.key() == stamp);
        atEnd = visits.isEmpty();
        next += atEnd ? 0 : 1;
        visits.ifPresent(in -> {
            while (!in.isAtEnd()) {
                byte[] visit = in.octets();
                ahead.put(new Unpacking(visit).addressKey(), visit);
                size += visit.length;
            }
        });
    }

    /** Notes a visit; it may be lost with the process, and is never kept without the visit's capture. */
    synchronized void note(URI identity, Noted noted) throws IOException {
        if (noted.changes().length > LARGEST) {
            return;
        }
        while (!atEnd) {
            readOn();
        }
        if (block.length() == 0) {
            block.key(stamp);
        }
        block.octets(pack(identity, noted));
        visits++;
        if (visits >= notedAtOnce || block.length() >= FULL) {
            commit();
        }
    }

    /** Hands over what is noted. */
    synchronized void commit() throws IOException {
        if (visits > 0) {
            journal.keepTrail(run, portal, next++, deflate(block.octets()));
            block.clear();
            visits = 0;
        }
    }

    private static byte[] pack(URI identity, Noted noted) {
        FetchOutcome outcome = noted.outcome();
        Packing out = new Packing();
        out.uri(identity)
                .octet(kind(outcome))
                .text(reason(outcome))
                .octet(noted.counted().ordinal());
        out.all(outcome.exchanges(), exchange -> {
            out.uri(exchange.uri()).number(exchange.status());
            out.maybe(exchange.header("Location"), out::text);
        });
        return out.octets(noted.changes()).octets();
    }

    private static Noted unpack(byte[] visit) {
        Unpacking in = new Unpacking(visit);
        in.addressKey();
        int kind = in.octet();
        String reason = in.text();
        Tally.Counted counted = Tally.Counted.values()[in.octet()];
        List<Exchange> exchanges = in.all(() -> exchange(in));
        FetchOutcome outcome =
                switch (kind) {
                    case 0 -> new Fetched(exchanges);
                    case 1 -> new Unchanged(exchanges, Digest.of(new byte[0]));
                    case 2 -> new Gone(exchanges, reason);
                    case 3 -> new Blocked(exchanges, reason);
                    default -> new Failed(exchanges, reason);
                };
        return new Noted(outcome, counted, in.octets());
    }

    private static int kind(FetchOutcome outcome) {
        if (outcome instanceof Fetched) {
            return 0;
        } else if (outcome instanceof Unchanged) {
            return 1;
        } else if (outcome instanceof Gone) {
            return 2;
        }
        return outcome instanceof Blocked ? 3 : 4;
    }

    private static String reason(FetchOutcome outcome) {
        if (outcome instanceof Gone gone) {
            return gone.reason();
        } else if (outcome instanceof Blocked blocked) {
            return blocked.reason();
        }
        return outcome instanceof Failed failed ? failed.reason() : "";
    }

    private static Exchange exchange(Unpacking in) {
        URI uri = in.uri();
        int status = in.count();
        List<Header> location = in.maybe(in::text)
                .map(value -> List.of(new Header("Location", value)))
                .orElse(List.of());
        return new Exchange(
                uri,
                Instant.EPOCH,
                "",
                List.of(),
                "",
                status,
                location,
                new byte[0],
                Optional.empty(),
                Optional.empty());
    }

    private static byte[] deflate(byte[] octets) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(octets);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Empty when it is damaged, which the check sum behind it tells. */
    private static Optional<byte[]> inflate(byte[] octets) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(octets);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0 && !inflater.finished()) {
                    return Optional.empty();
                }
                out.write(buffer, 0, read);
            }
            return Optional.of(out.toByteArray());
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    /** Tells this build of the program from others: what another one made of a page is not taken over. */
    private static String program() {
        CodeSource source = Trails.class.getProtectionDomain().getCodeSource();
        try {
            File classes = new File(source.getLocation().toURI());
            return classes.getName() + ' ' + classes.length() + ' ' + classes.lastModified();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return String.valueOf(source.getLocation());
        }
    }
}
