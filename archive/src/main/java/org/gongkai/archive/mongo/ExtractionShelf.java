package org.gongkai.archive.mongo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.types.Binary;
import org.gongkai.archive.coverage.Reading;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportJson;

/**
 * Extractions: the contract's JSON as a document, so that it can be queried by its own names.
 *
 * <pre>extractions {_id: "&lt;payload digest&gt;/&lt;extractor version&gt;/&lt;form set digest&gt;", schema: 1, document: {source: {…}, …}}</pre>
 *
 * <p>A document that MongoDB could not hold (16 MiB; a hostile file can make one) is kept packed and in parts:
 *
 * <pre>extractions {_id: "…", schema: 1, packed: 2}
 *extraction-parts {_id: "…/0", schema: 1, gzip: Binary}</pre>
 */
public final class ExtractionShelf {
    static final int INLINE_LIMIT = 4 * 1024 * 1024;
    private static final int PART = 8 * 1024 * 1024;
    private static final int SCHEMA = 1;

    private final Shelf extractions;
    private final Shelf parts;
    private final ReadingShelf readings;

    ExtractionShelf(MetadataHome home, boolean sole) {
        this.extractions = new Shelf(home, "extractions", sole);
        this.parts = new Shelf(home, "extraction-parts", sole);
        this.readings = new ReadingShelf(home, sole);
    }

    public boolean holds(String key) {
        return extractions.holds(key);
    }

    /**
     * An extraction in the forms in which it is kept. To make them takes longer than to put them, and needs no shelf.
     *
     * @param json the contract's
     * @param inline what is stored where MongoDB holds it as one document
     */
    public record Made(String key, String json, Reading reading, Optional<RawBsonDocument> inline) {
        public static Made of(String key, ReportDocument document) {
            String json = ReportJson.write(document);
            return new Made(
                    key,
                    json,
                    Reading.of(document),
                    json.length() <= INLINE_LIMIT
                            ? Optional.of(new RawBsonDocument(
                                    headed(key).append("document", JsonDocuments.parse(json)), new DocumentCodec()))
                            : Optional.empty());
        }
    }

    /** An extraction as it was found. To make a document of it takes longer than to find it, and needs no shelf. */
    public static final class Found {
        private final Supplier<String> json;

        private Found(Supplier<String> json) {
            this.json = json;
        }

        public ReportDocument document() {
            return ReportJson.read(json.get());
        }
    }

    private static Document headed(String key) {
        return new Document("_id", key).append("schema", SCHEMA);
    }

    /** Keeps an extraction under its key. */
    public void put(Made made) {
        String key = made.key();
        readings.put(key, made.reading());
        if (made.inline().isPresent()) {
            extractions.put(made.inline().orElseThrow());
            return;
        }
        List<byte[]> packed = pack(made.json());
        for (int part = 0; part < packed.size(); part++) {
            parts.put(new Document("_id", key + "/" + part)
                    .append("schema", SCHEMA)
                    .append("gzip", new Binary(packed.get(part))));
        }
        extractions.put(headed(key).append("packed", packed.size()));
    }

    public Optional<ReportDocument> find(String key) {
        return found(key).map(Found::document);
    }

    /** The extraction of this key, its document not read yet. */
    public Optional<Found> found(String key) {
        return extractions.find(key).map(stored -> {
            Document document = stored.get("document", Document.class);
            if (document != null) {
                return new Found(() -> JsonDocuments.write(document));
            }
            String json = unpack(stored);
            return new Found(() -> json);
        });
    }

    /** What these extractions say in short; those that are not kept are left out. */
    public Map<String, Reading> readings(Collection<String> keys) {
        Map<String, Reading> found = readings.find(keys);
        for (String key : keys) {
            if (!found.containsKey(key)) {
                find(key).ifPresent(document -> found.put(key, Reading.of(document)));
            }
        }
        return found;
    }

    /** Makes what is kept in short anew, from all extractions. */
    void shortenAll() {
        List<String> keys = new ArrayList<>();
        extractions.each(stored -> keys.add(stored.getString("_id")));
        keys.forEach(key -> find(key).ifPresent(document -> readings.put(key, Reading.of(document))));
    }

    private static List<byte[]> pack(String json) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] all = packed.toByteArray();
        List<byte[]> parts = new ArrayList<>();
        for (int from = 0; from < all.length; from += PART) {
            parts.add(Arrays.copyOfRange(all, from, Math.min(all.length, from + PART)));
        }
        return parts;
    }

    private String unpack(Document stored) {
        String key = stored.getString("_id");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        List<String> ids = IntStream.range(0, stored.getInteger("packed"))
                .mapToObj(part -> key + "/" + part)
                .toList();
        for (Document part : parts.find(ids)) {
            // the driver gives Binary, a document that is still pending holds the same
            packed.writeBytes(part.get("gzip", Binary.class).getData());
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("extraction " + key + " is damaged: its parts do not make a whole", e);
        }
    }

    void flush() {
        parts.flush();
        readings.flush();
        extractions.flush();
    }
}
