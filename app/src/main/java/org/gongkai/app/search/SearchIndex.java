package org.gongkai.app.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.IOUtils;

/**
 * The folder of the index. One process writes it; others that find it taken read it. What is written is there as a whole
 * after {@link #commit()}, or not at all, so that a kill leaves what the last commit left. Safe for several threads.
 */
final class SearchIndex implements AutoCloseable {
    private static final String SCHEMA = "gongkai-search-schema";
    /** Megabytes for documents that are not written yet. */
    private static final double BUFFER = 16;

    private final Directory directory;
    private final Optional<IndexWriter> writer;
    private final SearcherManager searchers;
    private final FacetsConfig facets = new FacetsConfig();

    private SearchIndex(Directory directory, Optional<IndexWriter> writer) throws IOException {
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
            requireSound(directory);
            return new SearchIndex(directory, writer(directory));
        } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(directory);
            throw e;
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

    /** Every bit of every file, by the checksums that stand in them. */
    private static void requireSound(Directory directory) throws IOException {
        try {
            if (!DirectoryReader.indexExists(directory)) {
                if (Stream.of(directory.listAll()).anyMatch(name -> name.startsWith("segments"))) {
                    throw new UnusableException("its list of segments cannot be read", new IOException());
                }
                return;
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                if (!Fields.SCHEMA.equals(reader.getIndexCommit().getUserData().get(SCHEMA))) {
                    throw new UnusableException("it is one of another gongkai", new IOException());
                }
                for (LeafReaderContext leaf : reader.leaves()) {
                    leaf.reader().checkIntegrity();
                }
            }
        } catch (UnusableException e) {
            throw e;
        } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
            throw new UnusableException("it is one of another gongkai", e);
        } catch (IndexNotFoundException e) {
            throw new UnusableException("its list of segments cannot be read", e);
        } catch (IOException | RuntimeException e) {
            throw new UnusableException("it is damaged (" + e.getMessage() + ")", new IOException(e));
        }
    }

    /** Takes away what an index left in a folder; other files stay. */
    static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> ours = files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.getFileName().toString().matches("segments.*|_.*|write\\.lock|pending_segments.*"))
                    .toList();
            for (Path file : ours) {
                Files.deleteIfExists(file);
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
            writer.get().rollback();
        }
        directory.close();
    }
}
