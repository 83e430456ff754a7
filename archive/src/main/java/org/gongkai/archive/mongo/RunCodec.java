package org.gongkai.archive.mongo;

import java.net.URI;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.gongkai.model.Level;
import org.gongkai.model.RunReport;
import org.gongkai.model.RunSearch;
import org.jspecify.annotations.Nullable;

/**
 * Runs.
 *
 * <pre>runs {_id: "&lt;run&gt;/&lt;portal&gt;", schema: 1, run: "…", portal: "…", started: Date, ended: Date, status: "COMPLETE",
 *       counts: {requests: 41, captures: 40, fresh: 12, changed: 1, unchanged: 27, gone: 0},
 *       search: {found: 412, looked: [{role: "candidate", count: 20}, …], left: [{rule: "no-reason", count: 300, uri: "…"}, …]},
 *       parts: 1}
 *run-parts {_id: "&lt;run&gt;/&lt;portal&gt;/0", schema: 1,
 *       reports: [{authority: "410100", name: "…", year: 2020, uri: "…"}, …], failures: [{uri: "…", reason: "…"}, …],
 *       columns: [{uri: "…", name: "…", pages: 3, whole: true}, …],
 *       proposed: [{name: "…", level: "TOWNSHIP", parent: "410103", uri: "…"}, …]}</pre>
 *
 * <p>The lists stand apart, {@value #AT_ONCE} lines of each together in a part, because a portal that fails at every
 * address would overflow one document. {@code ended} is absent while the run goes on; {@code search}, {@code columns} and
 * {@code proposed} are absent in what was kept before there were any.
 */
final class RunCodec {
    static final int AT_ONCE = 1000;
    private static final int SCHEMA = 1;

    private RunCodec() {}

    static String id(String run, String portal) {
        return run + "/" + portal;
    }

    static Document write(RunReport run) {
        RunReport.Counts counts = run.counts();
        Document document = new Document("_id", id(run.run(), run.portal()))
                .append("schema", SCHEMA)
                .append("run", run.run())
                .append("portal", run.portal())
                .append("started", Date.from(run.started()));
        run.ended().ifPresent(ended -> document.append("ended", Date.from(ended)));
        return document.append("status", run.status().name())
                .append(
                        "counts",
                        new Document("requests", counts.requests())
                                .append("captures", counts.captures())
                                .append("fresh", counts.fresh())
                                .append("changed", counts.changed())
                                .append("unchanged", counts.unchanged())
                                .append("gone", counts.gone()))
                .append("search", writeSearch(run.search()))
                .append("parts", parts(run));
    }

    private static Document writeSearch(RunSearch search) {
        return new Document("found", search.found())
                .append(
                        "looked",
                        search.looked().entrySet().stream()
                                .map(role -> new Document("role", role.getKey()).append("count", role.getValue()))
                                .toList())
                .append(
                        "left",
                        search.left().stream()
                                .map(left -> new Document("rule", left.rule())
                                        .append("count", left.count())
                                        .append("uri", left.example().toString()))
                                .toList());
    }

    private static RunSearch readSearch(@Nullable Document search, List<Document> parts) {
        if (search == null) {
            return RunSearch.none();
        }
        Map<String, Integer> looked = new HashMap<>();
        search.getList("looked", Document.class)
                .forEach(role -> looked.put(role.getString("role"), role.getInteger("count")));
        return new RunSearch(
                search.getInteger("found"),
                looked,
                search.getList("left", Document.class).stream()
                        .map(left -> new RunSearch.Left(
                                left.getString("rule"), left.getInteger("count"), URI.create(left.getString("uri"))))
                        .toList(),
                lines(parts, "columns")
                        .map(column -> new RunSearch.Column(
                                URI.create(column.getString("uri")),
                                column.getString("name"),
                                column.getInteger("pages"),
                                column.getBoolean("whole")))
                        .toList());
    }

    private static Stream<Document> lines(List<Document> parts, String name) {
        return parts.stream().flatMap(part -> part.getList(name, Document.class, List.of()).stream());
    }

    private static Document write(RunReport.Proposed proposed) {
        Document line = new Document("name", proposed.name());
        proposed.level().ifPresent(level -> line.append("level", level.name()));
        proposed.parent().ifPresent(parent -> line.append("parent", parent));
        return line.append("uri", proposed.uri().toString());
    }

    private static RunReport.Proposed readProposed(Document line) {
        return new RunReport.Proposed(
                line.getString("name"),
                Optional.ofNullable(line.getString("level")).map(Level::valueOf),
                Optional.ofNullable(line.getString("parent")),
                URI.create(line.getString("uri")));
    }

    private static int parts(RunReport run) {
        int lines = Math.max(
                Math.max(run.reports().size(), run.failures().size()),
                Math.max(run.search().columns().size(), run.proposed().size()));
        return (lines + AT_ONCE - 1) / AT_ONCE;
    }

    static Document writePart(RunReport run, int part) {
        return new Document("_id", partId(id(run.run(), run.portal()), part))
                .append("schema", SCHEMA)
                .append(
                        "reports",
                        slice(run.reports(), part).stream()
                                .map(seen -> new Document("authority", seen.authority())
                                        .append("name", seen.authorityName())
                                        .append("year", seen.year())
                                        .append("uri", seen.uri().toString()))
                                .toList())
                .append(
                        "failures",
                        slice(run.failures(), part).stream()
                                .map(failure -> new Document(
                                                "uri", failure.uri().toString())
                                        .append("reason", failure.reason()))
                                .toList())
                .append(
                        "columns",
                        slice(run.search().columns(), part).stream()
                                .map(column -> new Document("uri", column.uri().toString())
                                        .append("name", column.name())
                                        .append("pages", column.pages())
                                        .append("whole", column.whole()))
                                .toList())
                .append(
                        "proposed",
                        slice(run.proposed(), part).stream()
                                .map(RunCodec::write)
                                .toList());
    }

    static String partId(String id, int part) {
        return id + "/" + part;
    }

    private static <T> List<T> slice(List<T> lines, int part) {
        int from = Math.min(lines.size(), part * AT_ONCE);
        return lines.subList(from, Math.min(lines.size(), from + AT_ONCE));
    }

    static RunReport read(Document document, List<Document> parts) {
        Document counts = document.get("counts", Document.class);
        return new RunReport(
                document.getString("run"),
                document.getString("portal"),
                document.getDate("started").toInstant(),
                Optional.ofNullable(document.getDate("ended")).map(Date::toInstant),
                RunReport.Status.valueOf(document.getString("status")),
                new RunReport.Counts(
                        counts.getInteger("requests"),
                        counts.getInteger("captures"),
                        counts.getInteger("fresh"),
                        counts.getInteger("changed"),
                        counts.getInteger("unchanged"),
                        counts.getInteger("gone")),
                parts.stream()
                        .flatMap(part -> part.getList("reports", Document.class).stream())
                        .map(seen -> new RunReport.SeenReport(
                                seen.getString("authority"),
                                seen.getString("name"),
                                seen.getInteger("year"),
                                URI.create(seen.getString("uri"))))
                        .toList(),
                parts.stream()
                        .flatMap(part -> part.getList("failures", Document.class).stream())
                        .map(failure -> new RunReport.Failure(
                                URI.create(failure.getString("uri")), failure.getString("reason")))
                        .toList(),
                readSearch(document.get("search", Document.class), parts),
                lines(parts, "proposed").map(RunCodec::readProposed).toList());
    }
}
