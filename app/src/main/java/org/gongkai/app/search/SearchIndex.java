package org.gongkai.app.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.IOUtils;

/**
 * The folder of the index. One process writes it; others that find it taken read it. What is written is there as a whole
 * after {@link #commit()}, or not at all, so that a kill leaves what the last commit left. Safe for several threads.
 */
final class SearchIndex implements AutoCloseable {
    private static final String SCHEMA = "gongkai-search-schema";
    /** A file that says that the last process to write has closed the index, so that every bit need not be read again. */
    private static final String CLOSED = "closed";
    /** Bytes that are read at the start whatever happened before. */
    private static final long SOON_READ = 64L * 1024 * 1024;
    /** Megabytes for documents that are not written yet. */
    private static final double BUFFER = 16;

    private final Path folder;
    private final Directory directory;
    private final Optional<IndexWriter> writer;
    private final SearcherManager searchers;
    private final FacetsConfig facets = new FacetsConfig();

    private SearchIndex(Directory directory, Optional<IndexWriter> writer, Path folder) throws IOException {
        this.folder = folder;
        this.directory = directory;
        this.writer = writer;
        this.searchers =
                writer.isPresent() ? new SearcherManager(writer.get(), null) : new SearcherManager(directory, null);
    }

    /** Why an index cannot be used and must be made anew. */
    static final class UnusableException extends IOException {
        private static final long serialVersionUID = 1;

        UnusableException(String message, Exception cause) {
            super(message, cause);
        }
    }

    /**
     * Opens the index of a folder, or begins it.
     *
     * @throws UnusableException when what is there is damaged, or of another program
     * @throws IOException when the folder cannot be read or written, or another process writes the first index there
     */
    static SearchIndex open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Directory directory = FSDirectory.open(folder);
        try {
            boolean mine = isSoundAndMine(directory, folder);
            return new SearchIndex(directory, mine ? writer(directory) : Optional.empty(), folder);
        } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(directory);
            throw e;
        }
    }

    /**
     * Whether this process may write; looks at the files only then, as another that writes changes them all the time.
     *
     * @throws UnusableException when nobody writes and what is there cannot be used
     */
    private static boolean isSoundAndMine(Directory directory, Path folder) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            requireSound(directory, folder);
            lock.ensureValid();
            return true;
        } catch (LockObtainFailedException taken) {
            return false;
        }
    }

    private static Optional<IndexWriter> writer(Directory directory) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(new SearchText());
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
        config.setRAMBufferSizeMB(BUFFER);
        config.setCommitOnClose(false);
        try {
            IndexWriter writer = new IndexWriter(directory, config);
            writer.setLiveCommitData(Map.of(SCHEMA, Fields.SCHEMA).entrySet());
            writer.commit();
            return Optional.of(writer);
        } catch (LockObtainFailedException taken) {
            return Optional.empty();
        }
    }

    private static void requireSound(Directory directory, Path folder) throws IOException {
        try {
            if (!DirectoryReader.indexExists(directory)) {
                return;
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                if (!Fields.SCHEMA.equals(reader.getIndexCommit().getUserData().get(SCHEMA))) {
                    throw new UnusableException("it is one of another gongkai", new IOException());
                }
                if (!Files.deleteIfExists(folder.resolve(CLOSED)) || bytes(directory) <= SOON_READ) {
                    for (LeafReaderContext leaf : reader.leaves()) {
                        leaf.reader().checkIntegrity();
                    }
                }
            }
        } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
            throw new UnusableException("it is one of another gongkai", e);
        } catch (CorruptIndexException
                | EOFException
                | NoSuchFileException
                | FileNotFoundException e) {
            throw new UnusableException("it is damaged (" + e.getMessage() + ")", e);
        }
    }

    private static long bytes(Directory directory) throws IOException {
        long sum = 0;
        for (String name : directory.listAll()) {
            sum += directory.fileLength(name);
        }
        return sum;
    }

    /**
     * Takes away what an index left in a folder, unless another process writes it; files with other names than Lucene's
     * stay.
     */
    static void clear(Path folder) throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            for (String name : directory.listAll()) {
                if (name.startsWith(IndexFileNames.SEGMENTS)
                        || name.startsWith(IndexFileNames.PENDING_SEGMENTS)
                        || IndexFileNames.CODEC_FILE_PATTERN.matcher(name).matches()) {
                    lock.ensureValid();
                    directory.deleteFile(name);
                }
            }
        }
    }

    boolean isWritable() {
        return writer.isPresent();
    }

    /** The stamp of each version that is in the index, by its id. */
    Map<String, String> stamps() throws IOException {
        Map<String, String> stamps = new HashMap<>();
        IndexSearcher searcher = searchers.acquire();
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                BinaryDocValues ids = leaf.reader().getBinaryDocValues(Fields.ID);
                BinaryDocValues marks = leaf.reader().getBinaryDocValues(Fields.STAMP);
                Bits live = leaf.reader().getLiveDocs();
                for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                    if ((live == null || live.get(doc))
                            && ids != null
                            && marks != null
                            && ids.advanceExact(doc)
                            && marks.advanceExact(doc)) {
                        stamps.put(
                                ids.binaryValue().utf8ToString(),
                                marks.binaryValue().utf8ToString());
                    }
                }
            }
        } finally {
            searchers.release(searcher);
        }
        return stamps;
    }

    /** Puts a version in the place of what is known of it. */
    void put(String id, Document document) throws IOException {
        requireWriter().updateDocument(new Term(Fields.ID, id), facets.build(document));
    }

    void remove(String id) throws IOException {
        requireWriter().deleteDocuments(new Term(Fields.ID, id));
    }

    private IndexWriter requireWriter() {
        return writer.orElseThrow(() -> new IllegalStateException("another process writes this index"));
    }

    /** Makes durable and shows what was put and removed. */
    void commit() throws IOException {
        requireWriter().commit();
        searchers.maybeRefreshBlocking();
    }

    /** Shows what another process has written. */
    void refresh() throws IOException {
        searchers.maybeRefresh();
    }

    /** To be released with {@link #release}. */
    IndexSearcher acquire() throws IOException {
        return searchers.acquire();
    }

    void release(IndexSearcher searcher) throws IOException {
        searchers.release(searcher);
    }

    FacetsConfig facets() {
        return facets;
    }

    /** What was not committed is given up. */
    @Override
    public void close() throws IOException {
        searchers.close();
        if (writer.isPresent()) {
            boolean well = writer.get().getTragicException() == null;
            writer.get().rollback();
            if (well) {
                Files.writeString(folder.resolve(CLOSED), "");
            }
        }
        directory.close();
    }
}
