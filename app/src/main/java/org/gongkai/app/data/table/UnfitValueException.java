package org.gongkai.app.data.table;

/** A line has a value that its column does not take: a row that cannot be written. */
public final class UnfitValueException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnfitValueException(String message) {
        super(message);
    }
}
