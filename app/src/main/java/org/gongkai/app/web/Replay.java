package org.gongkai.app.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongkai.app.pipeline.CapturedFile;
import org.gongkai.app.web.replay.RewrittenPage;
import org.gongkai.archive.Archive;
import org.gongkai.archive.export.CdxLine;
import org.gongkai.crawler.page.PageReader;
import org.gongkai.model.Capture;
import org.jsoup.nodes.Document;

/**
 * What the archive holds, as the web showed it (Memento, RFC 7089), under a path of its own. The address asked for is the
 * parameter {@code url}.
 *
 * <pre>/replay/timegate?url=…     to the capture nearest to Accept-Datetime, the latest without it
 * /replay/timemap?url=…      all captures, application/link-format
 * /replay/cdx?url=…          all captures, CDXJ; &from= and &to= (first digits of a time), &limit=
 * /replay/raw/{time}?url=…   the bytes, content coding removed
 * /replay/view/{time}?url=…  a page whose references lead here; times are fourteen digits, UTC</pre>
 *
 * <p>Every archived document is sent into a sandbox without scripts and with an origin of its own: it can neither read
 * our pages nor ask the API in a reader's name.
 */
final class Replay {
    private static final String POLICY = "sandbox; default-src 'none'; img-src 'self' data:; style-src 'self'"
            + " 'unsafe-inline'; font-src 'self'; media-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'";

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final int FOUND = 302;

    private final Archive archive;

    Replay(Archive archive) {
        this.archive = archive;
    }

    void timeGate(Context context) {
        URI uri = asked(context);
        Instant wanted = Optional.ofNullable(context.header("Accept-Datetime"))
                .map(Replay::httpDate)
                .orElse(Instant.MAX);
        Capture capture = nearest(mementos(uri), wanted);
        links(context, uri, Optional.empty());
        context.header("Vary", "accept-datetime")
                .header("Location", RewrittenPage.link("view", stamp(capture), uri))
                .status(FOUND);
    }

