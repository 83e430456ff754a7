package org.gongkai.app.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints the script that completes commands and options in bash and zsh. */
@Command(
        name = "completion",
        header = "Print a script that completes commands in bash and zsh.",
        customSynopsis = "gongkai completion",
        description = "Load it in a shell, or from the shell's start-up file.",
        footer = {
            "  ./gongkai completion > ~/.gongkai-completion",
            "  source <(./gongkai completion)",
        })
final class CompletionCommand implements Callable<Integer> {
    private final Session session;

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CommandLine described = new Program(session.console(), session.clock()).commandLine();
        session.console().out().print(AutoComplete.bash("gongkai", described));
        return ExitStatus.DONE;
    }
}
