package org.gongkai.app.data.format;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.gongkai.app.data.table.Column;
import org.gongkai.app.data.table.Dataset;
import org.gongkai.app.data.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * One SQLite database: the tables with their keys, indexes, views, and {@code about}. Figures are integers, or binary
 * fractions that give their digits back; days and moments are text (ISO 8601, UTC); booleans are 0 and 1.
 */
public final class SqliteFile implements DataFormat {
    private static final int AT_ONCE = 1000;
    /** Of the cache, in KiB; SQLite wants it negative. */
    private static final int CACHE = -32 * 1024;

    private final Dataset dataset;
    private final Connection connection;
    private final Map<String, Insert> inserts = new LinkedHashMap<>();

    private static final class Insert {
        private final PreparedStatement statement;
        private int waiting;

        private Insert(PreparedStatement statement) {
            this.statement = statement;
        }
    }

    /** @param file that does not exist */
    public SqliteFile(Dataset dataset, Path file) throws IOException {
        this.dataset = dataset;
        try {
            // as a URI, in which a question mark of the name begins no parameters
            this.connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
            // it stands beside its place until it is whole, so nothing is lost with it
            run("PRAGMA journal_mode = OFF");
            run("PRAGMA synchronous = OFF");
            run("PRAGMA locking_mode = EXCLUSIVE");
            run("PRAGMA temp_store = FILE");
            run("PRAGMA cache_size = " + CACHE);
            connection.setAutoCommit(false);
            for (Table<?> table : dataset.tables()) {
                run(create(table));
                String marks =
                        String.join(", ", Collections.nCopies(table.columns().size(), "?"));
                inserts.put(
                        table.name(),
                        new Insert(connection.prepareStatement(
                                "INSERT INTO " + quoted(table.name()) + " VALUES (" + marks + ")")));
            }
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String create(Table<?> table) {
        String columns = table.columns().stream()
                .map(column ->
                        "  " + quoted(column.name()) + " " + type(column) + (column.required() ? " NOT NULL" : ""))
                .collect(Collectors.joining(",\n"));
        String keys = table.foreignKeys().stream()
                .map(key -> ",\n  FOREIGN KEY (" + quoted(key.columns()) + ") REFERENCES " + quoted(key.table()) + " ("
                        + quoted(key.references()) + ")")
                .collect(Collectors.joining());
        // the rows of a long table lie in the order of its key: no second copy of the key is kept
        return "CREATE TABLE " + quoted(table.name()) + " (\n" + columns + ",\n  PRIMARY KEY ("
                + quoted(table.primaryKey()) + ")" + keys + "\n) WITHOUT ROWID";
    }

    private static String type(Column<?> column) {
        return switch (column.type()) {
            case TEXT, DATE, INSTANT -> "TEXT";
            case INTEGER, BOOLEAN -> "INTEGER";
            case DECIMAL -> "NUMERIC";
            case DOUBLE -> "REAL";
        };
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private static String quoted(List<String> names) {
        return names.stream().map(SqliteFile::quoted).collect(Collectors.joining(", "));
    }

    @Override
    public void row(Table<?> table, @Nullable Object[] row) throws IOException {
        Insert insert = Objects.requireNonNull(inserts.get(table.name()), table.name());
        try {
            for (int i = 0; i < row.length; i++) {
                bind(insert.statement, i + 1, row[i]);
            }
            insert.statement.addBatch();
            if (++insert.waiting >= AT_ONCE) {
                flush(insert);
            }
        } catch (SQLException e) {
            throw new IOException("table " + table.name() + ": " + e.getMessage(), e);
        }
    }

    private static void bind(PreparedStatement statement, int number, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setObject(number, null);
        } else if (value instanceof Long whole) {
            statement.setLong(number, whole);
        } else if (value instanceof BigDecimal figure) {
            bind(statement, number, figure);
        } else if (value instanceof Double measure) {
            statement.setDouble(number, measure);
        } else if (value instanceof Boolean truth) {
            statement.setInt(number, truth ? 1 : 0);
        } else if (value instanceof Instant moment) {
            statement.setString(number, Moments.text(moment));
        } else {
            statement.setString(number, value.toString());
        }
    }

    private static void bind(PreparedStatement statement, int number, BigDecimal figure) throws SQLException {
        if (figure.stripTrailingZeros().scale() <= 0) {
            statement.setLong(number, figure.longValueExact());
        } else {
            statement.setDouble(number, figure.doubleValue());
        }
    }

    private static void flush(Insert insert) throws SQLException {
        insert.statement.executeBatch();
        insert.waiting = 0;
    }

    @Override
    public List<String> finish(SortedSet<String> sources) throws IOException {
        try {
            for (Insert insert : inserts.values()) {
                flush(insert);
                insert.statement.close();
            }
            inserts.clear();
            about(sources);
            for (String sql : SqliteViews.all()) {
                if (Thread.currentThread().isInterrupted()) {
                    // an index of a large archive takes minutes
                    throw new ClosedByInterruptException();
                }
                run(sql);
            }
            connection.commit();
            connection.setAutoCommit(true);
            run("ANALYZE");
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
        return List.of();
    }

    private void about(SortedSet<String> sources) throws SQLException {
        run("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO about VALUES (?, ?)")) {
            for (Map.Entry<String, String> entry :
                    Statements.all(dataset, sources).entrySet()) {
                insert.setString(1, entry.getKey());
                insert.setString(2, entry.getValue());
                insert.execute();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
