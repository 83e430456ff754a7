package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.gongkai.archive.export.CdxLine;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Header;
import org.jspecify.annotations.Nullable;

/**
 * What the API says of one look at one address. Times are ISO 8601, UTC.
 *
 * @param found how the address was found
 * @param kind {@code fetched}, {@code unchanged}, {@code gone}, {@code blocked}, {@code disallowed} or {@code failed}
 * @param reason why, for outcomes that have a reason, else empty
 * @param payload SHA-256 of what was kept, null when nothing was
 * @param hops every exchange in order, redirects first
 * @param replay path of the archived page, null when there is none
 */
@JsonPropertyOrder({"id", "run", "portal", "url", "at", "found", "kind", "reason", "payload", "hops", "replay"})
public record CaptureAnswer(
        String id,
        String run,
        String portal,
        String url,
        String at,
        Found found,
        String kind,
        String reason,
        @Nullable String payload,
        List<Hop> hops,
        @Nullable String replay) {
    public CaptureAnswer {
        hops = List.copyOf(hops);
    }

    /** By which rule an address was found, on which page, under which words; the latter null where there were none. */
    @JsonPropertyOrder({"by", "from", "anchor"})
    public record Found(
            String by, @Nullable String from, @Nullable String anchor) {}

    /**
     * One exchange.
     *
     * @param sha256 of the body as it came
     * @param length of the body in bytes
     * @param truncated why the body is not whole, null when it is
     * @param record id of the WARC record
     */
    @JsonPropertyOrder({"url", "at", "status", "headers", "sha256", "length", "remote", "truncated", "record"})
    public record Hop(
            String url,
            String at,
            int status,
            List<Header> headers,
            String sha256,
            long length,
            @Nullable String remote,
            @Nullable String truncated,
            String record) {
        public Hop {
            headers = List.copyOf(headers);
        }

        static Hop of(Capture.Hop hop) {
            return new Hop(
                    hop.uri().toString(),
                    hop.began().toString(),
                    hop.status(),
                    hop.responseHeaders(),
                    hop.digest().hex(),
                    hop.length(),
                    hop.remote().orElse(null),
                    hop.truncated().orElse(null),
                    hop.record());
        }
    }

    /** The answer for a capture. */
    public static CaptureAnswer of(Capture capture) {
        return new CaptureAnswer(
                capture.id(),
                capture.run(),
                capture.portal(),
                capture.uri().toString(),
                capture.at().toString(),
                new Found(
                        capture.found().by(),
                        capture.found().from().map(URI::toString).orElse(null),
                        capture.found().anchor().orElse(null)),
                capture.kind().name().toLowerCase(Locale.ROOT),
                capture.reason(),
                capture.payload().map(Digest::hex).orElse(null),
                capture.hops().stream().map(Hop::of).toList(),
                replay(capture));
    }

    private static @Nullable String replay(Capture capture) {
        boolean shown = (capture.kind() == Capture.Kind.FETCHED || capture.kind() == Capture.Kind.UNCHANGED)
                && capture.payload().isPresent()
                && !capture.hops().isEmpty();
        return shown
                ? "/replay/view/" + CdxLine.stamp(capture.at()) + "?url="
                        + URLEncoder.encode(capture.uri().toString(), StandardCharsets.UTF_8)
                : null;
    }
}
