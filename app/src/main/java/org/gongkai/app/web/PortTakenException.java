package org.gongkai.app.web;

/** The pages cannot listen where they should; the message says where and what to do. */
public final class PortTakenException extends Exception {
    private static final long serialVersionUID = 1;

    PortTakenException(String message, Throwable cause) {
        super(message, cause);
    }
}
