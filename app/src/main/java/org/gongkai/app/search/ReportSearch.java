package org.gongkai.app.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.AlreadyClosedException;
import org.gongkai.app.pipeline.PageText;
import org.gongkai.archive.Archive;
import org.gongkai.config.Configuration;
import org.gongkai.config.ExtractorSettings;
import org.gongkai.config.Registry;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;
import org.jspecify.annotations.Nullable;

/**
 * Search over the reports of an archive. {@link #catchUp} brings the index up to the archive; until then questions are
 * answered from what it holds. Safe for several threads.
 */
public final class ReportSearch implements AutoCloseable {
    private static final int COMMIT_EVERY = 200;
    private static final int MOST_VALUES = 40;
    private static final long PATIENCE_MILLISECONDS = 3_000;

    private final Archive archive;
    private final Registry registry;
    private final PageText pages;
    private final Path folder;
    private final Consumer<String> told;
    private final QuestionReader questions = new QuestionReader();
    private final SearchText analyzer = new SearchText();
    private SearchIndex index;
    private @Nullable SortedSetDocValuesReaderState facetState;
    private volatile int waiting;

    private ReportSearch(Archive archive, Configuration configuration, Path folder, Consumer<String> told)
            throws IOException {
        this.archive = archive;
        this.registry = configuration.registry();
        this.pages =
                new PageText(archive, withoutPictures(configuration.settings().extractor()));
        this.folder = folder;
        this.told = told;
        this.index = opened();
    }

    /**
     * Opens the index in a folder, or begins it; what is damaged is begun anew.
     *
     * @param told takes what a person should know of that
     * @throws IOException when the folder cannot be read or written
     */
    public static ReportSearch open(Archive archive, Configuration configuration, Path folder, Consumer<String> told)
            throws IOException {
        return new ReportSearch(archive, configuration, folder, told);
    }

    /** Recognising pictures takes seconds a page, and what was recognised of tables is in the reports. */
    private static ExtractorSettings withoutPictures(ExtractorSettings settings) {
        return new ExtractorSettings(settings.timeLimit(), settings.maxFileSize(), settings.maxCells(), false);
    }

    private SearchIndex opened() throws IOException {
        try {
            return SearchIndex.open(folder);
        } catch (SearchIndex.UnusableException e) {
            told.accept("the search index in " + folder + " is made anew: " + e.getMessage());
            SearchIndex.clear(folder);
            return SearchIndex.open(folder);
        }
    }

    /** How many versions are not in the index yet, as counted when it was last brought up. */
    public int waiting() {
        return waiting;
    }

    /** How many versions are in the index. */
    public int documents() throws IOException {
        return withSearcher(searcher -> searcher.getIndexReader().numDocs());
    }

    /**
     * Takes into the index what the archive has and it has not, and out of it what is no longer so. What was taken in
     * stays when the thread is interrupted or the process killed.
     *
     * @return how many versions were taken in or out
     * @throws InterruptedException when told to stop
     */
    public int catchUp(Progress progress) throws IOException, InterruptedException {
        if (!current().isWritable()) {
            // whoever wrote may have ended
            reopen();
            if (!current().isWritable()) {
                return 0;
            }
        }
        try {
            return broughtUp(progress);
        } catch (AlreadyClosedException e) {
            // the disk was full, or the like; what was committed is there
            reopen();
            throw new IOException(String.valueOf(e.getMessage()), e);
        } catch (CorruptIndexException | EOFException | NoSuchFileException | FileNotFoundException e) {
            told.accept("the search index in " + folder + " is looked at again: " + e.getMessage());
            reopen();
            return broughtUp(progress);
        }
    }

    /** Hears how far the work is. */
    public interface Progress {
        void at(int done, int of);
    }

    private int broughtUp(Progress progress) throws IOException, InterruptedException {
        Map<String, String> known = current().stamps();
        List<ReportKey> todo = new ArrayList<>();
        Set<String> there = new HashSet<>();
        int stale = 0;
        for (ReportKey key : archive.reports()) {
            int before = stale;
            for (IndexedVersion version : versions(key)) {
                there.add(version.id());
                if (!version.stamp(registry).equals(known.get(version.id()))) {
                    stale++;
                }
            }
            if (stale > before) {
                todo.add(key);
            }
        }
        List<String> gone =
                known.keySet().stream().filter(id -> !there.contains(id)).toList();
        waiting = stale;
        int done = 0;
        for (String id : gone) {
            current().remove(id);
        }
        for (ReportKey key : todo) {
            for (IndexedVersion version : versions(key)) {
                if (Thread.interrupted()) {
                    current().commit();
                    throw new InterruptedException("told to stop after " + done + " of " + stale + " versions");
                }
                if (!version.stamp(registry).equals(known.get(version.id()))) {
                    current().put(version.id(), version.document(archive, registry, pages));
                    waiting = Math.max(0, stale - ++done);
                    progress.at(done, stale);
                    if (done % COMMIT_EVERY == 0) {
                        current().commit();
                    }
                }
            }
        }
        waiting = 0;
        if (done + gone.size() > 0) {
            current().commit();
        }
        return done + gone.size();
    }

