package org.gongkai.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongkai.model.Authority;
import org.gongkai.model.Level;

/** Reads one file of authorities; CONTRACT.md fixes its columns. */
final class AuthorityFile {
    private static final List<String> COLUMNS =
            List.of("code", "name", "level", "parent", "aliases", "valid_from", "valid_to", "portal");

    /** GB/T 2260 for governments; longer codes, or one with an organ's short name behind a hyphen, below them. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]*");

    /** 4.101E+11: a long code that a spreadsheet took for a number. */
    private static final Pattern AS_NUMBER = Pattern.compile("[0-9](\\.[0-9]+)?E\\+?[0-9]+|[0-9]+\\.[0-9]*");

    private static final Map<String, Level> LEVELS = levels();

    private AuthorityFile() {}

    /** An authority, and where it stands. */
    record Row(Authority authority, String file, int line) {}

    /** The rows that have a code, in file order; whatever is wrong with any is told. */
    static List<Row> read(String file, byte[] bytes, Problems problems) {
        List<Row> rows = new ArrayList<>();
        for (CsvFile.Row row : CsvFile.read(file, bytes, COLUMNS, problems)) {
            authority(row).ifPresent(authority -> rows.add(new Row(authority, file, row.line())));
        }
        return rows;
    }

    private static Optional<Authority> authority(CsvFile.Row row) {
        Optional<String> code = code(row, "code");
        Optional<String> name = row.field("name");
        if (name.isEmpty()) {
            row.tell("the name is missing");
        }
        Optional<Level> level = level(row);
        Optional<LocalDate> from = row.date("valid_from");
        Optional<LocalDate> to = row.date("valid_to");
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            row.tell("valid_to " + to.get() + " lies before valid_from " + from.get());
        }
        // what is wrong is told; the rest of the row must not hide what else is wrong, or who stands below it
        return code.map(known -> new Authority(
                known,
                name.orElse(known),
                level.orElse(Level.DEPARTMENT),
                row.field("parent"),
                aliases(row),
                from,
                to,
                row.field("portal")));
    }

    /** The code in a column; what can be none is told. */
    static Optional<String> code(CsvFile.Row row, String column) {
        Optional<String> code = row.field(column);
        if (code.isEmpty()) {
            row.tell("the " + column + " is missing");
            return code;
        }
        String text = code.get();
        if (AS_NUMBER.matcher(text).matches()) {
            row.tell("expected a code, came the number '" + text
                    + "'; a spreadsheet has changed it, format the column as text and enter it again");
        } else if (text.startsWith("'") || text.startsWith("’")) {
            row.tell("the code " + text + " begins with an apostrophe, which spreadsheets put before text; remove it");
        } else if (!CODE.matcher(text).matches()) {
            row.tell("expected a code of digits and letters such as 410100 or 410703-zwfwj, came '" + text + "'");
        } else {
            return code;
        }
        return Optional.empty();
    }

    private static Optional<Level> level(CsvFile.Row row) {
        String label = row.field("level").orElse("");
        Level level = LEVELS.get(label);
        if (level != null) {
            return Optional.of(level);
        }
        row.tell("unknown level '" + label + "', expected one of " + String.join(", ", LEVELS.keySet())
                + Suggestion.didYouMean(label, LEVELS.keySet()));
        return Optional.empty();
    }

    private static List<String> aliases(CsvFile.Row row) {
        return row.field("aliases").stream()
                .flatMap(aliases -> Arrays.stream(aliases.split("\\|", -1)))
                .map(String::strip)
                .filter(alias -> !alias.isEmpty())
                .distinct()
                .collect(Collectors.toUnmodifiableList());
    }

    private static Map<String, Level> levels() {
        Map<String, Level> levels = new LinkedHashMap<>();
        for (Level level : Level.values()) {
            levels.put(level.label(), level);
        }
        return levels;
    }
}
