package org.gongkai.app.search;

/** The names of what is kept of a version in the index. */
final class Fields {
    /** Raised when what is indexed, or how, has changed: an index of another number is made anew. */
    static final String SCHEMA = "1";

    /** {@code <authority>/<year>/<version>}. */
    static final String ID = "id";
    /** Differs when anything about the version differs that is indexed. */
    static final String STAMP = "stamp";

    static final String AUTHORITY = "authority";
    static final String YEAR = "reportYear";
    static final String VERSION = "version";
    static final String LATEST = "latest";
    static final String YES = "y";

    static final String NAME = "name";
    static final String TITLE = "title";
    static final String TEXT = "text";

    private Fields() {}
}
