package org.gongkai.crawler.fetch;

import java.net.UnknownHostException;

/** A host leads only to addresses that a crawl must not ask. */
final class PrivateAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1;

    PrivateAddressException(String message) {
        super(message);
    }
}
