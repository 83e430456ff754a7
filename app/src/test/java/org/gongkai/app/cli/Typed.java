package org.gongkai.app.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A command line as somebody typed it, and what came of it. */
record Typed(int status, String out, String err) {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2020-02-10T01:30:00Z"), ZoneOffset.UTC);

    static Typed gongkai(String... arguments) {
        return piped("", arguments);
    }

    static Typed piped(String in, String... arguments) {
        return type(console -> new Program(console, CLOCK), in, arguments);
    }

    /** With a clock that goes on. */
    static Typed inTime(String... arguments) {
        return type(console -> new Program(console, Clock.systemUTC()), "", arguments);
    }

    static Typed withCommands(Function<Session, List<Object>> commands, String... arguments) {
        return type(console -> new Program(console, CLOCK, commands), "", arguments);
    }

    private static Typed type(Function<Console, Program> program, String in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = Console.of(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                out,
                err,
                Map.of("COLUMNS", "80"),
                false);
        int status = program.apply(console).run(arguments);
        return new Typed(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> outLines() {
        return out.lines().toList();
    }
}
