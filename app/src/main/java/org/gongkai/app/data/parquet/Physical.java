package org.gongkai.app.data.parquet;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.gongkai.app.data.table.ColumnType;
import org.gongkai.app.data.table.Figure;

/** How the values of a type lie in a file (parquet-format, "Types" and "Logical Types"). */
enum Physical {
    BOOLEAN(0),
    INT32(1),
    INT64(2),
    DOUBLE(5),
    BYTE_ARRAY(6);

    /** Number of the type in the file. */
    final int number;

    Physical(int number) {
        this.number = number;
    }

    static Physical of(ColumnType type) {
        return switch (type) {
            case TEXT -> BYTE_ARRAY;
            case INTEGER, DECIMAL, INSTANT -> INT64;
            case DOUBLE -> DOUBLE;
            case BOOLEAN -> BOOLEAN;
            case DATE -> INT32;
        };
    }

    /** The value as it is stored: a {@code Long}, {@code Integer}, {@code Double}, {@code Boolean} or {@code String}. */
    static Object stored(Object value) {
        if (value instanceof BigDecimal figure) {
            return figure.setScale(Figure.SCALE).unscaledValue().longValueExact();
        }
        if (value instanceof Instant moment) {
            return moment.toEpochMilli();
        }
        return value instanceof LocalDate day ? (Object) Math.toIntExact(day.toEpochDay()) : value;
    }

    /** The bytes of a stored value in PLAIN encoding, without a length. */
    static byte[] bytes(Object stored) {
        if (stored instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (stored instanceof Long whole) {
            return buffer.putLong(whole).array();
        }
        if (stored instanceof Double measure) {
            return buffer.putDouble(measure).array();
        }
        if (stored instanceof Integer whole) {
            return ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(whole)
                    .array();
        }
        return new byte[] {(byte) (Boolean.TRUE.equals(stored) ? 1 : 0)};
    }

    /** Puts a stored value behind others, text with its length before it. Not for truths, which are single bits. */
    static void plain(Object stored, ByteArrayOutputStream out) {
        byte[] bytes = bytes(stored);
        if (stored instanceof String) {
            out.writeBytes(bytes(Integer.valueOf(bytes.length)));
        }
        out.writeBytes(bytes);
    }

    /** Writes what the type means into a SchemaElement: converted type for old readers, logical type for new ones. */
    static void describe(ColumnType type, CompactThrift element) {
        switch (type) {
            case TEXT -> element.i32(6, 0).struct(10, logical -> logical.struct(1, string -> {}));
            case DECIMAL ->
                element.i32(6, 5)
                        .i32(7, Figure.SCALE)
                        .i32(8, Figure.PRECISION)
                        .struct(
                                10,
                                logical -> logical.struct(5, decimal -> decimal.i32(1, Figure.SCALE)
                                        .i32(2, Figure.PRECISION)));
            case DATE -> element.i32(6, 6).struct(10, logical -> logical.struct(6, date -> {}));
            case INSTANT ->
                element.i32(6, 9)
                        .struct(
                                10,
                                logical -> logical.struct(8, timestamp -> timestamp
                                        .bool(1, true)
                                        .struct(2, unit -> unit.struct(1, millis -> {}))));
            case INTEGER ->
                element.i32(6, 18)
                        .struct(
                                10,
                                logical -> logical.struct(
                                        10, integer -> integer.i8(1, Long.SIZE).bool(2, true)));
            case DOUBLE, BOOLEAN -> {}
        }
    }
}
