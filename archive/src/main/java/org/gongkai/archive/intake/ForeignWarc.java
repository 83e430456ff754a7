package org.gongkai.archive.intake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gongkai.archive.warc.WarcDigests;
import org.gongkai.archive.warc.WarcEntry;
import org.gongkai.archive.warc.WarcScan;
import org.gongkai.model.Digest;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.Header;
import org.netpreserve.jwarc.URIs;

/**
 * A WARC file that another tool wrote, record by record. Requests are joined to their responses, transfer coding is
 * removed, revisits are resolved to bodies that the same import brought.
 */
public final class ForeignWarc {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    /** Requests wait for their response, or the reverse; more than this do not belong together. */
    private static final int NEIGHBOURS = 8;

    private final Bodies bodies;
    private final Listener listener;

    /** Gives bodies of revisits back; one for all files of an import. */
    public interface Bodies {
        /** The bytes of a body that is kept. */
        byte[] read(Digest digest);
    }

    /** Hears what is in the file, in order. */
    public interface Listener {
        /** A sound record, as an exchange with its outcome. */
        void exchanged(Exchanged exchanged) throws IOException;

        /** Something that could not be taken; a sentence. */
        void refused(String place, String reason);

        /** A record that is no capture of a page: warcinfo, metadata, a DNS answer. */
        void passedOver();
    }

    /**
     * What a record tells.
     *
     * @param record id of the record, as written
     */
    public record Exchanged(URI uri, Instant at, FetchOutcome outcome, String record) {}

    private final Map<String, Digest> byDigest = new HashMap<>();
    private final Map<String, Digest> byAddress = new HashMap<>();
    private final Deque<WarcEntry> requests = new ArrayDeque<>();
    private final Deque<WarcEntry> responses = new ArrayDeque<>();

    public ForeignWarc(Bodies bodies, Listener listener) {
        this.bodies = bodies;
        this.listener = listener;
    }

    /** @param shown the file's name for messages */
    public void read(Path file, String shown) throws IOException {
        try (WarcScan scan = new WarcScan(file, 0, Files.size(file), false)) {
            for (Optional<WarcScan.Found> next = scan.next(); next.isPresent(); next = scan.next()) {
                if (next.get() instanceof WarcScan.Found.Broken gap) {
                    listener.refused(shown + " at byte " + gap.offset(), gap.reason());
                    continue;
                }
                WarcEntry entry = ((WarcScan.Found.Sound) next.get()).entry();
                take(entry, shown);
            }
        }
        flush(shown, 0);
        requests.clear();
    }

    private void take(WarcEntry entry, String shown) throws IOException {
        String type = entry.head().type();
        boolean web = entry.head().target().orElse("").matches("(?i)https?://.*");
        if (type.equals("request") && web) {
            requests.addLast(entry);
            if (requests.size() > NEIGHBOURS) {
                requests.removeFirst();
            }
        } else if (web && (type.equals("response") || type.equals("revisit") || type.equals("resource"))) {
            responses.addLast(entry);
        } else {
            listener.passedOver();
        }
        flush(shown, NEIGHBOURS / 2);
    }

    /** Hands on responses that have waited long enough for a request that may come after them. */
    private void flush(String shown, int leave) throws IOException {
        while (responses.size() > leave) {
            WarcEntry entry = responses.removeFirst();
            String place = shown + " at byte " + entry.offset();
            try {
                listener.exchanged(exchanged(entry));
            } catch (RefusedException e) {
                listener.refused(place, entry.head().target().orElse("") + ": " + e.getMessage());
            }
        }
    }

    private static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    private Exchanged exchanged(WarcEntry entry) throws RefusedException {
        URI uri = uri(entry);
        Instant at = date(entry);
        requireBlock(entry);
        boolean revisit = entry.head().type().equals("revisit");
        if (!entry.isHttp()) {
            if (revisit) {
                throw new RefusedException("the revisit holds no HTTP headers");
            }
            return resource(entry, uri, at);
        }
        int start = entry.bodyStart();
        if (start < 0) {
            if (!revisit) {
                throw new RefusedException("the HTTP headers do not end");
            }
            start = entry.block().length;
        }
        String[] lines = new String(entry.block(), 0, start, StandardCharsets.ISO_8859_1).split("\r?\n");
        int status = status(lines);
        List<Header> headers = headers(lines);
        byte[] raw = Arrays.copyOfRange(entry.block(), start, entry.block().length);
        byte[] body = body(entry, headers, raw, revisit);
        Exchange exchange = new Exchange(
                uri,
                at,
                requestLine(entry),
                requestHeaders(entry),
                lines[0],
                status,
                renamed(headers),
                body,
                remote(entry),
                entry.head().first("WARC-Truncated"));
        remember(entry, body);
        return new Exchanged(uri, at, outcome(exchange), entry.head().id());
    }

    private Exchanged resource(WarcEntry entry, URI uri, Instant at) throws RefusedException {
        requirePayload(entry, entry.block(), entry.block());
        Exchange exchange = new Exchange(
                uri,
                at,
                "",
                List.of(),
                "HTTP/1.1 200 OK",
                200,
                entry.head().first("Content-Type").stream()
                        .map(type -> new Header("Content-Type", type))
                        .toList(),
                entry.block(),
                remote(entry),
                entry.head().first("WARC-Truncated"));
        remember(entry, entry.block());
        return new Exchanged(uri, at, outcome(exchange), entry.head().id());
    }

