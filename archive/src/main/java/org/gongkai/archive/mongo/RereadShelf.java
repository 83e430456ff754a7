package org.gongkai.archive.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.gongkai.archive.reread.ExtractionRun;
import org.gongkai.archive.reread.Reread;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportKey;

/**
 * Extraction runs, what came of them, and which reading of a version is shown when it is not the one it was seen with.
 *
 * <pre>extraction-runs {_id: "&lt;run&gt;", schema: 1, started, ended, extractor, forms, selection, selected, outcomes: {…}, accepted,
 *                putBack: [{from, until}], batches: 3}
 *rereads {_id: "&lt;run&gt;/0", schema: 1, results: [{authority, year, version, original, before, after, outcome, reason}]}
 *shown-readings {_id: "&lt;authority&gt;/&lt;year&gt;/&lt;version&gt;", schema: 1, original: "…", chain: [{run: "…", extraction: "…"}]}</pre>
 */
public final class RereadShelf {
    private static final int SCHEMA = 1;
    private static final JsonWriterSettings RELAXED =
            JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

    private final Shelf runs;
    private final Shelf batches;
    private final Shelf readings;

    RereadShelf(MetadataHome home, boolean sole) {
        this.runs = new Shelf(home, "extraction-runs", sole);
        this.batches = new Shelf(home, "rereads", sole);
        this.readings = new Shelf(home, "shown-readings", sole);
    }

    /** One reading that a run brought for a version. */
    public record Link(String run, String extraction) {}

    /**
     * The readings of one version after the one that it was seen with, in the order in which they were accepted.
     *
     * @param original the extraction it was seen with; where the version is seen with another now, the chain is void
     */
    public record Chain(String original, List<Link> links) {
        public Chain {
            links = List.copyOf(links);
        }

        /** What is shown. */
        public String shown() {
            return links.isEmpty() ? original : links.get(links.size() - 1).extraction();
        }
    }

    /** Keeps a run, with so many batches of results. */
    public void put(ExtractionRun run) {
        runs.put(write(run).append("batches", batchCount(run.id())));
    }

    /** Keeps a run and the next batch of its results. */
    public void add(ExtractionRun run, List<Reread> results) {
        int batch = batchCount(run.id());
        batches.put(write(run.id() + "/" + batch, results));
        runs.put(write(run).append("batches", batch + 1));
    }

    private int batchCount(String run) {
        return runs.find(run).map(stored -> stored.getInteger("batches")).orElse(0);
    }

    /** The run of this id. */
    public Optional<ExtractionRun> find(String id) {
        return runs.find(id).map(RereadShelf::read);
    }

    /** All, oldest first. */
    public List<ExtractionRun> all() {
        List<ExtractionRun> all = new ArrayList<>();
        runs.each(stored -> all.add(read(stored)));
        all.sort(Comparator.comparing(ExtractionRun::started).thenComparing(ExtractionRun::id));
        return all;
    }

    /** What came of each report of the run, in the order in which they were read. */
    public void eachResult(String run, Consumer<Reread> reader) {
        IntStream.range(0, batchCount(run))
                .mapToObj(batch -> batches.find(run + "/" + batch))
                .flatMap(Optional::stream)
                .flatMap(batch -> batch.getList("results", Document.class).stream())
                .map(RereadShelf::readResult)
                .forEach(reader);
    }

    /** The readings of a version; empty when none was ever accepted. */
    public Optional<Chain> chain(ReportKey key, int version) {
        return readings.find(id(key, version)).map(RereadShelf::readChain);
    }

    /** Those of these versions that have one, by {@code <authority>/<year>/<version>}. */
    public Map<String, Chain> chains(Collection<String> ids) {
        Map<String, Chain> found = new HashMap<>();
        readings.find(ids).forEach(stored -> found.put(stored.getString("_id"), readChain(stored)));
        return found;
    }

    /** Whether no reading was ever accepted. */
    public boolean isUntouched() {
        return readings.isEmpty();
    }

    /** All, by {@code <authority>/<year>/<version>}. */
    public void eachChain(BiConsumer<String, Chain> reader) {
        readings.each(stored -> reader.accept(stored.getString("_id"), readChain(stored)));
    }

