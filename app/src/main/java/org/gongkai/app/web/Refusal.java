package org.gongkai.app.web;

import java.util.Map;
import org.gongkai.app.web.text.Language;
import org.gongkai.app.web.text.Texts;

/** A request that is answered with a status and a sentence that helps, instead of what was asked for. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int NOT_ACCEPTABLE = 406;
    static final int CONFLICT = 409;
    static final int TOO_LARGE = 413;
    static final int MISDIRECTED = 421;
    static final int TOO_MANY = 429;
    static final int INTERNAL_ERROR = 500;
    static final int UNAVAILABLE = 503;

    private final int status;
    private final String key;
    private final transient Map<String, String> headers;
    private final transient Object[] arguments;

    private Refusal(int status, String key, Map<String, String> headers, Object... arguments) {
        super(key, null, false, false);
        this.status = status;
        this.key = key;
        this.headers = headers;
        this.arguments = arguments;
    }

    /** The request cannot be understood. The key names the sentence, without its prefix {@code refusal.}. */
    static Refusal badRequest(String key, Object... arguments) {
        return new Refusal(BAD_REQUEST, key, Map.of(), arguments);
    }

    /** Whoever asks has not shown the token, or another one (RFC 6750). */
    static Refusal unauthorized() {
        return new Refusal(UNAUTHORIZED, "token", Map.of("WWW-Authenticate", "Bearer realm=\"gongkai\""));
    }

    /** Nobody may do this here. */
    static Refusal forbidden(String key) {
        return new Refusal(FORBIDDEN, key, Map.of());
    }

    /** There is no such thing here. */
    static Refusal notFound(String key, Object... arguments) {
        return new Refusal(NOT_FOUND, key, Map.of(), arguments);
    }

    /** Something other than what the address is for was asked. */
    static Refusal notAllowed(String method, String allowed) {
        return new Refusal(METHOD_NOT_ALLOWED, "method", Map.of("Allow", allowed), method, allowed);
    }

    /** The asker takes nothing that we have. */
    static Refusal notAcceptable(String accept) {
        return new Refusal(NOT_ACCEPTABLE, "accept", Map.of(), accept);
    }

    /** It cannot be done as things stand. */
    static Refusal conflict(String key, Object... arguments) {
        return new Refusal(CONFLICT, key, Map.of(), arguments);
    }

    /** The request brings more than anything here takes. */
    static Refusal tooLarge() {
        return new Refusal(TOO_LARGE, "body", Map.of("Connection", "close"));
    }

    /** Asked for under a name that is none of ours. */
    static Refusal misdirected(String host) {
        return new Refusal(MISDIRECTED, "host", Map.of(), host);
    }

    /** The client asks faster than one may. */
    static Refusal tooMany(long seconds) {
        return new Refusal(TOO_MANY, "too-many", Map.of("Retry-After", Long.toString(seconds)), Long.toString(seconds));
    }

    /** It will be there in so many seconds. */
    static Refusal later(String key, int seconds) {
        return new Refusal(UNAVAILABLE, key, Map.of("Retry-After", Integer.toString(seconds)));
    }

    /** This machine cannot do it now. */
    static Refusal unavailable(String key, Object... arguments) {
        return new Refusal(UNAVAILABLE, key, Map.of(), arguments);
    }

    /** The archive could not answer; the log says why. */
    static Refusal internal(String reason) {
        return new Refusal(INTERNAL_ERROR, "internal", Map.of(), reason);
    }

    /** A mistake of ours; the log says more. */
    static Refusal unexpected() {
        return new Refusal(INTERNAL_ERROR, "unexpected", Map.of());
    }

    int status() {
        return status;
    }

    /** Names the reason for programs; the same in every release. */
    String code() {
        return key;
    }

    /** Headers that belong to the answer. */
    Map<String, String> headers() {
        return headers;
    }

    /** The sentence in a language. */
    String sentence(Language language) {
        return Texts.in(language).of("refusal." + key, arguments);
    }
}
