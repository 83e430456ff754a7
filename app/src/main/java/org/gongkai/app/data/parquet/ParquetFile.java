package org.gongkai.app.data.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongkai.app.data.table.Column;
import org.gongkai.app.data.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * A table as a Parquet file: {@code PAR1}, row groups, footer, length of the footer, {@code PAR1}.
 *
 * <p>A row group holds at most {@value #MOST_ROWS} rows, fewer in tables with many columns: it lies in memory until it is
 * whole, and several tables are written at a time.
 */
public final class ParquetFile implements AutoCloseable {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_ROWS = 61_440;
    private static final int MOST_CELLS = 1_500_000;
    private static final int VERSION = 2;
    private static final int REQUIRED = 0;
    private static final int OPTIONAL = 1;

    private final Table<?> table;
    private final Map<String, String> notes;
    private final OutputStream out;
    private final List<ColumnBuffer> columns;
    private final int rowsOfGroup;
    private final List<Group> groups = new ArrayList<>();
    private long offset;
    private long rows;
    private int waiting;

    /** What the footer says of a chunk that is written. */
    private record Placed(ColumnBuffer.FooterEntry footerEntry, long uncompressed, long offset) {}

    private record Group(List<Placed> columns, long rows) {}

    /**
     * @param notes kept in the footer
     * @param out closed with this
     */
    public ParquetFile(Table<?> table, Map<String, String> notes, OutputStream out) throws IOException {
        this.table = table;
        this.notes = notes;
        this.out = out;
        this.columns = table.columns().stream().map(ColumnBuffer::new).toList();
        this.rowsOfGroup = Math.max(1, Math.min(MOST_ROWS, MOST_CELLS / columns.size()));
        write(MAGIC);
    }

    /** Takes a row, its values in the columns' order. */
    public void row(@Nullable Object[] row) throws IOException {
        for (int i = 0; i < row.length; i++) {
            columns.get(i).add(row[i]);
        }
        waiting++;
        if (waiting == rowsOfGroup) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (waiting == 0) {
            return;
        }
        List<Placed> placed = new ArrayList<>();
        for (ColumnBuffer column : columns) {
            ColumnBuffer.Chunk chunk = column.take();
            placed.add(new Placed(chunk.footerEntry, chunk.uncompressed, offset));
            write(chunk.bytes);
        }
        groups.add(new Group(placed, waiting));
        rows += waiting;
        waiting = 0;
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        offset += bytes.length;
    }

    /** Writes what is left, and the footer. */
    public void finish() throws IOException {
        flush();
        byte[] footer = footer();
        write(footer);
        write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.length)
                .array());
        write(MAGIC);
        out.close();
    }

    private byte[] footer() {
        List<@Nullable Column<?>> elements = new ArrayList<>();
        elements.add(null);
        elements.addAll(table.columns());
        return new CompactThrift()
                .i32(1, VERSION)
                .structs(2, elements, this::schema)
                .i64(3, rows)
                .structs(4, groups, ParquetFile::group)
                .structs(5, List.copyOf(notes.entrySet()), (out, note) -> out.text(1, note.getKey())
                        .text(2, note.getValue()))
                .text(6, "gongkai")
                // the order of each column's bounds is that of its type
                .structs(7, table.columns(), (out, column) -> out.struct(1, byType -> {}))
                .end();
    }

    /** A SchemaElement; the first, for no column, is the root of them all. */
    private void schema(CompactThrift out, @Nullable Column<?> column) {
        if (column == null) {
            out.text(4, table.name()).i32(5, table.columns().size());
            return;
        }
        out.i32(1, Physical.of(column.type()).number)
                .i32(3, column.required() ? REQUIRED : OPTIONAL)
                .text(4, column.name());
        Physical.describe(column.type(), out);
    }

    private static void group(CompactThrift out, Group group) {
        long uncompressed =
                group.columns().stream().mapToLong(Placed::uncompressed).sum();
        out.structs(1, group.columns(), (chunk, placed) -> chunk.i64(2, placed.offset())
                        .struct(3, about -> placed.footerEntry().write(about, placed.offset())))
                .i64(2, uncompressed)
                .i64(3, group.rows());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
