package org.gongkai.app.data.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.gongkai.app.data.table.Column;
import org.gongkai.app.data.table.Dataset;
import org.gongkai.app.data.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * A Data Package: a CSV file for each table (RFC 4180: commas, CRLF, a line of names; UTF-8 without a byte order mark, a
 * null is nothing between commas) and {@code datapackage.json}. Texts are as they are, also those that a spreadsheet
 * would take for a formula: it is made for programs.
 */
public final class CsvFolder implements DataFormat {
    private static final int BUFFER = 1 << 16;

    private final Dataset dataset;
    private final Path folder;
    private final Map<String, Printed> files = new LinkedHashMap<>();

    private record Printed(HashedFile file, CSVPrinter printer) {}

    /** @param folder that is there and empty */
    public CsvFolder(Dataset dataset, Path folder) throws IOException {
        this.dataset = dataset;
        this.folder = folder;
        for (Table<?> table : dataset.tables()) {
            HashedFile file = new HashedFile(folder.resolve(table.name() + ".csv"));
            Writer writer = new OutputStreamWriter(new BufferedOutputStream(file, BUFFER), StandardCharsets.UTF_8);
            CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
            files.put(table.name(), new Printed(file, printer));
            printer.printRecord(table.columns().stream().map(Column::name));
        }
    }

    @Override
    public void row(Table<?> table, @Nullable Object[] row) throws IOException {
        Printed printed = Objects.requireNonNull(files.get(table.name()), table.name());
        List<@Nullable String> values = new ArrayList<>(row.length);
        for (Object value : row) {
            values.add(text(value));
        }
        printed.file().rows++;
        printed.printer().printRecord(values);
    }

    /** A value as text: numbers as plain decimals, moments with three digits of a second and Z. */
    static @Nullable String text(@Nullable Object value) {
        if (value instanceof BigDecimal figure) {
            return figure.toPlainString();
        }
        if (value instanceof Instant moment) {
            return Moments.text(moment);
        }
        return value == null ? null : value.toString();
    }

    @Override
    public List<String> finish(SortedSet<String> sources) throws IOException {
        DataPackage about = new DataPackage(dataset);
        for (Table<?> table : dataset.tables()) {
            Printed printed = Objects.requireNonNull(files.get(table.name()), table.name());
            printed.printer().close();
            HashedFile file = printed.file();
            about.add(table, table.name() + ".csv", "csv", "text/csv", file.bytes(), file.sha256(), file.rows);
        }
        about.write(folder, sources);
        return List.of();
    }

    @Override
    public void close() throws IOException {
        for (Printed printed : files.values()) {
            printed.file().close();
        }
    }
}
