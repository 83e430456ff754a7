package org.gongkai.app.demo;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gongkai.model.Digest;

/**
 * What a portal answers, before conditions of the request are looked at.
 *
 * @param body owned by the answer, not copied
 * @param headers besides Content-Type, in the order sent
 */
record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, contentType, body, Map.of());
    }

    /** The same with one more header. */
    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, contentType, body, more);
    }

    /** The same with validators (RFC 9110, 8.8), for a file that does not change from request to request. */
    Answer withValidators(Optional<LocalDateTime> modified) {
        Answer tagged = with("ETag", "\"" + Digest.of(body).hex().substring(0, 16) + "\"");
        return modified.map(time -> tagged.with(
                        "Last-Modified",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                time.atZone(CHINA).withZoneSameInstant(ZoneId.of("GMT")))))
                .orElse(tagged);
    }

    /** 304 when the request shows that it knows this answer already (RFC 9110, 13.2.2), else this. */
    Answer unlessKnown(Optional<String> ifNoneMatch, Optional<String> ifModifiedSince) {
        String tag = headers.get("ETag");
        String modified = headers.get("Last-Modified");
        boolean known = ifNoneMatch.isPresent()
                ? tag != null && ifNoneMatch.get().contains(tag)
                : modified != null
                        && ifModifiedSince
                                .filter(since -> !isBefore(since, modified))
                                .isPresent();
        return known && status == 200 ? new Answer(304, contentType, new byte[0], headers) : this;
    }

    private static boolean isBefore(String since, String modified) {
        try {
            return httpDate(since).isBefore(httpDate(modified));
        } catch (DateTimeParseException e) {
            // A date that is none makes the condition void (RFC 9110, 13.1.3).
            return true;
        }
    }

    private static ZonedDateTime httpDate(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
