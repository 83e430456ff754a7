package org.gongkai.archive.mongo;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bson.Document;
import org.gongkai.archive.payload.FileState;
import org.gongkai.archive.payload.PayloadPlace;
import org.gongkai.archive.payload.PayloadStore;
import org.gongkai.model.Digest;

/**
 * Where bodies lie, and how long their files are.
 *
 * <pre>files {_id: "gongkai-….warc.gz", schema: 1, length: 1073741911, sha256: "…"}</pre>
 */
public final class PayloadShelf implements PayloadStore.Known {
    private static final int SCHEMA = 1;
    private static final int RECENT = 1000;

    private final Shelf payloads;
    private final Shelf files;

    PayloadShelf(MetadataHome home, boolean sole) {
        this.payloads = new Shelf(home, "payloads", sole, RECENT);
        this.files = new Shelf(home, "files", sole);
    }

    public void add(PayloadPlace place) {
        payloads.put(PayloadCodec.write(place));
    }

    @Override
    public Optional<PayloadPlace> find(Digest digest) {
        return payloads.find(digest.hex()).map(PayloadCodec::read);
    }

    public boolean holds(Digest digest) {
        return payloads.holds(digest.hex());
    }

    /** Every place, in no particular order. */
    public void each(Consumer<PayloadPlace> reader) {
        payloads.each(document -> reader.accept(PayloadCodec.read(document)));
    }

    /** Takes over how far files are safe. */
    public void grew(Map<String, FileState> states) {
        states.forEach((name, state) -> files.put(new Document("_id", name)
                .append("schema", SCHEMA)
                .append("length", state.length())
                .append("sha256", state.sha256())));
    }

    /** How far each file is safe, by name. */
    public Map<String, FileState> states() {
        Map<String, FileState> states = new TreeMap<>();
        files.each(file ->
                states.put(file.getString("_id"), new FileState(file.getLong("length"), file.get("sha256", ""))));
        return states;
    }

    void flush() {
        files.flush();
        payloads.flush();
    }
}
