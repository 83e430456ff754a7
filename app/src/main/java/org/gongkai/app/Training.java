package org.gongkai.app;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.gongkai.app.cli.Console;
import org.gongkai.app.cli.Program;

/**
 * Runs the short commands once, so that the JVM can lay out the classes that they load for a fast start
 * ({@code -XX:ArchiveClassesAtExit}; the launcher does that after a build). Prints nothing, keeps nothing.
 */
public final class Training {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("--help"),
            List.of("help", "identify"),
            List.of("identify", "--title", "郑州市人民政府2019年政府信息公开工作年度报告"),
            List.of("identify", "--title", "郑州市人民政府2019年政府信息公开工作年度报告", "--json"),
            List.of("check-config"),
            List.of("doctor", "--json"),
            List.of("no-such-command"));

    private Training() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        for (List<String> command : COMMANDS) {
            Console nowhere = Console.of(
                    InputStream.nullInputStream(),
                    OutputStream.nullOutputStream(),
                    OutputStream.nullOutputStream(),
                    Map.of(),
                    true);
            new Program(nowhere, Clock.systemUTC()).run(command.toArray(String[]::new));
        }
    }
}
