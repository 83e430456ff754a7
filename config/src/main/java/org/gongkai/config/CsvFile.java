package org.gongkai.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a table of the configuration: CSV (RFC 4180) in UTF-8, with or without a mark of byte order, under a fixed header.
 * What spreadsheet programs make of such a file is recognised and told with its cure; nothing is guessed.
 */
final class CsvFile {
    /** 2019/5/15, 2019年5月15日, 2019.5.15. */
    private static final Pattern OTHER_DATE = Pattern.compile("(\\d{4})[/.年](\\d{1,2})[/.月](\\d{1,2})日?");

    private static final String CURE = "; save it as 'CSV UTF-8'";

    private final String file;
    private final List<String> columns;
    private final Problems problems;
    private final List<Row> rows = new ArrayList<>();

    private CsvFile(String file, List<String> columns, Problems problems) {
        this.file = file;
        this.columns = columns;
        this.problems = problems;
    }

    /**
     * The rows under the header, in file order, those with as many fields as the header has. What is wrong is told.
     *
     * @param columns the header
     */
    static List<Row> read(String file, byte[] bytes, List<String> columns, Problems problems) {
        CsvFile reader = new CsvFile(file, columns, problems);
        decoded(file, bytes, problems).ifPresent(reader::read);
        return reader.rows;
    }

    /** One row, and where it stands. */
    final class Row {
        private final CSVRecord row;
        private final int line;

        Row(CSVRecord row, int line) {
            this.row = row;
            this.line = line;
        }

        int line() {
            return line;
        }

        void tell(String what) {
            problems.add(file, line, what);
        }

        /** The field without blanks around it; empty when nothing is there. */
        Optional<String> field(String column) {
            String text = row.get(columns.indexOf(column)).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }

        /** The date in the field; one that cannot be read is told. */
        Optional<LocalDate> date(String column) {
            Optional<String> text = field(column);
            try {
                return text.map(LocalDate::parse);
            } catch (DateTimeParseException e) {
                tell(column + " expects a date such as 2019-05-15, came '" + text.orElse("") + "'"
                        + text.flatMap(CsvFile::isoDate)
                                .map(iso -> "; write " + iso)
                                .orElse(""));
                return Optional.empty();
            }
        }
    }

    private static Optional<String> isoDate(String text) {
        Matcher date = OTHER_DATE.matcher(text);
        try {
            return date.matches()
                    ? Optional.of(LocalDate.of(
                                    Integer.parseInt(date.group(1)),
                                    Integer.parseInt(date.group(2)),
                                    Integer.parseInt(date.group(3)))
                            .toString())
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(String file, byte[] bytes, Problems problems) {
        if (bytes.length >= 2
                && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                        || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)) {
            problems.add(file, 0, "expected text in UTF-8, came UTF-16 (Excel's 'Unicode Text')" + CURE);
            return Optional.empty();
        }
        Optional<String> text = decoded(bytes, StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            boolean chinese = decoded(bytes, Charset.forName("GB18030")).isPresent();
            problems.add(
                    file,
                    0,
                    "expected text in UTF-8, came "
                            + (chinese ? "GB18030 or GBK (Excel's plain 'CSV' on a Chinese Windows)" : "other bytes")
                            + CURE);
        }
        return text.map(all -> all.startsWith("\uFEFF") ? all.substring(1) : all);
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
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
                problems.add(file, 0, "the file is empty; its first line must be " + String.join(",", columns));
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
        if (came.equals(columns)) {
            return true;
        }
        problems.add(
                file,
                1,
                "expected the header '" + String.join(",", columns) + "', came '" + String.join(",", came) + "'"
                        + separatorAdvice(came));
        return false;
    }

    private String separatorAdvice(List<String> came) {
        String one = came.size() == 1 ? came.get(0) : "";
        for (String separator : List.of(";", "\t", "，", "；")) {
            if (one.split(separator, -1).length == columns.size()) {
                return "; fields are separated by commas, here by "
                        + (separator.equals("\t") ? "tabs" : "'" + separator + "'");
            }
        }
        return "";
    }

    private void add(CSVRecord row, int line) {
        if (row.stream().allMatch(String::isBlank)) {
            // spreadsheets save rows that were emptied as commas
            return;
        }
        if (row.size() == columns.size()) {
            rows.add(new Row(row, line));
        } else {
            problems.add(file, line, "expected " + columns.size() + " fields, came " + row.size());
        }
    }
}
