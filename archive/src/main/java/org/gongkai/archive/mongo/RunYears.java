package org.gongkai.archive.mongo;

import java.net.URI;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.gongkai.model.RunReport;
import org.gongkai.model.RunReport.SeenReport;

/**
 * The runs of a portal in short, by the year (UTC) in which they began: what coverage asks about them.
 *
 * <pre>run-years {_id: "&lt;portal&gt;/2020", schema: 1, portal: "…", runs: [{run: "…", started: Date, ended: Date, status: "COMPLETE"}, …],
 *            seen: [{authority: "?…", name: "…", year: 2019, uri: "…", runs: Binary}]}</pre>
 *
 * <p>{@code seen} are the reports that the runs saw; bit n of {@code runs} says that run n saw it. {@code ended} is absent while a run goes on.
 */
final class RunYears {
    private static final int SCHEMA = 2;
    private static final int RECENT = 200;
    private static final RunReport.Counts NOT_KEPT_HERE = new RunReport.Counts(0, 0, 0, 0, 0, 0);

    private final Shelf years;

    RunYears(MetadataHome home, boolean sole) {
        this.years = new Shelf(home, "run-years", sole, RECENT);
    }

    /** Keeps a run; the same run again replaces it. */
    void put(RunReport run) {
        String id = id(run.portal(), yearOf(run.started()));
        Optional<Document> before = years.find(id);
        List<Document> runs = lines(before, "runs");
        int index = IntStream.range(0, runs.size())
                .filter(place -> runs.get(place).getString("run").equals(run.run()))
                .findFirst()
                .orElse(runs.size());
        Document head = new Document("run", run.run()).append("started", Date.from(run.started()));
        run.ended().ifPresent(ended -> head.append("ended", Date.from(ended)));
        head.append("status", run.status().name());
        if (index == runs.size()) {
            runs.add(head);
        } else {
            runs.set(index, head);
        }
        years.put(new Document("_id", id)
                .append("schema", SCHEMA)
                .append("portal", run.portal())
                .append("runs", runs)
                .append("seen", seen(run, index, lines(before, "seen"))));
    }

    private static List<Document> seen(RunReport run, int index, List<Document> before) {
        List<Document> lines = new ArrayList<>();
        List<SeenReport> seen = new ArrayList<>(run.reports());
        for (Document line : before) {
            BitSet runs = runs(line);
            runs.set(index, seen.removeIf(report -> is(line, report)));
            if (!runs.isEmpty()) {
                lines.add(line(report(line), runs));
            }
        }
        while (!seen.isEmpty()) {
            SeenReport report = seen.get(0);
            BitSet runs = new BitSet();
            runs.set(index);
            Document line = line(report, runs);
            lines.add(line);
            seen.removeIf(other -> is(line, other));
        }
        return lines;
    }

    private static boolean is(Document line, SeenReport report) {
        return line.getInteger("year") == report.year()
                && line.getString("authority").equals(report.authority())
                && line.getString("name").equals(report.authorityName());
    }

    private static Document line(SeenReport report, BitSet runs) {
        return new Document("authority", report.authority())
                .append("name", report.authorityName())
                .append("year", report.year())
                .append("uri", report.uri().toString())
                .append("runs", new Binary(runs.toByteArray()));
    }

    private static SeenReport report(Document line) {
        return new SeenReport(
                line.getString("authority"),
                line.getString("name"),
                line.getInteger("year"),
                URI.create(line.getString("uri")));
    }

    private static BitSet runs(Document line) {
        return BitSet.valueOf(line.get("runs", Binary.class).getData());
    }

    /** Runs at these portals that began in this time. */
    List<RunReport> find(Collection<String> portals, Instant from, Instant before) {
        List<String> ids = portals.stream()
                .distinct()
                .flatMap(portal ->
                        IntStream.rangeClosed(yearOf(from), yearOf(before)).mapToObj(year -> id(portal, year)))
                .toList();
        List<RunReport> found = new ArrayList<>();
        for (Document year : years.find(ids)) {
            for (RunReport run : read(year)) {
                if (!run.started().isBefore(from) && run.started().isBefore(before)) {
                    found.add(run);
                }
            }
        }
        return found;
    }

    private static List<RunReport> read(Document year) {
        List<Document> reports = year.getList("seen", Document.class);
        List<Document> runs = year.getList("runs", Document.class);
        List<List<SeenReport>> seen = new ArrayList<>();
        runs.forEach(run -> seen.add(new ArrayList<>()));
        for (Document line : reports) {
            SeenReport report = report(line);
            runs(line).stream().forEach(index -> seen.get(index).add(report));
        }
        return IntStream.range(0, runs.size())
                .mapToObj(index -> new RunReport(
                        runs.get(index).getString("run"),
                        year.getString("portal"),
                        runs.get(index).getDate("started").toInstant(),
                        Optional.ofNullable(runs.get(index).getDate("ended")).map(Date::toInstant),
                        RunReport.Status.valueOf(runs.get(index).getString("status")),
                        NOT_KEPT_HERE,
                        seen.get(index),
                        List.of()))
                .toList();
    }

    private static List<Document> lines(Optional<Document> year, String name) {
        return year.<List<Document>>map(document -> new ArrayList<>(document.getList(name, Document.class)))
                .orElseGet(ArrayList::new);
    }

    private static int yearOf(Instant time) {
        return Year.from(time.atZone(ZoneOffset.UTC)).getValue();
    }

    private static String id(String portal, int year) {
        return portal + "/" + year;
    }

    void flush() {
        years.flush();
    }
}