    private List<IndexedVersion> versions(ReportKey key) {
        Optional<ReportHistory> history = archive.history(key);
        List<IndexedVersion> versions = new ArrayList<>();
        if (history.isPresent()) {
            for (ReportVersion version : history.get().versions()) {
                versions.add(new IndexedVersion(history.get(), version));
            }
        }
        return versions;
    }

    /** Opens what is in the folder now, and makes it anew if that cannot be used. */
    private synchronized void reopen() throws IOException {
        index.close();
        facetState = null;
        index = opened();
    }

    private synchronized SearchIndex current() {
        return index;
    }

    /**
     * What a question finds.
     *
     * @throws IOException when the index cannot be read; the next {@link #catchUp} makes it anew if it is damaged
     */
    public Found search(Question question) throws IOException {
        Optional<Query> asked = questions.query(question);
        if (asked.isEmpty()) {
            return new Found(0, true, false, List.of(), Map.of(), waiting);
        }
        Query query = asked.get();
        return withSearcher(searcher -> {
            IndexSearcher patient = new IndexSearcher(searcher.getIndexReader());
            patient.setTimeout(new QueryTimeoutImpl(PATIENCE_MILLISECONDS));
            FacetsCollectorManager.FacetsResult result = FacetsCollectorManager.search(
                    patient, query, question.from() + question.limit(), new FacetsCollectorManager());
            TopDocs top = result.topDocs();
            int first = Math.min(question.from(), top.scoreDocs.length);
            ScoreDoc[] page = new ScoreDoc[top.scoreDocs.length - first];
            System.arraycopy(top.scoreDocs, first, page, 0, page.length);
            int count = counted(result.facetsCollector());
            return new Found(
                    count,
                    !patient.timedOut(),
                    true,
                    hits(patient, query, page),
                    facets(searcher.getIndexReader(), result.facetsCollector()),
                    waiting);
        });
    }

    private static int counted(FacetsCollector collector) {
        return collector.getMatchingDocs().stream()
                .mapToInt(matching -> matching.totalHits)
                .sum();
    }

    private List<Found.Hit> hits(IndexSearcher searcher, Query query, ScoreDoc[] page) throws IOException {
        int[] documents = new int[page.length];
        for (int i = 0; i < page.length; i++) {
            documents[i] = page[i].doc;
        }
        List<List<Found.Snippet>> snippets = new Snippets(searcher, analyzer).of(query, documents);
        StoredFields stored = searcher.storedFields();
        List<Found.Hit> hits = new ArrayList<>();
        for (int i = 0; i < page.length; i++) {
            Document document = stored.document(
                    documents[i],
                    Set.of(Fields.AUTHORITY, Fields.YEAR, Fields.VERSION, Fields.LATEST, Fields.NAME, Fields.TITLE));
            hits.add(new Found.Hit(
                    new ReportKey(
                            document.get(Fields.AUTHORITY),
                            document.getField(Fields.YEAR).numericValue().intValue()),
                    document.getField(Fields.VERSION).numericValue().intValue(),
                    Fields.YES.equals(document.get(Fields.LATEST)),
                    document.get(Fields.NAME),
                    document.get(Fields.TITLE),
                    snippets.get(i)));
        }
        return hits;
    }

    private Map<Question.Facet, List<Found.Value>> facets(IndexReader reader, FacetsCollector collector)
            throws IOException {
        Map<Question.Facet, List<Found.Value>> facets = new EnumMap<>(Question.Facet.class);
        if (reader.numDocs() == 0) {
            return facets;
        }
        Facets counts = new SortedSetDocValuesFacetCounts(state(reader), collector);
        for (Question.Facet facet : Question.Facet.values()) {
            FacetResult result = counts.getTopChildren(MOST_VALUES, facet.label());
            List<Found.Value> values = new ArrayList<>();
            if (result != null) {
                for (var labelled : result.labelValues) {
                    values.add(new Found.Value(labelled.label, labelled.value.intValue()));
                }
            }
            if (facet == Question.Facet.YEAR) {
                values.sort(Comparator.comparing(Found.Value::value).reversed());
            }
            facets.put(facet, values);
        }
        return facets;
    }

    /** The same for one reader, as it costs a walk through all values. */
    private synchronized SortedSetDocValuesReaderState state(IndexReader reader) throws IOException {
        SortedSetDocValuesReaderState state = facetState;
        if (state == null || state.getReader() != reader) {
            state = new DefaultSortedSetDocValuesReaderState(reader, index.facets());
            facetState = state;
        }
        return state;
    }

    private interface Look<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    private <T> T withSearcher(Look<T> look) throws IOException {
        SearchIndex asked = current();
        IndexSearcher searcher = asked.acquire();
        try {
            return look.with(searcher);
        } finally {
            asked.release(searcher);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        index.close();
    }
}
