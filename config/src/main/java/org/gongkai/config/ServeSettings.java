package org.gongkai.config;

/**
 * The {@code serve.*} settings.
 *
 * @param host address to listen on; loopback unless told otherwise
 * @param port 0 for any free one
 */
public record ServeSettings(String host, int port) {}
