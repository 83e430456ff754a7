package org.gongkai.archive.payload;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongkai.archive.warc.WarcEntry;
import org.gongkai.archive.warc.WarcHead;
import org.gongkai.model.Digest;
import org.jspecify.annotations.Nullable;

/**
 * A metadata record of a payload file, taken apart into what each of its notes would be as records of their own: for those
 * who take single captures out of the files, and for tools that know requests and know nothing of our bundles.
 *
 * <p>What is made here follows from what is kept: the same parts give the same bytes.
 */
public sealed interface NotedParts {
    /** The notes of a metadata record in order; one for a record that is no bundle. */
    static List<NotedParts> of(WarcEntry entry) throws IOException {
        if (NoteBundle.isBundle(entry)) {
            return NoteBundle.read(entry).stream().map(NotedParts::part).toList();
        }
        String target = entry.head().target().orElse("");
        return List.of(
                target.startsWith(Chronicle.OURS)
                        ? new OfOther(URI.create(target), Instant.EPOCH, entry.text(), true)
                        : new OfVisit(NoteJson.read(entry.block()), true));
    }

    private static NotedParts part(NoteBundle.Note note) {
        if (note instanceof NoteBundle.Note.OfOther other) {
            return new OfOther(other.target(), other.date(), other.json(), false);
        }
        return new OfVisit(((NoteBundle.Note.OfVisit) note).noted(), false);
    }

    /** Whether the metadata record says this and nothing else, so that it can be taken as it is. */
    boolean alone();

    /**
     * A note on something that is no visit.
     *
     * @param target what it is on, {@code urn:gongkai:…}
     */
    record OfOther(URI target, Instant date, String json, boolean alone) implements NotedParts {
        /** As a record of its own. */
        public byte[] record() {
            byte[] block = json.getBytes(StandardCharsets.UTF_8);
            return WarcRecords.bytes(
                    WarcRecords.note(id(target + "#note"), null, Optional.empty(), target, date, block), block);
        }
    }

    /** A note on a visit. */
    final class OfVisit implements NotedParts {
        private final NoteJson.Noted noted;
        private final boolean alone;

        private OfVisit(NoteJson.Noted noted, boolean alone) {
            this.noted = noted;
            this.alone = alone;
        }

        @Override
        public boolean alone() {
            return alone;
        }

        public String capture() {
            return noted.note().id();
        }

        /** Ids of the visit's response and revisit records, in order. */
        public List<String> records() {
            return noted.records();
        }

        /** The request to one of the visit's answers as a record of its own, where the note keeps it. */
        public Optional<byte[]> request(WarcHead answer) {
            String sent = noted.requests().get(noted.records().indexOf(answer.id()));
            if (sent.isEmpty()) {
                return Optional.empty();
            }
            byte[] head = sent.getBytes(StandardCharsets.ISO_8859_1);
            return Optional.of(WarcRecords.bytes(
                    WarcRecords.request(
                            id(answer.id() + "#request"),
                            answer.id(),
                            null,
                            URI.create(answer.target().orElseThrow()),
                            Instant.parse(answer.first("WARC-Date").orElseThrow()),
                            head),
                    head));
        }

        /**
         * The note as a record of its own.
         *
         * @param last head of the last of the visit's answers, null when there is none
         */
        public byte[] record(@Nullable WarcHead last) {
            Optional<Digest> named = last == null ? Optional.empty() : Chronicle.named(last);
            NoteJson.Noted whole = named.isPresent() ? noted.withPayload(named.get()) : noted;
            byte[] block = NoteBundle.text(NoteJson.whole(whole)).getBytes(StandardCharsets.UTF_8);
            return WarcRecords.bytes(
                    WarcRecords.note(
                            id(capture() + "#note"),
                            null,
                            Optional.ofNullable(last).map(WarcHead::id),
                            noted.note().uri(),
                            noted.note().at(),
                            block),
                    block);
        }
    }

    private static UUID id(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8));
    }
}
