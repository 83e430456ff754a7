package org.gongkai.archive.warc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.Header;
import org.gongkai.model.Protocol;

/**
 * The header of a record: version line and named fields (ISO 28500:2017, 4).
 *
 * @param version for example {@code WARC/1.1}
 * @param fields in the order of the file
 */
public record WarcHead(String version, List<Header> fields) {
    public WarcHead {
        fields = List.copyOf(fields);
    }

    /** @param text the bytes before the empty line, without it */
    static WarcHead parse(byte[] text) throws IOException {
        String all = new String(text, StandardCharsets.UTF_8);
        int end = lineEnd(all, 0);
        String version = line(all, 0, end);
        if (!isVersion(version)) {
            throw new IOException(
                    "a record should begin with WARC/1.0 or WARC/1.1, here stands '" + shown(version) + "'");
        }
        List<Header> fields = new ArrayList<>();
        for (int start = end + 1; start <= all.length(); start = end + 1) {
            end = lineEnd(all, start);
            String line = line(all, start, end);
            boolean continued = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
            if (continued && !fields.isEmpty()) {
                Header last = fields.remove(fields.size() - 1);
                fields.add(new Header(last.name(), last.value() + " " + line.strip()));
            } else if (!line.isEmpty()) {
                int colon = line.indexOf(':');
                if (colon <= 0) {
                    throw new IOException("a header line should be 'name: value', here stands '" + shown(line) + "'");
                }
                fields.add(new Header(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip()));
            }
        }
        return new WarcHead(version, fields);
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static String line(String text, int from, int end) {
        boolean withReturn = end < text.length() && end > from && text.charAt(end - 1) == '\r';
        return text.substring(from, withReturn ? end - 1 : end);
    }

    /** {@code WARC/0.n} or {@code WARC/1.n}. */
    private static boolean isVersion(String line) {
        return (line.startsWith("WARC/0.") || line.startsWith("WARC/1."))
                && line.length() > 7
                && line.chars().skip(7).allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static String shown(String line) {
        String harmless = line.replaceAll("\\p{Cntrl}", "?");
        return harmless.length() <= 40 ? harmless : harmless.substring(0, 40) + "…";
    }

    /** The first field of this name, whatever its case. */
    public Optional<String> first(String name) {
        for (Header field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** How the exchange was carried, as repeated {@code WARC-Protocol} fields say; plain HTTP/1.1 where none do. */
    public Protocol protocol() {
        Optional<String> http = Optional.empty();
        Optional<String> tls = Optional.empty();
        for (Header field : fields) {
            if (field.name().equalsIgnoreCase("WARC-Protocol")) {
                Optional<String> named = Optional.of(field.value());
                if (field.value().startsWith("tls/")) {
                    tls = tls.or(() -> named);
                } else {
                    http = http.or(() -> named);
                }
            }
        }
        return new Protocol(
                http.orElse(Protocol.PLAIN.http()), tls, first("WARC-Cipher-Suite"), first("X-TLS-Weakness"));
    }

    /** {@code WARC-Type}, lower case; empty when the record does not say. */
    public String type() {
        return first("WARC-Type").orElse("").toLowerCase(java.util.Locale.ROOT);
    }

    /** {@code WARC-Record-ID} as written, with its angle brackets; empty when the record does not say. */
    public String id() {
        return first("WARC-Record-ID").orElse("");
    }

    /** The target without the angle brackets that some tools of WARC 1.0 put around it. */
    public Optional<String> target() {
        return first("WARC-Target-URI").map(WarcHead::withoutBrackets);
    }

    private static String withoutBrackets(String uri) {
        int end = uri.endsWith(">") ? uri.length() - 1 : uri.length();
        return uri.substring(uri.startsWith("<") && end > 0 ? 1 : 0, end);
    }

    long contentLength() throws IOException {
        String length = first("Content-Length").orElseThrow(() -> new IOException("the record says no Content-Length"));
        try {
            long value = Long.parseLong(length);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IOException("Content-Length should be a number, is '" + shown(length) + "'", e);
        }
        throw new IOException("Content-Length is below zero: " + shown(length));
    }
}
