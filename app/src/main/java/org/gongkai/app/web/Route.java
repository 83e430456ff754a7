package org.gongkai.app.web;

import io.javalin.http.Handler;

/**
 * An address that is answered.
 *
 * @param path with the variable parts in braces, as OpenAPI writes them too
 */
record Route(String path, Handler handler) {}