    void timeMap(Context context) {
        URI uri = asked(context);
        List<Capture> mementos = mementos(uri);
        StringBuilder map = new StringBuilder();
        map.append('<').append(target(uri)).append(">; rel=\"original\",\n");
        map.append('<').append(query("timemap", uri)).append(">; rel=\"self\"; type=\"application/link-format\"");
        map.append(",\n<").append(query("timegate", uri)).append(">; rel=\"timegate\"");
        for (int index = 0; index < mementos.size(); index++) {
            String rel = (index == 0 ? "first " : "") + (index == mementos.size() - 1 ? "last " : "") + "memento";
            map.append(",\n<")
                    .append(RewrittenPage.link("view", stamp(mementos.get(index)), uri))
                    .append(">; rel=\"")
                    .append(rel)
                    .append("\"; datetime=\"")
                    .append(written(mementos.get(index)))
                    .append('"');
        }
        Reply.tagged(
                context, "application/link-format", map.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    void cdx(Context context) {
        URI uri = asked(context, "from", "to", "limit");
        Asked asked = new Asked(context);
        String from = asked.parameter("from").map(Replay::digits).orElse("");
        String to = asked.parameter("to").map(Replay::digits).orElse("9");
        int limit = asked.countParameter("limit").orElse(Integer.MAX_VALUE);
        List<Capture> answered = archive.timeline(uri).stream()
                .filter(capture -> !capture.hops().isEmpty())
                .filter(capture -> stamp(capture).compareTo(from) >= 0)
                // the whole of the last second, day or year that is named
                .filter(capture -> stamp(capture).substring(0, to.length()).compareTo(to) <= 0)
                .limit(limit)
                .toList();
        StringBuilder lines = new StringBuilder();
        for (Capture capture : answered) {
            Capture.Hop answer = capture.hops().get(capture.hops().size() - 1);
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("url", uri.toString());
            json.put(
                    "mime",
                    answer.header("Content-Type")
                            .map(type -> type.split(";")[0].strip())
                            .orElse("unk"));
            json.put("status", Integer.toString(answer.status()));
            capture.payload().ifPresent(payload -> json.put("digest", "sha256:" + payload.hex()));
            json.put("capture", capture.id());
            lines.append(CdxLine.key(uri.toString()))
                    .append(' ')
                    .append(stamp(capture))
                    .append(' ')
                    .append(json)
                    .append('\n');
        }
        Reply.tagged(context, "text/x-cdxj; charset=utf-8", lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    void raw(Context context) throws IOException {
        show(context, "raw");
    }

    void view(Context context) throws IOException {
        show(context, "view");
    }

    private void show(Context context, String view) throws IOException {
        URI uri = asked(context, "mark", "of");
        Optional<MarkedCells> marks = MarkedCells.asked(new Asked(context));
        Capture capture = nearest(mementos(uri), time(context.pathParam("time")));
        if (!stamp(capture).equals(context.pathParam("time"))) {
            context.header("Location", RewrittenPage.link(view, stamp(capture), uri))
                    .status(FOUND);
            return;
        }
        CapturedFile file =
                CapturedFile.read(archive, capture, capture.payload().orElseThrow(), Decoded.MOST_BYTES);
        links(context, uri, Optional.of(capture));
        context.header("Content-Security-Policy", POLICY)
                .header("X-Frame-Options", "SAMEORIGIN")
                // a sandboxed page has an origin of its own, and its pictures come from ours
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Memento-Datetime", written(capture))
                .header("Cache-Control", "public, max-age=3600");
        String type = type(file);
        if (view.equals("view") && PageReader.isPage(file.bytes(), file.contentType())) {
            Document page = marks.flatMap(cells -> cells.in(file))
                    .orElseGet(() -> PageReader.read(file.uri(), file.bytes(), file.contentType())
                            .document());
            new RewrittenPage(stamp(capture)).rewrite(page);
            Reply.tagged(context, "text/html; charset=utf-8", page.outerHtml().getBytes(StandardCharsets.UTF_8));
        } else {
            Reply.tagged(context, type, file.bytes());
        }
    }

    /** The server's word, when it is a plain media type; a browser is told not to guess. */
    private static String type(CapturedFile file) {
        String type = file.contentType().orElse("").strip();
        return type.matches("[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+(; ?charset=\"?[A-Za-z0-9_-]+\"?)?")
                ? type
                : "application/octet-stream";
    }

    /** A time, or the first digits of one: a year, a month, a day. */
    private static String digits(String text) {
        if (!text.matches("\\d{4,14}")) {
            throw Refusal.badRequest("replay-time", text);
        }
        return text;
    }

    private static URI asked(Context context, String... further) {
        Asked asked = new Asked(context);
        asked.allow(Stream.concat(Stream.of("url", "lang"), Stream.of(further)).toArray(String[]::new));
        String text = asked.parameter("url").orElseThrow(() -> Refusal.badRequest("replay-url", ""));
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null || "urn".equals(uri.getScheme())) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw Refusal.badRequest("replay-url", text);
        }
        throw Refusal.badRequest("replay-url", text);
    }

    private List<Capture> mementos(URI uri) {
        List<Capture> mementos = archive.timeline(uri).stream()
                .filter(capture -> capture.kind() == Capture.Kind.FETCHED || capture.kind() == Capture.Kind.UNCHANGED)
                .filter(capture ->
                        capture.payload().isPresent() && !capture.hops().isEmpty())
                .toList();
        if (mementos.isEmpty()) {
            throw Refusal.notFound("not-archived", uri.toString());
        }
        return mementos;
    }

    private static Capture nearest(List<Capture> mementos, Instant wanted) {
        if (wanted.equals(Instant.MAX)) {
            return mementos.get(mementos.size() - 1);
        }
        return mementos.stream()
                .min(Comparator.comparing(
                        capture -> Duration.between(capture.at(), wanted).abs()))
                .orElseThrow();
    }

    private static void links(Context context, URI uri, Optional<Capture> memento) {
        StringBuilder links = new StringBuilder();
        links.append('<').append(target(uri)).append(">; rel=\"original\", <");
        links.append(query("timegate", uri)).append(">; rel=\"timegate\", <");
        links.append(query("timemap", uri)).append(">; rel=\"timemap\"; type=\"application/link-format\"");
        memento.ifPresent(capture -> links.append(", <")
                .append(RewrittenPage.link("view", stamp(capture), uri))
                .append(">; rel=\"memento\"; datetime=\"")
                .append(written(capture))
                .append('"'));
        context.header("Link", links.toString());
    }

    private static String target(URI uri) {
        return uri.toASCIIString();
    }

    private static String query(String what, URI uri) {
        return "/replay/" + what + "?url=" + URLEncoder.encode(uri.toString(), StandardCharsets.UTF_8);
    }

    private static String stamp(Capture capture) {
        return CdxLine.stamp(capture.at());
    }

    private static String written(Capture capture) {
        return HTTP_DATE.format(capture.at().atOffset(ZoneOffset.UTC));
    }

    private static Instant time(String stamp) {
        try {
            return LocalDateTime.parse(stamp, STAMP).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest("replay-time", stamp);
        }
    }

    private static Instant httpDate(String text) {
        try {
            return Instant.from(HTTP_DATE.parse(text));
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest("replay-time", text);
        }
    }
}
