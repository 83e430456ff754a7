package org.gongkai.archive;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.Digest;
import org.gongkai.model.Discovery;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.Header;
import org.gongkai.model.Visit;

/** Made-up visits for tests. */
final class Visits {
    static final Instant NOON = Instant.parse("2026-03-02T04:00:00.123Z");

    private Visits() {}

    static Visit fetched(String run, String uri, Instant at, String body) {
        return visit(run, uri, at, new FetchOutcome.Fetched(List.of(exchange(uri, at, 200, body))));
    }

    static Visit fetched(String run, String uri, Instant at, byte[] body) {
        return visit(run, uri, at, new FetchOutcome.Fetched(List.of(exchange(uri, at, 200, body))));
    }

    static Visit unchanged(String run, String uri, Instant at, Digest payload) {
        return visit(run, uri, at, new FetchOutcome.Unchanged(List.of(exchange(uri, at, 304, "")), payload));
    }

    static Visit gone(String run, String uri, Instant at) {
        return visit(run, uri, at, new FetchOutcome.Gone(List.of(exchange(uri, at, 404, "您访问的页面不存在")), "status 404"));
    }

    static Visit failed(String run, String uri, Instant at) {
        return visit(run, uri, at, new FetchOutcome.Failed(List.of(), "connection refused"));
    }

    static Visit visit(String run, String uri, Instant at, FetchOutcome outcome) {
        return new Visit(
                run,
                "zhengzhou",
                URI.create(uri),
                new Discovery("link", Optional.of(URI.create("http://www.example.gov.cn/")), Optional.of("政府信息\n公开年报")),
                at,
                outcome);
    }

    static Exchange exchange(String uri, Instant at, int status, String body) {
        return exchange(uri, at, status, body.getBytes(StandardCharsets.UTF_8));
    }

    static Exchange exchange(String uri, Instant at, int status, byte[] body) {
        try {
            return new Exchange(
                    URI.create(uri),
                    at.minusMillis(250),
                    "GET " + URI.create(uri).getRawPath() + " HTTP/1.1",
                    List.of(new Header("Host", URI.create(uri).getHost()), new Header("User-Agent", "gongkai")),
                    "HTTP/1.1 " + status + " whatever",
                    status,
                    List.of(
                            new Header("content-Type", "text/html"),
                            new Header("Set-Cookie", "a=1"),
                            new Header("Set-Cookie", "b=2"),
                            new Header("X-Archive-Orig-Transfer-Encoding", "chunked")),
                    body,
                    Optional.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1})),
                    Optional.empty());
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
