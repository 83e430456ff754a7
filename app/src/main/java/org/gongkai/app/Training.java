package org.gongkai.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongkai.app.cli.Console;
import org.gongkai.app.cli.Program;

/**
 * Runs the short commands and the demo once, so that the JVM can lay out the classes that they and a crawl load for a fast
 * start ({@code -XX:ArchiveClassesAtExit}; the launcher does that after a build). Prints nothing, keeps nothing.
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
    public static void main(String[] arguments) throws IOException {
        COMMANDS.forEach(Training::run);
        Path archive = Files.createTempDirectory("gongkai-training");
        try {
            run(List.of("--archive", archive.toString(), "demo", "--exit"));
        } finally {
            try (Stream<Path> files = Files.walk(archive)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void run(List<String> command) {
        Console nowhere = Console.of(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Map.of(),
                true);
        new Program(nowhere, Clock.systemUTC()).run(command.toArray(String[]::new));
    }
}
