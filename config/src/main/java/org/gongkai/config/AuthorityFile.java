package org.gongkai.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gongkai.model.Authority;
import org.gongkai.model.Level;

/** Reads one file of authorities; CONTRACT.md fixes its columns. */
final class AuthorityFile {
    private static final List<String> COLUMNS =
            List.of("code", "name", "level", "parent", "aliases", "valid_from", "valid_to", "portal");

    /** GB/T 2260 for governments; longer codes, or one with an organ's short name behind a hyphen, below them. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]*");

    private static final Map<String, Level> LEVELS = levels();

    private final String file;
    private final Problems problems;
    private final List<Row> rows = new ArrayList<>();

    /** An authority, and where it stands. */
    record Row(Authority authority, String file, int line) {}

    private AuthorityFile(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The rows that are sound, in file order; whatever is wrong with others is told. */
    static List<Row> read(String file, byte[] bytes, Problems problems) {
        AuthorityFile reader = new AuthorityFile(file, problems);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            reader.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            problems.add(file, 0, "expected text in UTF-8, came other bytes; save the file as CSV in UTF-8");
        }
        return reader.rows;
    }

    private void read(String text) {
        CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
        int line = 1;
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(format)
                .get()) {
            boolean first = true;
            for (CSVRecord row : parser) {
                // rows may span lines when a quoted field does
                int end = (int) parser.getCurrentLineNumber();
                if (first) {
                    first = false;
                    if (!headerHolds(row)) {
                        return;
                    }
                } else {
                    add(row, Math.max(line, end));
                }
                line = end + 1;
            }
            if (first) {
                problems.add(file, 0, "the file is empty; its first line must be " + String.join(",", COLUMNS));
            }
        } catch (UncheckedIOException | CSVException e) {
            problems.add(file, line, "no valid CSV: " + reason(e) + "; quotes inside a field are doubled");
        } catch (IOException e) {
            throw new UncheckedIOException("a string is always readable", e);
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        return String.valueOf(cause.getMessage());
    }

    private boolean headerHolds(CSVRecord row) {
        List<String> came = row.stream().map(String::strip).toList();
        if (came.equals(COLUMNS)) {
            return true;
        }
        problems.add(
                file,
                1,
                "expected the header '" + String.join(",", COLUMNS) + "', came '" + String.join(",", came) + "'");
        return false;
    }

    private void add(CSVRecord row, int line) {
        if (row.size() != COLUMNS.size()) {
            problems.add(file, line, "expected " + COLUMNS.size() + " fields, came " + row.size());
            return;
        }
        Optional<String> code = code(row, line);
        Optional<String> name = field(row, "name");
        if (name.isEmpty()) {
            problems.add(file, line, "the name is missing");
        }
        Optional<Level> level = level(row, line);
        Optional<LocalDate> from = date(row, "valid_from", line);
        Optional<LocalDate> to = date(row, "valid_to", line);
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            problems.add(file, line, "valid_to " + to.get() + " lies before valid_from " + from.get());
        }
        if (code.isPresent() && name.isPresent() && level.isPresent()) {
            Authority authority = new Authority(
                    code.get(),
                    name.get(),
                    level.get(),
                    field(row, "parent"),
                    aliases(row),
                    from,
                    to,
                    field(row, "portal"));
            rows.add(new Row(authority, file, line));
        }
    }

    private Optional<String> code(CSVRecord row, int line) {
        Optional<String> code = field(row, "code");
        if (code.isEmpty()) {
            problems.add(file, line, "the code is missing");
        } else if (!CODE.matcher(code.get()).matches()) {
            problems.add(
                    file,
                    line,
                    "expected a code of digits and letters such as 410100 or 410703-zwfwj, came '" + code.get() + "'");
            return Optional.empty();
        }
        return code;
    }

    private Optional<Level> level(CSVRecord row, int line) {
        String label = field(row, "level").orElse("");
        Level level = LEVELS.get(label);
        if (level != null) {
            return Optional.of(level);
        }
        problems.add(
                file,
                line,
                "unknown level '" + label + "', expected one of " + String.join(", ", LEVELS.keySet())
                        + Suggestion.didYouMean(label, LEVELS.keySet()));
        return Optional.empty();
    }

    private Optional<LocalDate> date(CSVRecord row, String column, int line) {
        Optional<String> text = field(row, column);
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            problems.add(file, line, column + " expects a date such as 2019-05-15, came '" + text.orElse("") + "'");
            return Optional.empty();
        }
    }

    private static List<String> aliases(CSVRecord row) {
        return field(row, "aliases").stream()
                .flatMap(aliases -> Arrays.stream(aliases.split("\\|", -1)))
                .map(String::strip)
                .filter(alias -> !alias.isEmpty())
                .distinct()
                .collect(Collectors.toUnmodifiableList());
    }

    private static Optional<String> field(CSVRecord row, String column) {
        String text = row.get(COLUMNS.indexOf(column)).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Map<String, Level> levels() {
        Map<String, Level> levels = new LinkedHashMap<>();
        for (Level level : Level.values()) {
            levels.put(level.label(), level);
        }
        return levels;
    }
}
