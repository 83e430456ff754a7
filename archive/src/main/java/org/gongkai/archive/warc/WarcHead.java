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
        String[] lines = new String(text, StandardCharsets.UTF_8).split("\r?\n", -1);
        if (!lines[0].matches("WARC/[01]\\.[0-9]+")) {
            throw new IOException(
                    "a record should begin with WARC/1.0 or WARC/1.1, here stands '" + shown(lines[0]) + "'");
        }
        List<Header> fields = new ArrayList<>();
        for (int index = 1; index < lines.length; index++) {
            String line = lines[index];
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
        return new WarcHead(lines[0], fields);
    }

    private static String shown(String line) {
        String harmless = line.replaceAll("\\p{Cntrl}", "?");
        return harmless.length() <= 40 ? harmless : harmless.substring(0, 40) + "…";
    }

    /** The first field of this name, whatever its case. */
    public Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** How the exchange was carried, as repeated {@code WARC-Protocol} fields say; plain HTTP/1.1 where none do. */
    public Protocol protocol() {
        List<String> named = fields.stream()
                .filter(field -> field.name().equalsIgnoreCase("WARC-Protocol"))
                .map(Header::value)
                .toList();
        return new Protocol(
                named.stream()
                        .filter(name -> !name.startsWith("tls/"))
                        .findFirst()
                        .orElse(Protocol.PLAIN.http()),
                named.stream().filter(name -> name.startsWith("tls/")).findFirst(),
                first("WARC-Cipher-Suite"),
                first("X-TLS-Weakness"));
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
        return first("WARC-Target-URI").map(uri -> uri.replaceAll("^<|>$", ""));
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
