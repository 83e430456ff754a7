package org.gongkai.archive.payload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gongkai.model.Header;

/** The bytes of an HTTP message before its body (RFC 9112, 2.1). */
final class HttpHead {
    private HttpHead() {}

    /** First line, header fields in the order given, empty line. */
    static byte[] bytes(String firstLine, List<Header> headers) {
        StringBuilder head = new StringBuilder(512);
        head.append(oneLine(firstLine)).append("\r\n");
        for (Header header : headers) {
            head.append(oneLine(header.name()))
                    .append(": ")
                    .append(oneLine(header.value()))
                    .append("\r\n");
        }
        head.append("\r\n");
        String text = head.toString();
        // HTTP fields are octets that most clients show as Latin-1; a client that decoded them as UTF-8 gives itself
        // away.
        boolean octets = text.chars().allMatch(character -> character <= 0xFF);
        return text.getBytes(octets ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** A line break inside a field would forge further fields in the record. */
    private static String oneLine(String text) {
        return text.indexOf('\r') < 0 && text.indexOf('\n') < 0 ? text : text.replaceAll("[\\r\\n]+", " ");
    }
}
