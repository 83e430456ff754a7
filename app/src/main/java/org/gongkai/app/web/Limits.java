package org.gongkai.app.web;

import io.javalin.config.JettyConfig;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** What one client, or all together, may take of the server before a request is even understood. */
final class Limits {
    /** All connections; further ones wait until some have ended. */
    private static final int MOST_CONNECTIONS = 1_000;

    /** Bytes of a request's line and headers; more is answered with 414 or 431. */
    private static final int MOST_HEADER_BYTES = 8 * 1024;

    /** Of a connection on which nothing moves, such as one that never ends its request. */
    private static final long IDLE_MILLISECONDS = 20_000;

    /** The same while there are as many connections as there may be. */
    private static final long IDLE_MILLISECONDS_WHEN_FULL = 2_000;

    private Limits() {}

    static void set(JettyConfig jetty) {
        jetty.modifyHttpConfiguration(http -> {
            http.setRequestHeaderSize(MOST_HEADER_BYTES);
            http.setSendServerVersion(false);
        });
        jetty.modifyServer(server -> {
            NetworkConnectionLimit limit = new NetworkConnectionLimit(MOST_CONNECTIONS, server);
            limit.setEndPointIdleTimeout(IDLE_MILLISECONDS_WHEN_FULL);
            server.addBean(limit);
            server.addEventListener(new LifeCycle.Listener() {
                @Override
                public void lifeCycleStarting(LifeCycle starting) {
                    for (Connector connector : server.getConnectors()) {
                        if (connector instanceof ServerConnector listening) {
                            listening.setIdleTimeout(IDLE_MILLISECONDS);
                        }
                    }
                }
            });
        });
    }
}
