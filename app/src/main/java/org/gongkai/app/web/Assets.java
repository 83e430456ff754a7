package org.gongkai.app.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Our own few files, read once at the start: the style sheet, the icon, the description of the API. */
final class Assets {
    private Assets() {}

    /** A route that hands out a file of this class's folder of resources. */
    static Route route(String path, String name, String type) {
        byte[] bytes = read(name);
        return new Route(path, context -> send(context, type, bytes));
    }

    private static void send(Context context, String type, byte[] bytes) {
        Reply.tagged(context, type, bytes);
    }

    static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("read " + name, e);
        }
    }
}
