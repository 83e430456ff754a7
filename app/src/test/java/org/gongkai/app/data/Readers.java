package org.gongkai.app.data;

import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.gongkai.app.data.table.ColumnType;
import org.gongkai.app.data.table.Table;

/** Reads tables with libraries that did not write them; a row is its values as text of one spelling, sorted. */
final class Readers {
    private static final long DAYS_TO_1970 = 25_569;
    private static final BigDecimal MILLIS_OF_A_DAY = BigDecimal.valueOf(86_400_000);

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private Readers() {}

    /** With DuckDB, {@code from} being what stands behind FROM. */
    static List<String> duckDb(Table<?> table, String from) throws Exception {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            return query(duck, table, "SELECT * FROM " + from);
        }
    }

    static List<String> sqlite(Table<?> table, Path file) throws Exception {
        try (Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            return query(sqlite, table, "SELECT * FROM " + table.name());
        }
    }

    private static List<String> query(Connection connection, Table<?> table, String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            int columns = table.columns().size();
            if (found.getMetaData().getColumnCount() != columns) {
                throw new AssertionError(
                        table.name() + " has " + found.getMetaData().getColumnCount() + " columns");
            }
            while (found.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    if (!found.getMetaData()
                            .getColumnName(i + 1)
                            .equals(table.columns().get(i).name())) {
                        throw new AssertionError(found.getMetaData().getColumnName(i + 1));
                    }
                    row[i] = found.getObject(i + 1);
                }
                rows.add(spelled(table, row));
            }
        }
        return rows.stream().sorted().toList();
    }

    /** With fastexcel; the two rows of headings left out. */
    static List<String> workbook(Table<?> table, Path file) throws Exception {
        List<String> rows = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook book = new ReadableWorkbook(in);
                Stream<Row> sheet = book.findSheet(table.name()).orElseThrow().openStream()) {
            sheet.skip(2).forEach(row -> {
                Object[] values = new Object[table.columns().size()];
                for (int i = 0; i < values.length; i++) {
                    Cell cell = i < row.getCellCount() ? row.getCell(i) : null;
                    values[i] = cell == null || cell.getType() == CellType.EMPTY ? null : decoded(cell.getValue());
                }
                rows.add(spelled(table, values));
            });
        }
        return rows.stream().sorted().toList();
    }

    /** A text as Excel shows it (ECMA-376 part 1, 22.9.2.19): this reader leaves the escapes to its callers. */
    private static Object decoded(Object value) {
        return value instanceof String text
                ? ESCAPE.matcher(text).replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)))
                : value;
    }

    /** The row with each value spelled in one way, whatever type the reader has for it. */
    static String spelled(Table<?> table, Object[] row) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            values.add(row[i] == null ? "NULL" : spelled(table.columns().get(i).type(), row[i]));
        }
        return String.join(" | ", values);
    }

    private static String spelled(ColumnType type, Object value) {
        String text = value.toString();
        return switch (type) {
            case TEXT -> "'" + text + "'";
            case INTEGER -> Long.toString(new BigDecimal(text).longValueExact());
            case DECIMAL -> new BigDecimal(text).stripTrailingZeros().toPlainString();
            case DOUBLE -> Double.toString(Double.parseDouble(text));
            case BOOLEAN -> text.equals("1") || text.equals("true") ? "true" : "false";
            case DATE ->
                value instanceof BigDecimal serial
                        ? LocalDate.ofEpochDay(serial.longValueExact() - DAYS_TO_1970)
                                .toString()
                        : text;
            case INSTANT -> moment(value).toString();
        };
    }

    private static Instant moment(Object value) {
        if (value instanceof BigDecimal serial) {
            return Instant.ofEpochMilli(serial.subtract(BigDecimal.valueOf(DAYS_TO_1970))
                    .multiply(MILLIS_OF_A_DAY)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact());
        }
        return value instanceof OffsetDateTime moment ? moment.toInstant() : Instant.parse(value.toString());
    }
}
