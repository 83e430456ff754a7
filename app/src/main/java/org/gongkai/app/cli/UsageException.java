package org.gongkai.app.cli;

/**
 * The command was asked for something that cannot be: an argument that names nothing, or several things. The message
 * says what was expected, what came and what to do; it ends the command with {@link ExitStatus#WRONG_USAGE}.
 */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