    private byte[] body(WarcEntry entry, List<Header> headers, byte[] raw, boolean revisit) throws RefusedException {
        if (revisit) {
            Digest kept = original(entry)
                    .orElseThrow(() ->
                            new RefusedException("the record that this revisit refers to is not among those imported"));
            return bodies.read(kept);
        }
        boolean chunked = headers.stream()
                .anyMatch(header -> header.name().equalsIgnoreCase("Transfer-Encoding")
                        && header.value().toLowerCase(Locale.ROOT).contains("chunked"));
        byte[] body = chunked ? Chunks.removed(raw).orElse(raw) : raw;
        requirePayload(entry, raw, body);
        return body;
    }

    private Optional<Digest> original(WarcEntry entry) {
        Optional<Digest> byName = entry.head().first("WARC-Payload-Digest").map(byDigest::get);
        return byName.or(() -> entry.head().first("WARC-Refers-To-Target-URI").flatMap(uri -> entry.head()
                .first("WARC-Refers-To-Date")
                .map(date -> byAddress.get(uri.replaceAll("^<|>$", "") + " " + date))));
    }

    private void remember(WarcEntry entry, byte[] body) {
        Digest digest = Digest.of(body);
        entry.head().first("WARC-Payload-Digest").ifPresent(labelled -> byDigest.put(labelled, digest));
        byAddress.put(
                entry.head().target().orElse("") + " "
                        + entry.head().first("WARC-Date").orElse(""),
                digest);
    }

    private static void requireBlock(WarcEntry entry) throws RefusedException {
        Optional<String> wrong = entry.head().first("WARC-Block-Digest").filter(digest -> WarcDigests.fits(
                        digest, entry.block(), 0)
                .filter(fits -> !fits)
                .isPresent());
        if (wrong.isPresent()) {
            throw new RefusedException("the block does not fit its digest " + wrong.get());
        }
    }

    /** Tools differ in whether the digest is taken before or after transfer coding is removed. */
    private static void requirePayload(WarcEntry entry, byte[] raw, byte[] body) throws RefusedException {
        Optional<String> wrong = entry.head()
                .first("WARC-Payload-Digest")
                .filter(digest ->
                        WarcDigests.fits(digest, raw, 0).filter(fits -> !fits).isPresent()
                                && WarcDigests.fits(digest, body, 0)
                                        .filter(fits -> !fits)
                                        .isPresent());
        if (wrong.isPresent()) {
            throw new RefusedException("the payload does not fit its digest " + wrong.get());
        }
    }

    private static URI uri(WarcEntry entry) throws RefusedException {
        String target = entry.head().target().orElse("");
        try {
            URI uri = new URI(URIs.percentEncodeIllegals(target));
            if (uri.getHost() == null) {
                throw new RefusedException("its address has no host");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new RefusedException("its address cannot be read: " + e.getMessage());
        }
    }

    private static Instant date(WarcEntry entry) throws RefusedException {
        String date =
                entry.head().first("WARC-Date").orElseThrow(() -> new RefusedException("the record says no WARC-Date"));
        try {
            return date.length() == 10
                    ? LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(date);
        } catch (DateTimeParseException e) {
            throw new RefusedException("its date '" + date + "' cannot be read");
        }
    }

    private static int status(String[] lines) throws RefusedException {
        String[] parts = lines[0].split(" ", 3);
        if (!parts[0].startsWith("HTTP/") || parts.length < 2 || !parts[1].matches("[1-5][0-9][0-9]")) {
            throw new RefusedException("its first line is no HTTP status line");
        }
        return Integer.parseInt(parts[1]);
    }

    private static List<Header> headers(String[] lines) {
        List<Header> headers = new ArrayList<>();
        for (int index = 1; index < lines.length; index++) {
            int colon = lines[index].indexOf(':');
            if (colon > 0) {
                headers.add(new Header(
                        lines[index].substring(0, colon).strip(),
                        lines[index].substring(colon + 1).strip()));
            }
        }
        return headers;
    }

    private static List<Header> renamed(List<Header> headers) {
        return headers.stream()
                .map(header -> header.name().equalsIgnoreCase("Transfer-Encoding")
                        ? new Header("X-Archive-Orig-Transfer-Encoding", header.value())
                        : header)
                .toList();
    }

    private Optional<WarcEntry> request(WarcEntry response) {
        String id = response.head().id();
        String concurrent = response.head().first("WARC-Concurrent-To").orElse("");
        return requests.stream()
                .filter(request -> request.head()
                                .first("WARC-Concurrent-To")
                                .filter(id::equals)
                                .isPresent()
                        || !concurrent.isEmpty() && request.head().id().equals(concurrent))
                .findFirst();
    }

    private String requestLine(WarcEntry response) {
        return request(response).map(request -> requestLines(request)[0]).orElse("");
    }

    private List<Header> requestHeaders(WarcEntry response) {
        return request(response).map(request -> headers(requestLines(request))).orElse(List.of());
    }

    private static String[] requestLines(WarcEntry request) {
        int end = request.bodyStart() < 0 ? request.block().length : request.bodyStart();
        return new String(request.block(), 0, end, StandardCharsets.ISO_8859_1).split("\r?\n");
    }

    private static Optional<InetAddress> remote(WarcEntry entry) {
        try {
            Optional<String> literal = entry.head().first("WARC-IP-Address").filter(text -> ADDRESS.matcher(text)
                    .matches());
            return literal.isPresent() ? Optional.of(InetAddress.getByName(literal.get())) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** What the status says by itself; a soft 404 is not looked for. */
    public static FetchOutcome outcome(Exchange exchange) {
        int status = exchange.status();
        if (status >= 200 && status < 300) {
            return new FetchOutcome.Fetched(List.of(exchange));
        }
        if (status == 404 || status == 410) {
            return new FetchOutcome.Gone(List.of(exchange), "status " + status);
        }
        String to = exchange.header("Location").map(place -> ", to " + place).orElse("");
        return new FetchOutcome.Failed(List.of(exchange), "status " + status + to);
    }
}
