package org.gongkai.archive.warc;

/** A record, or the gzip member around it, is not as it should be; the message says how. */
final class BrokenRecordException extends Exception {
    private static final long serialVersionUID = 1;

    BrokenRecordException(String message) {
        super(message);
    }
}
