package org.gongkai.crawler;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** How names become addresses: the system's resolver, or a table that lets bundled portals keep stable names. */
public interface Addresses {
    /** All addresses of the host, at least one. */
    InetAddress[] resolve(String host) throws UnknownHostException;

    /** The TCP port to connect to for a host and the port that its URL means (80, 443 or the one written there). */
    int port(String host, int port);

    /** The system's resolver, ports as written. */
    static Addresses system() {
        return new Addresses() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return InetAddress.getAllByName(host);
            }

            @Override
            public int port(String host, int port) {
                return port;
            }
        };
    }
}
