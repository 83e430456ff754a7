package org.gongkai.archive.mongo;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.gongkai.archive.mongo.ReportShelf.Compared;
import org.gongkai.archive.version.ReportTracks;
import org.gongkai.archive.version.Span;
import org.gongkai.archive.version.Track;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;
import org.gongkai.model.ReportVersion.CellChange;
import org.gongkai.model.ReportVersion.Change;
import org.gongkai.model.ReportVersion.ChangeKind;
import org.jspecify.annotations.Nullable;

/**
 * Reports: the evidence, and the versions that follow from it.
 *
 * <pre>reports  {_id: "410100/2020", schema: 1, authority: "410100", year: 2020, name: "郑州市人民政府", versions: 2,
 *           tracks: [{place: "http://…", portal: "…", spans: [
 *             {seen: true, from: Date, to: Date, fingerprint: "…", digests: ["…"], extraction: "…", firstExtraction: "…", first: "…",
 *              last: "…"},
 *             {seen: false, from: Date, to: Date, answers: [{run: "…", at: Date}], first: "…", last: "…"}]}]}
 *versions {_id: "410100/2020/2", schema: 1, version: 2, firstSeen: Date, lastSeen: Date, digests: ["…"], places: ["…"],
 *           change: {kind: "numbers", from: "&lt;extraction&gt;", cells: [{id: "3/1/total", before: "9", after: "8"}]},
 *           extraction: "…", fingerprint: "…", capture: "…"}</pre>
 *
 * <p>Versions stand apart, because a page that changes often would overflow one document. {@code change.from} is the
 * extraction that was compared, so that a comparison is made once. Numbers are text: digit by digit as they were read.
 */
final class HistoryCodec {
    private static final int SCHEMA = 1;

    private HistoryCodec() {}

    static Document write(ReportTracks report, int versions) {
        return new Document("_id", report.key().toString())
                .append("schema", SCHEMA)
                .append("authority", report.key().authority())
                .append("year", report.key().year())
                .append("name", report.authorityName())
                .append("versions", versions)
                .append(
                        "tracks",
                        report.tracks().stream().map(HistoryCodec::write).toList());
    }

    private static Document write(Track track) {
        return new Document("place", track.place().toString())
                .append("portal", track.portal())
                .append("spans", track.spans().stream().map(HistoryCodec::write).toList());
    }

    private static Document write(Span span) {
        Document document = new Document("seen", span instanceof Span.Seen)
                .append("from", Date.from(span.from()))
                .append("to", Date.from(span.to()));
        if (span instanceof Span.Seen seen) {
            document.append("fingerprint", seen.fingerprint().hex())
                    .append("digests", hex(seen.digests()))
                    .append("extraction", seen.extraction());
            if (!seen.firstExtraction().equals(seen.extraction())) {
                document.append("firstExtraction", seen.firstExtraction());
            }
        } else if (span instanceof Span.Gone gone) {
            document.append(
                    "answers",
                    gone.answers().stream()
                            .map(answer -> new Document("run", answer.run()).append("at", Date.from(answer.at())))
                            .toList());
        }
        return document.append("first", span.first()).append("last", span.last());
    }

    static ReportTracks read(Document document) {
        return new ReportTracks(
                new ReportKey(document.getString("authority"), document.getInteger("year")),
                document.getString("name"),
                document.getList("tracks", Document.class).stream()
                        .map(track -> new Track(
                                URI.create(track.getString("place")),
                                track.getString("portal"),
                                track.getList("spans", Document.class).stream()
                                        .map(HistoryCodec::readSpan)
                                        .toList()))
                        .toList());
    }

    private static Span readSpan(Document span) {
        return span.getBoolean("seen")
                ? new Span.Seen(
                        span.getDate("from").toInstant(),
                        span.getDate("to").toInstant(),
                        new Digest(span.getString("fingerprint")),
                        digests(span),
                        span.getString("extraction"),
                        Objects.requireNonNullElse(span.getString("firstExtraction"), span.getString("extraction")),
                        span.getString("first"),
                        span.getString("last"))
                : new Span.Gone(
                        span.getDate("from").toInstant(),
                        span.getDate("to").toInstant(),
                        span.getList("answers", Document.class).stream()
                                .map(answer -> new Span.Gone.Answer(
                                        answer.getString("run"),
                                        answer.getDate("at").toInstant()))
                                .toList(),
                        span.getString("first"),
                        span.getString("last"));
    }

    static String versionId(ReportKey key, int version) {
        return key + "/" + version;
    }

    static Document write(ReportKey key, Compared compared) {
        ReportVersion version = compared.version();
        Document document = new Document("_id", versionId(key, version.version()))
                .append("schema", SCHEMA)
                .append("version", version.version())
                .append("firstSeen", Date.from(version.firstSeen()))
                .append("lastSeen", Date.from(version.lastSeen()))
                .append("digests", hex(version.digests()))
                .append("places", version.places().stream().map(URI::toString).toList());
        version.change()
                .ifPresent(change -> document.append(
                        "change",
                        new Document("kind", change.kind().name().toLowerCase(Locale.ROOT))
                                .append("from", compared.comparedTo())
                                .append(
                                        "cells",
                                        change.cells().stream()
                                                .map(HistoryCodec::write)
                                                .toList())));
        return document.append("extraction", version.extraction())
                .append("fingerprint", version.fingerprint().hex())
                .append("capture", version.capture());
    }

    private static Document write(CellChange cell) {
        Document document = new Document("id", cell.id());
        if (cell.before() != null) {
            document.append("before", cell.before().toPlainString());
        }
        if (cell.after() != null) {
            document.append("after", cell.after().toPlainString());
        }
        return document;
    }

    static Compared readVersion(Document document) {
        Document change = document.get("change", Document.class);
        ReportVersion version = new ReportVersion(
                document.getInteger("version"),
                document.getDate("firstSeen").toInstant(),
                document.getDate("lastSeen").toInstant(),
                digests(document),
                document.getList("places", String.class).stream()
                        .map(URI::create)
                        .toList(),
                Optional.ofNullable(change).map(HistoryCodec::readChange),
                document.getString("extraction"),
                new Digest(document.getString("fingerprint")),
                document.getString("capture"));
        return new Compared(version, change == null ? "" : change.getString("from"));
    }

    private static Change readChange(Document change) {
        return new Change(
                ChangeKind.valueOf(change.getString("kind").toUpperCase(Locale.ROOT)),
                change.getList("cells", Document.class).stream()
                        .map(cell -> new CellChange(
                                cell.getString("id"),
                                number(cell.getString("before")),
                                number(cell.getString("after"))))
                        .toList());
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static List<String> hex(List<Digest> digests) {
        return digests.stream().map(Digest::hex).toList();
    }

    private static List<Digest> digests(Document document) {
        return document.getList("digests", String.class).stream()
                .map(Digest::new)
                .toList();
    }
}