    /** Keeps the readings of a version. */
    public void put(ReportKey key, int version, Chain chain) {
        readings.put(new Document("_id", id(key, version))
                .append("schema", SCHEMA)
                .append("original", chain.original())
                .append(
                        "chain",
                        chain.links().stream()
                                .map(link -> new Document("run", link.run()).append("extraction", link.extraction()))
                                .toList()));
    }

    public static String id(ReportKey key, int version) {
        return key + "/" + version;
    }

    private static Chain readChain(Document stored) {
        return new Chain(
                stored.getString("original"),
                stored.getList("chain", Document.class).stream()
                        .map(link -> new Link(link.getString("run"), link.getString("extraction")))
                        .toList());
    }

    /** The run, and a batch of its results, as one JSON object. */
    public static String json(ExtractionRun run, List<Reread> results) {
        return write(run).append("results", results(results)).toJson(RELAXED);
    }

    /** Takes over what {@link #json} wrote; gives the run as it stood then. */
    public ExtractionRun replay(String json) {
        Document noted = Document.parse(json);
        List<Reread> results = noted.getList("results", Document.class).stream()
                .map(RereadShelf::readResult)
                .toList();
        ExtractionRun run = read(noted);
        if (results.isEmpty()) {
            put(run);
        } else {
            add(run, results);
        }
        return run;
    }

    private static Document write(ExtractionRun run) {
        Document outcomes = new Document();
        for (Reread.Outcome outcome : Reread.Outcome.values()) {
            if (run.count(outcome) > 0) {
                outcomes.append(outcome.label(), run.count(outcome));
            }
        }
        return new Document("_id", run.id())
                .append("schema", SCHEMA)
                .append("started", run.started().toString())
                .append("ended", run.ended().map(Object::toString).orElse(null))
                .append("extractor", run.extractor())
                .append("forms", run.forms().hex())
                .append("selection", run.selection())
                .append("selected", run.selected())
                .append("outcomes", outcomes)
                .append("accepted", run.accepted().map(Object::toString).orElse(null))
                .append(
                        "putBack",
                        run.putBack().stream()
                                .map(shown -> new Document("from", shown.from().toString())
                                        .append("until", shown.until().toString()))
                                .toList());
    }

    private static ExtractionRun read(Document stored) {
        Map<Reread.Outcome, Integer> outcomes = new EnumMap<>(Reread.Outcome.class);
        stored.get("outcomes", Document.class)
                .forEach((label, count) -> outcomes.put(Reread.Outcome.of(label), (Integer) count));
        return new ExtractionRun(
                stored.getString("_id"),
                Instant.parse(stored.getString("started")),
                Optional.ofNullable(stored.getString("ended")).map(Instant::parse),
                stored.getString("extractor"),
                new Digest(stored.getString("forms")),
                stored.getString("selection"),
                stored.getInteger("selected"),
                outcomes,
                Optional.ofNullable(stored.getString("accepted")).map(Instant::parse),
                // runs of an older program do not tell
                stored.getList("putBack", Document.class, List.of()).stream()
                        .map(shown -> new ExtractionRun.Shown(
                                Instant.parse(shown.getString("from")), Instant.parse(shown.getString("until"))))
                        .toList());
    }

    private static Document write(String id, List<Reread> results) {
        return new Document("_id", id).append("schema", SCHEMA).append("results", results(results));
    }

    private static List<Document> results(List<Reread> results) {
        return results.stream()
                .map(result -> new Document("authority", result.key().authority())
                        .append("year", result.key().year())
                        .append("version", result.version())
                        .append("original", result.original())
                        .append("before", result.before())
                        .append("after", result.after())
                        .append("outcome", result.outcome().label())
                        .append("reason", result.reason()))
                .toList();
    }

    private static Reread readResult(Document stored) {
        return new Reread(
                new ReportKey(stored.getString("authority"), stored.getInteger("year")),
                stored.getInteger("version"),
                stored.getString("original"),
                stored.getString("before"),
                stored.getString("after"),
                Reread.Outcome.of(stored.getString("outcome")),
                stored.getString("reason"));
    }

    void flush() {
        batches.flush();
        runs.flush();
        readings.flush();
    }
}
