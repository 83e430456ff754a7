package org.gongkai.model;

import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One HTTP request and its response, as they went over the wire (one WARC request and one WARC response record).
 *
 * @param uri the address asked for
 * @param began when the request was sent
 * @param requestLine for example {@code GET /index.html HTTP/1.1}
 * @param requestHeaders in the order sent
 * @param statusLine for example {@code HTTP/1.1 200 OK}
 * @param responseHeaders in the order received; a {@code Transfer-Encoding} that the client removed is kept as
 *     {@code X-Archive-Orig-Transfer-Encoding}, as other web archives write it
 * @param body the payload as it came: content coding kept, transfer coding removed; owned by the exchange, not copied
 * @param remote the address that answered, empty when not known
 * @param truncated why the body is not whole ({@code length}, {@code time}, {@code disconnect}: WARC-Truncated,
 *     ISO 28500 5.13), empty when it is
 * @param protocol what carried it; the lines of an exchange over HTTP/2, which has none, are written as those of HTTP/1.1,
 *     as other web archives write them
 */
public record Exchange(
        URI uri,
        Instant began,
        String requestLine,
        List<Header> requestHeaders,
        String statusLine,
        int status,
        List<Header> responseHeaders,
        byte[] body,
        Optional<InetAddress> remote,
        Optional<String> truncated,
        Protocol protocol) {
    public Exchange {
        requestHeaders = List.copyOf(requestHeaders);
        responseHeaders = List.copyOf(responseHeaders);
    }

    /** An exchange over HTTP/1.1 without TLS. */
    public Exchange(
            URI uri,
            Instant began,
            String requestLine,
            List<Header> requestHeaders,
            String statusLine,
            int status,
            List<Header> responseHeaders,
            byte[] body,
            Optional<InetAddress> remote,
            Optional<String> truncated) {
        this(
                uri,
                began,
                requestLine,
                requestHeaders,
                statusLine,
                status,
                responseHeaders,
                body,
                remote,
                truncated,
                Protocol.PLAIN);
    }

    /** The first response header of this name, whatever its case. */
    public Optional<String> header(String name) {
        return responseHeaders.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }
}
