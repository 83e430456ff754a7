package org.gongkai.archive.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.gongkai.model.RunReport;

/**
 * Runs, by portal.
 *
 * <pre>portals {_id: "&lt;portal&gt;", schema: 1, runs: ["&lt;run&gt;", …], unfinished: ["&lt;run&gt;", …]}</pre>
 */
public final class RunShelf {
    private static final int SCHEMA = 1;
    private static final int RECENT = 500;
    private static final Comparator<RunReport> OLDEST_FIRST = Comparator.comparing(RunReport::started)
            .thenComparing(RunReport::run)
            .thenComparing(RunReport::portal);

    private final Shelf runs;
    private final Shelf parts;
    private final Shelf portals;
    private final RunYears years;

    RunShelf(MetadataHome home, boolean sole) {
        this.runs = new Shelf(home, "runs", sole);
        this.parts = new Shelf(home, "run-parts", sole);
        this.portals = new Shelf(home, "portals", sole, RECENT);
        this.years = new RunYears(home, sole);
    }

    /** Keeps a run; the same run and portal again replaces it. */
    public void put(RunReport run) {
        Document document = RunCodec.write(run);
        for (int part = 0; part < document.getInteger("parts"); part++) {
            parts.put(RunCodec.writePart(run, part));
        }
        runs.put(document);
        years.put(run);
        Optional<Document> portal = portals.find(run.portal());
        Set<String> all = ids(portal, "runs");
        Set<String> unfinished = ids(portal, "unfinished");
        boolean changed = all.add(run.run());
        changed |= run.ended().isPresent() ? unfinished.remove(run.run()) : unfinished.add(run.run());
        if (changed) {
            portals.put(new Document("_id", run.portal())
                    .append("schema", SCHEMA)
                    .append("runs", List.copyOf(all))
                    .append("unfinished", List.copyOf(unfinished)));
        }
    }

    /** The run as one JSON object: the stored layout, with its parts as {@code part-0}, {@code part-1} … */
    public static String json(RunReport run) {
        Document whole = RunCodec.write(run);
        for (int part = 0; part < whole.getInteger("parts"); part++) {
            Document lines = RunCodec.writePart(run, part);
            whole.append(
                    "part-" + part,
                    new Document("reports", lines.get("reports"))
                            .append("failures", lines.get("failures"))
                            .append("columns", lines.get("columns"))
                            .append("proposed", lines.get("proposed")));
        }
        return whole.toJson(
                JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build());
    }

    /** The run that {@link #json} wrote. */
    public static RunReport parse(String json) {
        Document whole = Document.parse(json);
        return RunCodec.read(
                whole,
                IntStream.range(0, whole.getInteger("parts"))
                        .mapToObj(part -> whole.get("part-" + part, Document.class))
                        .toList());
    }

    /** The latest run begun at the portal that has not ended. */
    public Optional<RunReport> unfinished(String portal) {
        return find(portal, ids(portals.find(portal), "unfinished")).stream()
                .filter(run -> run.ended().isEmpty())
                .reduce((one, later) -> later);
    }

    /** All that have not ended, oldest first. */
    public List<RunReport> unfinished() {
        List<RunReport> found = new ArrayList<>();
        portals.each(portal -> found.addAll(find(portal.getString("_id"), ids(Optional.of(portal), "unfinished"))));
        found.sort(OLDEST_FIRST);
        return List.copyOf(found);
    }

    /** Whether just this report is kept. */
    public boolean holds(RunReport run) {
        return runs.find(RunCodec.id(run.run(), run.portal()))
                .filter(kept -> json(read(kept)).equals(json(run)))
                .isPresent();
    }

    /** All at the portal, oldest first. */
    public List<RunReport> all(String portal) {
        return find(portal, ids(portals.find(portal), "runs"));
    }

    /** All at all portals, oldest first. */
    public List<RunReport> all() {
        List<Document> found = new ArrayList<>();
        runs.each(found::add);
        return found.stream().map(this::read).sorted(OLDEST_FIRST).toList();
    }

    /** The latest run at the portal that has ended, without its lists. */
    public Optional<RunReport> latestEnded(String portal) {
        return runs.find(runIds(portal, ids(portals.find(portal), "runs"))).stream()
                .map(document -> RunCodec.read(document, List.of()))
                .filter(run -> run.ended().isPresent())
                .max(OLDEST_FIRST);
    }

    /**
     * Runs at these portals that began in this time, in no particular order, without counts and failures; of the reports
     * only those of unknown authorities.
     */
    public List<RunReport> inShort(Collection<String> portals, Instant from, Instant before) {
        return years.find(portals, from, before);
    }

    /** Makes what is kept in short anew, from all runs. */
    void shortenAll() {
        runs.each(document -> years.put(read(document)));
    }

    private List<RunReport> find(String portal, Set<String> ids) {
        return runs.find(runIds(portal, ids)).stream()
                .map(this::read)
                .sorted(OLDEST_FIRST)
                .toList();
    }

    private static List<String> runIds(String portal, Set<String> runs) {
        return runs.stream().map(run -> RunCodec.id(run, portal)).toList();
    }

    private RunReport read(Document document) {
        String id = document.getString("_id");
        return RunCodec.read(
                document,
                parts.find(IntStream.range(0, document.getInteger("parts"))
                        .mapToObj(part -> RunCodec.partId(id, part))
                        .toList()));
    }

    private static Set<String> ids(Optional<Document> portal, String field) {
        return portal.map(document -> new LinkedHashSet<>(document.getList(field, String.class)))
                .orElseGet(LinkedHashSet::new);
    }

    void flush() {
        parts.flush();
        years.flush();
        runs.flush();
        portals.flush();
    }
}
