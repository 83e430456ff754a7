package org.gongkai.crawler;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.gongkai.config.CrawlerSettings;
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
 * What became of each visit of one run to one portal, in the order of the walk: an earlier process's, to go on from, and
 * this one's, for the next. What is noted of a visit is a difference to all that was noted before, and holds for a walk
 * that has gone the same way so far; any other walk has strayed, and begins anew without the notes. Used by one thread.
 *
 * <pre>block = zlib(stamp, link, visit…)
 * stamp = key                  of what decides where a walk goes: the program, the portal, the settings
 * link  = key                  of the block before, 0 for the first
 * visit = address, whole?; where it is not to be recalled from its capture:
 *         kind, reason, counted, exchanges (address, status, Location?)…, changes (see {@link Trail})</pre>
 */
final class Trails {
    /** Visits in a block; as many are recalled from their captures when a process is killed. */
    static final int VISITS = 32;

    private static final int FULL = 256 << 10;
    /** A page with hundreds of thousands of links is rather read again. */
    private static final int LARGEST = 4 << 20;

    private static final int BUFFER = 16 << 10;

    private final String run;
    private final String portal;
    private final CrawlJournal journal;
    private final int notedAtOnce;
    private final long stamp;
    /** Visits that were read and not yet made again. */
    private final Deque<byte[]> noted = new ArrayDeque<>();

    private final Packing block = new Packing();
    private int next;
    private long link;
    private boolean atEnd;
    private int visits;

    /** @param notedAtOnce visits after which a block is written */
    Trails(Portal portal, CrawlerSettings settings, String run, CrawlJournal journal, int notedAtOnce) {
        this.notedAtOnce = notedAtOnce;
        this.run = run;
        this.portal = portal.id();
        this.journal = journal;
        this.stamp = AddressKey.of(
                String.join(" ", program(), portal.start().toString(), new TreeSet<>(portal.hosts()).toString())
                        + " " + settings.maxPages()
                        + " " + settings.maxDepth()
                        + " " + settings.maxPageSize()
                        + " " + settings.maxBodySize());
    }

    /**
     * A visit as far as the walk needs it.
     *
     * @param outcome its exchanges have an address, a status and perhaps a {@code Location}, and nothing else
     * @param changes that reading the answer makes in the walk
     */
    record Noted(FetchOutcome outcome, Tally.Counted counted, byte[] changes) {}

    /** Whether there are notes of the visits to come. */
    boolean leads() throws IOException {
        if (noted.isEmpty() && !atEnd) {
            readOn();
        }
        return !noted.isEmpty();
    }

    /**
     * What is noted of the next visit; empty when it has to be recalled from its capture.
     *
     * @throws StrayedException when the next is another one
     */
    Optional<Noted> next(URI identity) throws StrayedException {
        try {
            Unpacking visit = new Unpacking(noted.remove());
            String address = visit.text();
            if (!address.equals(identity.toString())) {
                throw new StrayedException("came to " + identity + " where " + address + " had come");
            }
            return visit.flag() ? Optional.empty() : Optional.of(unpack(visit));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new StrayedException("cannot read the notes of " + identity, e);
        }
    }

    private void readOn() throws IOException {
        Optional<byte[]> stored = journal.trail(run, portal, next);
        Optional<Unpacking> visits =
                stored.flatMap(Trails::inflate).map(Unpacking::new).filter(in -> in.key() == stamp && in.key() == link);
        atEnd = visits.isEmpty();
        if (visits.isPresent()) {
            next++;
            link = link(stored.orElseThrow());
            Unpacking in = visits.orElseThrow();
            while (!in.isAtEnd()) {
                noted.add(in.octets());
            }
        }
    }

    /** Forgets the notes: what is noted from now on takes their place. */
    void startOver() {
        noted.clear();
        block.clear();
        visits = 0;
        next = 0;
        link = 0;
        atEnd = true;
    }

    /**
     * Notes a visit that no earlier process has noted; it may be lost with the process, and is never kept without the
     * visit's capture.
     *
     * @param visit empty when it has to be recalled from its capture
     */
    void note(URI identity, Optional<Noted> visit) throws IOException {
        if (visits == 0) {
            block.key(stamp).key(link);
        }
        Optional<Noted> small = visit.filter(made -> made.changes().length <= LARGEST);
        Packing line = new Packing();
        line.uri(identity).flag(small.isEmpty());
        small.ifPresent(made -> pack(made, line));
        block.octets(line.octets());
        visits++;
        if (visits >= notedAtOnce || block.length() >= FULL) {
            commit();
        }
    }

    /** Hands over what is noted. */
    void commit() throws IOException {
        if (visits > 0) {
            byte[] packed = deflate(block.octets());
            journal.keepTrail(run, portal, next++, packed);
            link = link(packed);
            block.clear();
            visits = 0;
        }
    }

    private static long link(byte[] block) {
        CRC32 one = new CRC32();
        one.update(block);
        CRC32C other = new CRC32C();
        other.update(block);
        return one.getValue() << Integer.SIZE | other.getValue();
    }

    private static void pack(Noted noted, Packing out) {
        FetchOutcome outcome = noted.outcome();
        out.octet(kind(outcome)).text(reason(outcome)).octet(noted.counted().ordinal());
        out.all(outcome.exchanges(), exchange -> {
            out.uri(exchange.uri()).number(exchange.status());
            out.maybe(exchange.header("Location"), out::text);
        });
        out.octets(noted.changes());
    }

    private static Noted unpack(Unpacking in) {
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

    /**
     * Tells this build of the program from others, by its jar and those beside it: what another one made of a page is not
     * taken over.
     */
    private static String program() {
        CodeSource source = Trails.class.getProtectionDomain().getCodeSource();
        try {
            File classes = new File(source.getLocation().toURI());
            File[] jars =
                    classes.isFile() ? classes.getAbsoluteFile().getParentFile().listFiles() : null;
            return Arrays.stream(jars == null ? new File[] {classes} : jars)
                    .sorted()
                    .map(file -> file.getName() + ' ' + file.length() + ' ' + file.lastModified())
                    .collect(Collectors.joining(" "));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return String.valueOf(source.getLocation());
        }
    }
}
