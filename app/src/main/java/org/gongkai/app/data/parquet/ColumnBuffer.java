package org.gongkai.app.data.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.gongkai.app.data.table.Column;
import org.jspecify.annotations.Nullable;

/** The values of one column for one row group, each different value once. */
final class ColumnBuffer {
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int RLE_DICTIONARY = 8;
    private static final int GZIP = 2;
    private static final int DATA_PAGE = 0;
    private static final int DICTIONARY_PAGE = 2;
    private static final int NULL = -1;
    /** Longer values are no bounds: they would make the footer long. */
    private static final int LONGEST_BOUND = 64;

    private final Column<?> column;
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<Object> values = new ArrayList<>();
    private int[] cells = new int[1024];
    private int count;
    private int nulls;

    ColumnBuffer(Column<?> column) {
        this.column = column;
    }

    void add(@Nullable Object value) {
        if (count == cells.length) {
            cells = Arrays.copyOf(cells, count * 2);
        }
        if (value == null) {
            cells[count++] = NULL;
            nulls++;
            return;
        }
        Object stored = Physical.stored(value);
        Integer number = numbers.get(stored);
        if (number == null) {
            number = values.size();
            numbers.put(stored, number);
            values.add(stored);
        }
        cells[count++] = number;
    }

    /** A column of a row group as it lies in the file. */
    static final class Chunk {
        /** Its pages. */
        final byte[] bytes;
        /** Length of the pages before packing. */
        final long uncompressed;
        /** Its ColumnMetaData, given the offset in the file of the first page. */
        final FooterEntry footerEntry;

        private Chunk(byte[] bytes, long uncompressed, FooterEntry footerEntry) {
            this.bytes = bytes;
            this.uncompressed = uncompressed;
            this.footerEntry = footerEntry;
        }
    }

    /** Writes a ColumnMetaData of the footer. */
    interface FooterEntry {
        void write(CompactThrift out, long offset);
    }

    /** All values, which are forgotten. */
    Chunk take() throws IOException {
        Physical type = Physical.of(column.type());
        int filled = count - nulls;
        boolean dictionary = type != Physical.BOOLEAN && values.size() <= filled / 2;
        ByteArrayOutputStream pages = new ByteArrayOutputStream();
        long uncompressed = 0;
        int dictionaryLength = 0;
        if (dictionary) {
            ByteArrayOutputStream entries = new ByteArrayOutputStream();
            values.forEach(value -> Physical.plain(value, entries));
            int entryCount = values.size();
            uncompressed += page(
                    pages,
                    DICTIONARY_PAGE,
                    entries.toByteArray(),
                    header -> header.struct(7, page -> page.i32(1, entryCount).i32(2, PLAIN)));
            dictionaryLength = pages.size();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (!column.required()) {
            byte[] levels = levels();
            body.writeBytes(Physical.bytes(Integer.valueOf(levels.length)));
            body.writeBytes(levels);
        }
        if (dictionary) {
            int width = Math.max(1, RunLength.width(values.size() - 1));
            body.write(width);
            body.writeBytes(RunLength.encode(filled(filled), filled, width));
        } else if (type == Physical.BOOLEAN) {
            body.writeBytes(bits(filled));
        } else {
            for (int number : filled(filled)) {
                Physical.plain(values.get(number), body);
            }
        }
        int cellCount = count;
        int encoding = dictionary ? RLE_DICTIONARY : PLAIN;
        uncompressed += page(
                pages,
                DATA_PAGE,
                body.toByteArray(),
                header -> header.struct(5, page -> page.i32(1, cellCount)
                        .i32(2, encoding)
                        .i32(3, RLE)
                        .i32(4, RLE)));
        Chunk chunk = new Chunk(
                pages.toByteArray(),
                uncompressed,
                footerEntry(type, dictionary, pages.size(), uncompressed, dictionaryLength));
        forget();
        return chunk;
    }

    private void forget() {
        numbers.clear();
        values.clear();
        count = 0;
        nulls = 0;
    }

    /** 1 where there is a value, 0 where there is none. */
    private byte[] levels() {
        int[] levels = new int[count];
        for (int i = 0; i < count; i++) {
            levels[i] = cells[i] == NULL ? 0 : 1;
        }
        return RunLength.encode(levels, count, 1);
    }

    private int[] filled(int size) {
        int[] filled = new int[size];
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (cells[i] != NULL) {
                filled[at++] = cells[i];
            }
        }
        return filled;
    }

    private byte[] bits(int size) {
        byte[] bits = new byte[(size + Byte.SIZE - 1) / Byte.SIZE];
        int[] filled = filled(size);
        for (int i = 0; i < size; i++) {
            if (values.get(filled[i]).equals(true)) {
                bits[i / Byte.SIZE] |= (byte) (1 << i % Byte.SIZE);
            }
        }
        return bits;
    }

    private interface Header {
        void write(CompactThrift header);
    }

    /** @return length of header and body, the body unpacked */
    private static long page(ByteArrayOutputStream pages, int type, byte[] body, Header rest) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        CompactThrift header =
                new CompactThrift().i32(1, type).i32(2, body.length).i32(3, packed.size());
        rest.write(header);
        byte[] bytes = header.end();
        pages.writeBytes(bytes);
        pages.writeBytes(packed.toByteArray());
        return (long) bytes.length + body.length;
    }

    private FooterEntry footerEntry(
            Physical type, boolean dictionary, long compressed, long uncompressed, int dictionaryLength) {
        int cellCount = count;
        int nullCount = nulls;
        List<byte[]> bounds = bounds();
        return (out, offset) -> {
            out.i32(1, type.number)
                    .i32s(2, dictionary ? List.of(PLAIN, RLE, RLE_DICTIONARY) : List.of(PLAIN, RLE))
                    .texts(3, List.of(column.name()))
                    .i32(4, GZIP)
                    .i64(5, cellCount)
                    .i64(6, uncompressed)
                    .i64(7, compressed)
                    .i64(9, offset + dictionaryLength);
            if (dictionary) {
                out.i64(11, offset);
            }
            out.struct(12, statistics -> {
                statistics.i64(3, nullCount);
                if (!bounds.isEmpty()) {
                    statistics.binary(5, bounds.get(1)).binary(6, bounds.get(0));
                }
            });
        };
    }

    /** The least and the greatest value; empty when there are none, or they are no bounds. */
    private List<byte[]> bounds() {
        if (values.isEmpty() || values.get(0) instanceof Double) {
            return List.of();
        }
        byte[] least = Physical.bytes(Collections.min(values, ColumnBuffer::compare));
        byte[] greatest = Physical.bytes(Collections.max(values, ColumnBuffer::compare));
        return Math.max(least.length, greatest.length) > LONGEST_BOUND ? List.of() : List.of(least, greatest);
    }

    /** Text by its bytes, as the format orders it; all other values by their own order. */
    private static int compare(Object one, Object other) {
        if (one instanceof String) {
            return Arrays.compareUnsigned(Physical.bytes(one), Physical.bytes(other));
        }
        if (one instanceof Long whole) {
            return whole.compareTo((Long) other);
        }
        if (one instanceof Integer whole) {
            return whole.compareTo((Integer) other);
        }
        return one instanceof Boolean truth ? truth.compareTo((Boolean) other) : 0;
    }
}
