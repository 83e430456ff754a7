package org.gongkai.app.cli;

import java.io.PrintWriter;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongkai.app.web.PortTakenException;
import org.gongkai.archive.ArchiveException;
import org.gongkai.config.ConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a failed command says on standard error, and the exit status that goes with it. */
final class Failures {
    /** picocli's words for a choice that was not made. */
    private static final String ONE_OF_THESE = "(specify one of these):";

    private final GlobalOptions options;

    Failures(GlobalOptions options) {
        this.options = options;
    }

    /** The command line could not be understood. */
    int misused(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("gongkai: " + TextWidth.harmless(explanation(e)));
        String name = command.getCommandSpec().qualifiedName(" ");
        err.println(
                command.getParent() == null
                        ? "'gongkai help' lists the commands."
                        : "'gongkai help" + name.substring("gongkai".length()) + "' explains the command.");
        trace(e, err);
        return ExitStatus.WRONG_USAGE;
    }

    /** The command could not do its work. */
    int failed(Exception e, CommandLine command) {
        PrintWriter err = command.getErr();
        int status = say(e, err);
        trace(e, err);
        return status;
    }

    private int say(Exception e, PrintWriter err) {
        if (wasInterrupted(e)) {
            err.println("gongkai: interrupted; the same command continues");
            return ExitStatus.INTERRUPTED;
        }
        if (e instanceof ConfigurationException configuration) {
            configuration.problems().forEach(problem -> err.println(TextWidth.harmless(problem.toString())));
            err.println("gongkai: nothing was done; mend the configuration ('gongkai check-config' looks at it again)");
            return ExitStatus.WRONG_USAGE;
        }
        if (e instanceof UsageException || e instanceof PortTakenException) {
            err.println(
                    "gongkai: " + message(e).lines().map(TextWidth::harmless).collect(Collectors.joining("\n")));
            return ExitStatus.WRONG_USAGE;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ArchiveException archive) {
                err.println("gongkai: " + TextWidth.harmless(message(archive)));
                return ExitStatus.NO_ARCHIVE;
            }
        }
        err.println("gongkai: a fault in the program: " + TextWidth.harmless(e.toString())
                + (options.debug() ? "" : "; run again with --debug to see where, and report it"));
        return ExitStatus.DOES_NOT_HOLD;
    }

    private void trace(Exception e, PrintWriter err) {
        if (options.debug()) {
            e.printStackTrace(err);
        }
    }

    private static boolean wasInterrupted(@Nullable Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException || cause instanceof ClosedByInterruptException) {
                return true;
            }
        }
        return false;
    }

    private static String explanation(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().get(0);
            List<String> near = unmatched.getSuggestions();
            boolean command = !unmatched.isUnknownOption()
                    && !e.getCommandLine().getSubcommands().isEmpty();
            return (unmatched.isUnknownOption()
                            ? "unknown option '"
                            : command ? "unknown command '" : "unexpected argument '")
                    + word
                    + "'"
                    + (near.isEmpty() ? "" : "; did you mean '" + near.get(0).replaceAll("[=\\s].*", "") + "'?");
        }
        if (e instanceof MissingParameterException && message(e).contains(ONE_OF_THESE)) {
            return message(e).replaceFirst(".*" + Pattern.quote(ONE_OF_THESE) + "\\s*", "give one of ");
        }
        String message = message(e);
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private static String message(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
