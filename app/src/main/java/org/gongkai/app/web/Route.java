package org.gongkai.app.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.regex.Pattern;

/**
 * An address that is answered.
 *
 * @param method {@code GET} (then {@code HEAD} is answered too), or {@code POST} for what changes something
 * @param path with the variable parts in braces, as OpenAPI writes them too
 */
record Route(HandlerType method, String path, Handler handler) {
    private static final Pattern PART = Pattern.compile("\\{[^}]+}");

    /** An address that is read. */
    Route(String path, Handler handler) {
        this(HandlerType.GET, path, handler);
    }

    boolean changes() {
        return !method.equals(HandlerType.GET);
    }

    /** Whether a request's path is one of this route's. */
    boolean fits(String requested) {
        return Pattern.matches(PART.matcher(path).replaceAll("[^/]+"), requested);
    }
}
