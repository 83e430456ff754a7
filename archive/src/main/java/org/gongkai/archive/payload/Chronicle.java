package org.gongkai.archive.payload;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.archive.warc.WarcEntry;
import org.gongkai.archive.warc.WarcHead;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Header;

/**
 * Reads one of our payload files back, record by record in order: the bodies that stand in it, the captures that were
 * noted, and the other notes. It is the reverse of {@link WarcPayloads}; digests must be checked before.
 */
public final class Chronicle {
    private static final Digest NOTHING = Digest.of(new byte[0]);
    static final String OURS = "urn:gongkai:";

    private final String file;
    private final Map<String, Unclaimed> unclaimed = new HashMap<>();

    /** @param file name of the payload file */
    public Chronicle(String file) {
        this.file = file;
    }

    /** What a record tells. */
    public sealed interface Told {
        /** A body stands here. */
        record Body(PayloadPlace place) implements Told {}

        /**
         * A capture was made.
         *
         * @param lacking its records that were not found before the note, or do not fit it
         */
        record Made(Capture capture, List<String> lacking) implements Told {}

        /** A note on something that is no visit. */
        record Noted(URI name, String json) implements Told {}
    }

    /** @param named the digest that the record names, which is not that of its body when the server said "not modified" */
    private record Unclaimed(Capture.Hop hop, Digest named, String sha512) {}

    /** What a record says when it is looked at alone. */
    public sealed interface Line {
        /** An answer with its body. */
        record Answer(PayloadPlace place, Capture.Hop hop) implements Line {}

        /** An answer whose body stands elsewhere. */
        record Revisit(Capture.Hop hop, Digest named) implements Line {}

        /** What is said of a visit, whose answers stand before. */
        record OfVisit(NoteJson.Noted noted) implements Line {}

        /** A note on something that is no visit. */
        record OfOther(URI name, String json) implements Line {}

        /** Many notes in one record. */
        record Bundle(List<Line> notes) implements Line {}

        /** Nothing that counts here. */
        record Nothing() implements Line {}
    }

    /**
     * What the next record tells, in order; nothing when it tells nothing by itself.
     *
     * @param sha512 of the body, for a response; else anything
     * @throws IOException when the record is none of ours
     */
    public List<Told> take(WarcEntry entry, String sha512) throws IOException {
        return take(read(entry, sha512));
    }

    /** The first half of {@link #take(WarcEntry, String)}, for which the order of the records does not matter. */
    public Line read(WarcEntry entry, String sha512) throws IOException {
        return switch (entry.head().type()) {
            case "response" -> answer(entry, sha512);
            case "revisit" -> revisit(entry);
            case "metadata" -> note(entry);
            default -> new Line.Nothing();
        };
    }

    /** The second half: records in the order of the file. */
    public List<Told> take(Line line) {
        if (line instanceof Line.Answer answer) {
            PayloadPlace place = answer.place();
            unclaimed.put(answer.hop().record(), new Unclaimed(answer.hop(), place.digest(), place.sha512()));
            return List.of(new Told.Body(place));
        } else if (line instanceof Line.Revisit revisit) {
            unclaimed.put(revisit.hop().record(), new Unclaimed(revisit.hop(), revisit.named(), ""));
        } else if (line instanceof Line.OfVisit visit) {
            return List.of(made(visit.noted()));
        } else if (line instanceof Line.OfOther other) {
            return List.of(new Told.Noted(other.name(), other.json()));
        } else if (line instanceof Line.Bundle bundle) {
            return bundle.notes().stream().flatMap(note -> take(note).stream()).toList();
        }
        return List.of();
    }

    /** Records that no note has claimed, by id. */
    public List<String> unclaimed() {
        return unclaimed.keySet().stream().sorted().toList();
    }

    private Line answer(WarcEntry entry, String sha512) throws IOException {
        int head = entry.bodyStart();
        if (head < 0) {
            throw new IOException("the response has no end of its headers");
        }
        Digest digest = payloadDigest(entry);
        long length = entry.block().length - (long) head;
        Capture.Hop hop = hop(entry, digest, length);
        PayloadPlace place = new PayloadPlace(
                digest, length, file, entry.offset(), head, hop.record(), hop.uri(), hop.began(), sha512);
        return new Line.Answer(place, hop);
    }

    private static Line revisit(WarcEntry entry) throws IOException {
        boolean notModified = entry.head().first("WARC-Profile").orElse("").contains("server-not-modified");
        Digest named = payloadDigest(entry);
        return new Line.Revisit(hop(entry, notModified ? NOTHING : named, 0), named);
    }

    private static Digest payloadDigest(WarcEntry entry) throws IOException {
        String labelled = require(entry, "WARC-Payload-Digest");
        return named(entry.head()).orElseThrow(() -> new IOException("the payload's digest is no sha256: " + labelled));
    }

