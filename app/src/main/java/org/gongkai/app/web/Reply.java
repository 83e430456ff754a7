package org.gongkai.app.web;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
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

    /** Headers of every answer, errors included. */
    static void guard(Context context) {
        context.header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", PAGE_POLICY)
                .header("X-Frame-Options", "DENY")
                .header("Cross-Origin-Opener-Policy", "same-origin");
        if (context.path().startsWith("/api/")) {
            context.header("Access-Control-Allow-Origin", "*")
                    .header("Access-Control-Expose-Headers", "ETag")
                    .header("Cross-Origin-Resource-Policy", "cross-origin");
        } else {
            context.header("Cross-Origin-Resource-Policy", "same-origin");
        }
    }

    /**
     * Sends bytes with an entity tag over them, or says that the asker has them already (RFC 9110, 13.1.2). The tag is
     * weak because the server may compress what it tags.
     */
    static void tagged(Context context, String type, byte[] body) {
        String tag = "W/\"" + Digest.of(body).hex().substring(0, TAG_LENGTH) + "\"";
        context.header("ETag", tag).contentType(type);
        if (context.res().getHeader("Cache-Control") == null) {
            context.header("Cache-Control", "no-cache");
        }
        if (context.statusCode() == 200 && matches(context.header("If-None-Match"), tag)) {
            context.status(NOT_MODIFIED);
        } else {
            context.result(body);
        }
    }

    private static boolean matches(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        String opaque = tag.substring(2);
        for (String candidate : ifNoneMatch.split(",")) {
            String trimmed = candidate.strip();
            if (trimmed.equals("*") || trimmed.equals(tag) || trimmed.equals(opaque)) {
                return true;
            }
        }
        return false;
    }
}
