package org.gongkai.app.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import org.gongkai.config.ServeSettings;

/** The pages cannot listen where they should; the message says where and what to do. */
public final class PortTakenException extends Exception {
    private static final long serialVersionUID = 1;

    private static final int FIRST_FREE_FOR_ALL = 1024;

    private PortTakenException(String message, Throwable cause) {
        super(message, cause);
    }

    // The system's own words differ from one to the next, so the reason is found by looking.
    static PortTakenException of(ServeSettings settings, Throwable cause) {
        String where = "port " + settings.port() + " on " + settings.host();
        if (!ofThisMachine(settings.host())) {
            return new PortTakenException(
                    "cannot listen at " + settings.host()
                            + ": it is no address of this machine; set serve.host to one, such as 127.0.0.1",
                    cause);
        }
        if (settings.port() > 0 && settings.port() < FIRST_FREE_FOR_ALL) {
            return new PortTakenException(
                    where + " is taken, or kept for the system; choose one from 1024 on with --port N", cause);
        }
        return new PortTakenException(
                where + " is taken; choose another with --port N or stop the other program", cause);
    }

    private static boolean ofThisMachine(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException e) {
            return false;
        }
    }
}
