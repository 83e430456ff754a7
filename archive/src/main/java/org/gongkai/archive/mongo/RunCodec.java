package org.gongkai.archive.mongo;

import java.net.URI;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.gongkai.model.RunReport;

/**
 * Runs.
 *
 * <pre>runs {_id: "&lt;run&gt;/&lt;portal&gt;", schema: 1, run: "…", portal: "…", started: Date, ended: Date, status: "COMPLETE",
 *       counts: {requests: 41, captures: 40, fresh: 12, changed: 1, unchanged: 27, gone: 0}, parts: 1}
 *run-parts {_id: "&lt;run&gt;/&lt;portal&gt;/0", schema: 1,
 *       reports: [{authority: "410100", name: "…", year: 2020, uri: "…"}, …], failures: [{uri: "…", reason: "…"}, …]}</pre>
 *
 * <p>The lists stand apart, {@value #AT_ONCE} lines of both together in a part, because a portal that fails at every
 * address would overflow one document. {@code ended} is absent while the run goes on.
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
                .append("parts", parts(run));
    }

    private static int parts(RunReport run) {
        int lines = Math.max(run.reports().size(), run.failures().size());
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
                        .toList());
    }
}
