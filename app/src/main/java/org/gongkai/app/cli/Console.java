package org.gongkai.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.gongkai.model.ReportJson;

/**
 * Standard input, output and error, UTF-8 whatever the locale, and what is known about the terminal behind them.
 *
 * @param in what is piped in
 * @param out takes the answer and nothing else
 * @param err takes progress, logs and complaints
 * @param environment the process's environment variables
 * @param terminal whether standard output is read by a person at a terminal
 * @param columns width to write for, 80 when unknown
 */
public record Console(
        BufferedReader in,
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        boolean terminal,
        int columns) {
    /** Width to write for when none is known: that of a plain terminal. */
    public static final int DEFAULT_COLUMNS = 80;

    private static final int NARROWEST = 20;

    public Console {
        environment = Map.copyOf(environment);
        columns = Math.max(columns, NARROWEST);
    }

    /** The console of this process. The launcher tells, as Java cannot, whether output goes to a terminal. */
    public static Console ofProcess(Map<String, String> environment) {
        return of(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                environment,
                Boolean.getBoolean("gongkai.terminal"));
    }

    /** A console over any streams, as wide as {@code COLUMNS} of the environment says. */
    public static Console of(
            InputStream in, OutputStream out, OutputStream err, Map<String, String> environment, boolean terminal) {
        return new Console(
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)),
                new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
                new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true),
                environment,
                terminal,
                columns(environment.getOrDefault("COLUMNS", "")));
    }

    /**
     * Prints one JSON document on one line. An answer is a record of strings, numbers, booleans, lists and records, null
     * where nothing is known; its keys come in the order of its components.
     */
    public void json(Object answer) {
        try {
            out.println(ReportJson.mapper().writeValueAsString(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is always writable as JSON: " + answer.getClass(), e);
        }
    }

    /** Prints a table as wide as the console. */
    public void print(Table table) {
        table.lines(columns).forEach(out::println);
    }

    /** Whether standard output and error took everything that was written; false when a pipe was closed. */
    boolean flush() {
        return !out.checkError() & !err.checkError();
    }

    private static int columns(String text) {
        try {
            int columns = Integer.parseInt(text.strip());
            return columns > 0 ? columns : DEFAULT_COLUMNS;
        } catch (NumberFormatException e) {
            return DEFAULT_COLUMNS;
        }
    }
}
