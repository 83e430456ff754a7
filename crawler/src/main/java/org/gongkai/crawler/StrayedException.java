package org.gongkai.crawler;

/** A walk does not go the way that its notes say: what they tell of later pages does not hold for it. */
final class StrayedException extends Exception {
    private static final long serialVersionUID = 1L;

    StrayedException(String how) {
        super(how);
    }

    StrayedException(String how, Throwable cause) {
        super(how, cause);
    }
}
