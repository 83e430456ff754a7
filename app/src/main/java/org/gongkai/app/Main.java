package org.gongkai.app;

import java.time.Clock;
import org.gongkai.app.cli.Console;
import org.gongkai.app.cli.Interruption;
import org.gongkai.app.cli.Program;

/** The program's entrance; {@code ./gongkai} starts it. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit status. */
    public static void main(String[] args) {
        Interruption interruption = Interruption.ofThisThread();
        int status;
        try {
            status = new Program(Console.ofProcess(System.getenv()), Clock.systemUTC()).run(args);
        } finally {
            interruption.commandEnded();
        }
        System.exit(status);
    }
}
