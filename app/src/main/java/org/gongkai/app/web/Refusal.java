package org.gongkai.app.web;

import org.gongkai.app.web.text.Language;
import org.gongkai.app.web.text.Texts;

/** A request that is answered with a status and a sentence that helps, instead of what was asked for. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    static final int BAD_REQUEST = 400;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int INTERNAL_ERROR = 500;
    static final int UNAVAILABLE = 503;

    private final int status;
    private final String key;
    private final transient Object[] arguments;

    private Refusal(int status, String key, Object... arguments) {
        super(key, null, false, false);
        this.status = status;
        this.key = key;
        this.arguments = arguments;
    }

    /** The request cannot be understood. The key names the sentence, without its prefix {@code refusal.}. */
    static Refusal badRequest(String key, Object... arguments) {
        return new Refusal(BAD_REQUEST, key, arguments);
    }

    /** There is no such thing here. */
    static Refusal notFound(String key, Object... arguments) {
        return new Refusal(NOT_FOUND, key, arguments);
    }

    /** This machine cannot do it now. */
    static Refusal unavailable(String key, Object... arguments) {
        return new Refusal(UNAVAILABLE, key, arguments);
    }

    /** Something other than reading was asked for. */
    static Refusal notAllowed(String method) {
        return new Refusal(METHOD_NOT_ALLOWED, "method", method);
    }

    /** The archive could not answer; the log says why. */
    static Refusal internal(String reason) {
        return new Refusal(INTERNAL_ERROR, "internal", reason);
    }

    /** A mistake of ours; the log says more. */
    static Refusal unexpected() {
        return new Refusal(INTERNAL_ERROR, "unexpected");
    }

    int status() {
        return status;
    }

    /** The sentence in a language. */
    String sentence(Language language) {
        return Texts.in(language).of("refusal." + key, arguments);
    }
}
