package org.gongkai.archive.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Metadata in one file, behind a MongoDB server in this process.
 *
 * <p>The server listens on loopback, at a random port, while the archive is open. Nothing reaches the file but through
 * {@link #commit()}: the store's own saving, by time and by amount, is off, so that the file always holds a committed
 * state, whenever the process dies. After each commit its version is noted beside the file ({@link CommitMark}): a store
 * that was damaged can open at an older version without a word, and only the mark gives it away.
 */
public final class EmbeddedMetadata implements MetadataHome {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMetadata.class);
    private static final String DATABASE = "gongkai";
    /** By the store's own estimate; with less, half of the work of an insert is reading again what was just let go. */
    private static final int CACHE_MEGABYTES = 48;

    private static final int COMPACT_EVERY = 16;
    private static final int FULL_ENOUGH = 40;
    /** Per cent of the file in use below which it is copied; a small one is copied in no time. */
    private static final int DENSE = 97;

    private static final int DENSE_ENOUGH = 80;
    private static final long SMALL = 64L << 20;
    private static final int REWRITTEN_AT_ONCE = 4 * 1024 * 1024;
    private static final int PATIENCE_SECONDS = 5;

    private final MVStore store;
    private final MongoServer server;
    private final MongoClient client;
    private final H2Backend backend;
    private final Optional<CommitMark> mark;
    private final Optional<CompactCopy> copy;
    private int commits;
    private boolean changed;

    private EmbeddedMetadata(
            MVStore store, Optional<CommitMark> mark, Optional<CompactCopy> copy, Optional<CommandListener> listener)
            throws IOException {
        this.store = store;
        this.mark = mark;
        this.copy = copy;
        // Each commit is synced before the next one begins, so that nothing has to be kept for a slow disk's sake.
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        MetadataMaps.open(store, DATABASE, Metadata.COLLECTIONS);
        this.backend = new H2Backend(store);
        this.server = new MongoServer(backend);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server.bind(address, 1, 2);
        this.client = client(server.getLocalAddress(), listener);
    }

    /**
     * Opens or begins the file.
     *
     * @param mark beside the file
     * @throws IOException when the file is damaged, or older than its mark; it is not changed then
     */
    public static EmbeddedMetadata open(Path file, Path mark, Optional<CommandListener> listener) throws IOException {
        CommitMark noted = new CommitMark(mark);
        check(file, noted);
        CompactCopy copy = new CompactCopy(file);
        copy.clear();
        MVStore store;
        try {
            store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .cacheSize(CACHE_MEGABYTES)
                    .compress()
                    .open();
        } catch (MVStoreException e) {
            throw damaged(file, e);
        }
        return start(store, Optional.of(noted), Optional.of(copy), listener);
    }

    /** Begins an empty server whose content is gone when it is closed. */
    public static EmbeddedMetadata inMemory(Optional<CommandListener> listener) throws IOException {
        return start(new MVStore.Builder().open(), Optional.empty(), Optional.empty(), listener);
    }

    private static EmbeddedMetadata start(
            MVStore store, Optional<CommitMark> mark, Optional<CompactCopy> copy, Optional<CommandListener> listener)
            throws IOException {
        try {
            return new EmbeddedMetadata(store, mark, copy, listener);
        } catch (RuntimeException e) {
            // H2 and the server meet damage in the maps with whatever they stumble over
            store.closeImmediately();
            throw new IOException("cannot start the metadata server: " + e.getMessage(), e);
        }
    }

    /** Looks at the file read-only first: opening it for writing could change what is left of it. */
    private static void check(Path file, CommitMark mark) throws IOException {
        long noted = mark.read();
        if (!Files.exists(file) || Files.size(file) == 0) {
            if (noted > 0) {
                throw new IOException("the metadata file " + file + " is " + (Files.exists(file) ? "empty" : "missing")
                        + ", but " + noted + " commits were made to it" + remedy());
            }
            return;
        }
        try (MVStore store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            if (CommitMark.number(store) < noted) {
                throw new IOException("the metadata file " + file + " is damaged: it ends at commit "
                        + CommitMark.number(store) + ", commit " + noted + " was made to it" + remedy());
            }
        } catch (MVStoreException e) {
            throw damaged(file, e);
        }
    }

    private static IOException damaged(Path file, MVStoreException e) {
        return new IOException("the metadata file " + file + " is damaged: " + e.getMessage() + remedy(), e);
    }

    private static String remedy() {
        return "; nothing was changed; put back the file from a backup (the payloads are in their own files and not"
                + " touched by this)";
    }

    private static MongoClient client(InetSocketAddress address, Optional<CommandListener> listener) {
        MongoClientSettings.Builder settings = MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress(address)))
                        .serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .retryReads(false)
                .retryWrites(false);
        listener.ifPresent(settings::addCommandListener);
        return MongoClients.create(settings.build());
    }

    @Override
    public MongoDatabase database() {
        return client.getDatabase(DATABASE);
    }

    /** Read from the store itself, as {@link #each} does. */
    @Override
    public Optional<org.bson.Document> find(String collection, String id) {
        if (!store.hasMap(MetadataMaps.index(DATABASE, collection))) {
            return Optional.empty();
        }
        MVMap<Object, Object> index = store.openMap(MetadataMaps.index(DATABASE, collection));
        Object place = index.get(new KeyValue(id));
        if (place == null) {
            return Optional.empty();
        }
        MVMap<Object, Document> documents = store.openMap(MetadataMaps.documents(DATABASE, collection));
        return Optional.ofNullable(documents.get(place)).map(DriverDocuments::of);
    }

    /**
     * Read from the store itself: on the way through server and driver each document would be written and read once more.
     * Each batch begins anew behind the last key, so that commits meanwhile do not matter.
     */
    @Override
    public void each(String collection, Consumer<org.bson.Document> reader) {
        MVMap<Object, Document> documents = store.openMap(MetadataMaps.documents(DATABASE, collection));
        Object next = documents.firstKey();
        while (next != null) {
            List<Document> batch = new ArrayList<>();
            Cursor<Object, Document> entries = documents.cursor(next);
            next = null;
            while (next == null && entries.hasNext()) {
                Object key = entries.next();
                if (batch.size() == AT_ONCE) {
                    next = key;
                } else {
                    batch.add(entries.getValue());
                }
            }
            batch.forEach(document -> reader.accept(DriverDocuments.of(document)));
        }
    }

    @Override
    public void commit() throws IOException {
        try {
            changed |= store.hasUnsavedChanges();
            reclaim();
            backend.commit();
            store.sync();
            reclaim();
        } catch (MVStoreException e) {
            // what the file holds now is for the next opening to find out
            changed = false;
            throw new IOException("cannot commit the metadata: " + e.getMessage(), e);
        }
        if (mark.isPresent()) {
            mark.get().write(CommitMark.number(store));
        }
    }

    /**
     * Copies what is left of old chunks into the next commit, now and then, so that their room can be used again. Every
     * commit copies the pages it touches; without this, a long run of small commits makes the file eight times as large
     * as what it holds. The store's own compaction would also move chunks about in the file; it fails its own assertions
     * after a kill, so the file is never compacted in place.
     */
    private void reclaim() {
        commits++;
        if (commits % COMPACT_EVERY == 0 && store.getFileStore().getChunksFillRate() < FULL_ENOUGH) {
            store.compact(FULL_ENOUGH, REWRITTEN_AT_ONCE);
        }
    }

    /** Whether so little of the file is in use that a copy is worth its while, after this process wrote to it. */
    private boolean isWasteful() {
        FileStore<?> file = store.getFileStore();
        if (!changed || file == null) {
            return false;
        }
        int used = file.getChunksFillRate() * file.getFillRate() / 100;
        return used < (isSmall(file) ? DENSE : DENSE_ENOUGH);
    }

    private static boolean isSmall(@Nullable FileStore<?> file) {
        return file != null && file.size() < SMALL;
    }

    @Override
    public void close() {
        boolean wasteful = copy.isPresent() && isWasteful();
        boolean small = isSmall(store.getFileStore());
        try {
            client.close();
        } catch (MongoException e) {
            LOG.debug("what the client held is thrown away anyway", e);
        } finally {
            store.closeImmediately();
            server.shutdownNow();
        }
        if (wasteful) {
            try {
                copy.orElseThrow().replace(small);
            } catch (IOException e) {
                LOG.warn("the metadata file stays larger than it need be: {}", e.getMessage());
            }
        }
    }
}