    /** The digest that a record names for its payload, when it is a SHA-256. */
    static Optional<Digest> named(WarcHead head) {
        return head.first("WARC-Payload-Digest")
                .filter(labelled -> labelled.startsWith("sha256:"))
                .map(labelled -> new Digest(labelled.substring("sha256:".length())));
    }

    private static Capture.Hop hop(WarcEntry entry, Digest digest, long length) throws IOException {
        try {
            int end = entry.bodyStart() < 0 ? entry.block().length : entry.bodyStart();
            List<String> lines = new String(entry.block(), 0, end, StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
            List<Header> headers = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                int colon = line.indexOf(": ");
                if (colon > 0) {
                    headers.add(new Header(line.substring(0, colon), line.substring(colon + 2)));
                }
            }
            return new Capture.Hop(
                    URI.create(entry.head()
                            .target()
                            .orElseThrow(() -> new IOException("the record does not say WARC-Target-URI"))),
                    Instant.parse(require(entry, "WARC-Date")),
                    Integer.parseInt(lines.get(0).split(" ", 3)[1]),
                    headers,
                    digest,
                    length,
                    entry.head().first("WARC-IP-Address"),
                    entry.head().first("WARC-Truncated"),
                    entry.head().protocol(),
                    entry.head().id());
        } catch (RuntimeException e) {
            throw new IOException("the record cannot be read as an exchange: " + e.getMessage(), e);
        }
    }

    private static String require(WarcEntry entry, String field) throws IOException {
        return entry.head().first(field).orElseThrow(() -> new IOException("the record does not say " + field));
    }

    private static Line note(WarcEntry entry) throws IOException {
        if (NoteBundle.isBundle(entry)) {
            return new Line.Bundle(
                    NoteBundle.read(entry).stream().map(Chronicle::line).toList());
        }
        String target = entry.head().target().orElse("");
        if (target.startsWith(OURS)) {
            return new Line.OfOther(URI.create(target), entry.text());
        }
        return new Line.OfVisit(NoteJson.read(entry.block()));
    }

    private static Line line(NoteBundle.Note note) {
        return note instanceof NoteBundle.Note.OfOther other
                ? new Line.OfOther(other.target(), other.json())
                : new Line.OfVisit(((NoteBundle.Note.OfVisit) note).noted());
    }

    private Told made(NoteJson.Noted noted) {
        List<Capture.Hop> hops = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        NoteJson.Noted full = noted;
        for (int index = 0; index < noted.records().size(); index++) {
            String record = noted.records().get(index);
            Unclaimed claimed = unclaimed.remove(record);
            boolean fits = claimed != null
                    && (claimed.sha512().isEmpty()
                            || noted.sha512().get(index).isEmpty()
                            || claimed.sha512().equals(noted.sha512().get(index)));
            if (claimed == null || !fits) {
                lacking.add(record);
            } else {
                hops.add(withLength(claimed.hop(), noted.lengths().get(index)));
                full = noted.withPayload(claimed.named());
            }
        }
        return new Told.Made(full.note().capture(hops), lacking);
    }

    private static Capture.Hop withLength(Capture.Hop hop, long length) {
        if (length == NoteJson.UNKNOWN) {
            return hop;
        }
        return new Capture.Hop(
                hop.uri(),
                hop.began(),
                hop.status(),
                hop.responseHeaders(),
                hop.digest(),
                length,
                hop.remote(),
                hop.truncated(),
                hop.protocol(),
                hop.record());
    }

    /**
     * A digest of all that is known of a capture, the same whether it comes from the metadata or from a payload file.
     * Header fields count as the octets they are written as.
     */
    public static String sameness(Capture capture) {
        StringBuilder text = new StringBuilder(1024);
        text.append(capture.id())
                .append('\n')
                .append(capture.run())
                .append('\n')
                .append(capture.portal());
        text.append('\n')
                .append(capture.uri())
                .append('\n')
                .append(capture.at())
                .append('\n');
        text.append(capture.found())
                .append('\n')
                .append(capture.kind())
                .append('\n')
                .append(capture.reason());
        text.append('\n').append(capture.payload()).append('\n');
        for (Capture.Hop hop : capture.hops()) {
            text.append(hop.uri()).append(' ').append(hop.began()).append(' ').append(hop.status());
            // the digest stands for the length too, which a revisit record does not tell
            text.append(' ').append(hop.digest()).append(' ').append(hop.remote());
            text.append(' ')
                    .append(hop.truncated())
                    .append(' ')
                    .append(hop.protocol())
                    .append(' ')
                    .append(hop.record())
                    .append('\n');
            text.append(new String(HttpHead.bytes("", hop.responseHeaders()), StandardCharsets.ISO_8859_1));
        }
        return Digest.of(text.toString().getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32);
    }
}
