package org.gongkai.app.web;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.gongkai.model.Digest;
import org.jspecify.annotations.Nullable;

/** Writes answers: bytes with their type, an entity tag, and the headers that keep a browser from doing more. */
final class Reply {
    static final String HTML = "text/html; charset=utf-8";
    static final String JSON = "application/json; charset=utf-8";

    // Nothing but our own style sheet and icon; no script at all, ours or anyone's.
    static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int NOT_MODIFIED = 304;
    private static final int TAG_LENGTH = 32;

    private Reply() {}

    static void page(Context context, JteModel page) {
        StringOutput out = new StringOutput();
        page.render(out);
        // Accept-Language chooses unless lang does
        context.header("Vary", "Accept-Language, Accept-Encoding");
        tagged(context, HTML, out.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Lets our own pages show the answer within them. */
    static void framed(Context context) {
        context.header(
                        "Content-Security-Policy",
                        PAGE_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"))
                .header("X-Frame-Options", "SAMEORIGIN");
    }

    static void json(Context context, String json) {
        tagged(context, JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer about what has not changed since then (RFC 9110, 8.8.2), to the second. */
    static void json(Context context, String json, Instant modified) {
        Instant second = modified.truncatedTo(ChronoUnit.SECONDS);
        context.header("Last-Modified", HTTP_DATE.format(second));
        if (context.header("If-None-Match") == null && !isAfter(second, context.header("If-Modified-Since"))) {
            context.status(NOT_MODIFIED);
            return;
        }
        json(context, json);
    }

    /** Headers of every answer, errors included. */
    static void guard(Context context) {
        context.header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", PAGE_POLICY)
                .header("X-Frame-Options", "DENY")
                .header("Cross-Origin-Opener-Policy", "same-origin");
        if (context.path().startsWith("/api/")) {
            context.header("Access-Control-Allow-Origin", "*")
                    .header("Access-Control-Expose-Headers", "ETag, Last-Modified, Link, Retry-After")
                    .header("Cross-Origin-Resource-Policy", "cross-origin");
        } else {
            context.header("Cross-Origin-Resource-Policy", "same-origin");
        }
    }

    /**
     * Sends bytes with a strong entity tag, or says that the asker has them already (RFC 9110, 13.1.2). What is packed has
     * a tag of its own, as it is other bytes (8.8.3.3).
     */
    static void tagged(Context context, String type, byte[] body) {
        String hash = Digest.of(body).hex().substring(0, TAG_LENGTH);
        boolean packed = Packing.pays(type, body.length) && Packing.isTaken(context.header("Accept-Encoding"));
        context.header("ETag", '"' + hash + (packed ? Packing.TAG : "") + '"').contentType(type);
        if (context.res().getHeader("Cache-Control") == null) {
            context.header("Cache-Control", "no-cache");
        }
        if (context.res().getHeader("Vary") == null) {
            context.header("Vary", "Accept-Encoding");
        }
        if (context.statusCode() == 200 && matches(context.header("If-None-Match"), hash)) {
            context.status(NOT_MODIFIED);
        } else if (packed) {
            context.header("Content-Encoding", "gzip").result(Packing.pack(body));
        } else {
            context.result(body);
        }
    }

    /** By the weak comparison, as the header wants it (RFC 9110, 13.1.2). */
    private static boolean matches(@Nullable String ifNoneMatch, String hash) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String candidate : ifNoneMatch.split(",")) {
            String opaque = candidate.strip().replaceFirst("^W/", "");
            if (opaque.equals("*")
                    || opaque.equals('"' + hash + '"')
                    || opaque.equals('"' + hash + Packing.TAG + '"')) {
                return true;
            }
        }
        return false;
    }

    /** Whether it changed after what the asker has (RFC 9110, 13.1.3); what is no date is passed over. */
    private static boolean isAfter(Instant changed, @Nullable String since) {
        if (since == null) {
            return true;
        }
        try {
            return changed.isAfter(ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return true;
        }
    }
}
