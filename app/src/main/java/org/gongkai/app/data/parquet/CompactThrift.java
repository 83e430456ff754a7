package org.gongkai.app.data.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Thrift's compact protocol, as far as Parquet's footer and page headers need it: one struct, its fields in order. */
final class CompactThrift {
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int SHORT = 15;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last;

    CompactThrift i32(int field, int value) {
        header(field, I32);
        zigzag(value);
        return this;
    }

    CompactThrift i64(int field, long value) {
        header(field, I64);
        zigzag(value);
        return this;
    }

    CompactThrift i8(int field, int value) {
        header(field, BYTE);
        out.write(value);
        return this;
    }

    CompactThrift bool(int field, boolean value) {
        header(field, value ? TRUE : FALSE);
        return this;
    }

    CompactThrift text(int field, String value) {
        return binary(field, value.getBytes(StandardCharsets.UTF_8));
    }

    CompactThrift binary(int field, byte[] value) {
        header(field, BINARY);
        bytes(value);
        return this;
    }

    CompactThrift struct(int field, Consumer<CompactThrift> content) {
        header(field, STRUCT);
        element(content);
        return this;
    }

    <E> CompactThrift structs(int field, List<E> elements, BiConsumer<CompactThrift, E> content) {
        list(field, STRUCT, elements.size());
        elements.forEach(each -> element(thrift -> content.accept(thrift, each)));
        return this;
    }

    CompactThrift i32s(int field, List<Integer> elements) {
        list(field, I32, elements.size());
        elements.forEach(this::zigzag);
        return this;
    }

    CompactThrift texts(int field, List<String> elements) {
        list(field, BINARY, elements.size());
        elements.forEach(each -> bytes(each.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** The struct's bytes. */
    byte[] end() {
        out.write(0);
        return out.toByteArray();
    }

    private void element(Consumer<CompactThrift> content) {
        outer.push(last);
        last = 0;
        content.accept(this);
        out.write(0);
        last = outer.pop();
    }

    private void header(int field, int type) {
        int step = field - last;
        if (step > 0 && step <= SHORT) {
            out.write(step << 4 | type);
        } else {
            out.write(type);
            zigzag(field);
        }
        last = field;
    }

    private void list(int field, int type, int size) {
        header(field, LIST);
        if (size < SHORT) {
            out.write(size << 4 | type);
        } else {
            out.write(SHORT << 4 | type);
            varint(size);
        }
    }

    private void bytes(byte[] value) {
        varint(value.length);
        out.writeBytes(value);
    }

    private void zigzag(long value) {
        varint(value << 1 ^ value >> 63);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
