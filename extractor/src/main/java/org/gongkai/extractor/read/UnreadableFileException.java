package org.gongkai.extractor.read;

/** A file cannot be read; the message says in plain words what it is and what would be needed. */
public final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;

    /** @param code of the finding: {@code damaged}, {@code encrypted}, {@code unsupported-format}, … */
    public UnreadableFileException(String code, String message) {
        super(message);
        this.code = code;
    }

    public UnreadableFileException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
