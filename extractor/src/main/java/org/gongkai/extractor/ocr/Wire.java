package org.gongkai.extractor.ocr;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A message as protocol buffers write it: fields by number, in order. */
final class Wire {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int BYTES = 2;
    private static final int FOUR_BYTES = 5;

    private Wire() {}

    /**
     * One field.
     *
     * @param kind of the encoding
     * @param value of an integer; else 0
     * @param bytes of anything else; else none
     */
    record Field(int number, int kind, long value, byte[] bytes) {
        static Field of(int number, long value) {
            return new Field(number, VARINT, value, new byte[0]);
        }

        static Field of(int number, byte[] bytes) {
            return new Field(number, BYTES, 0, bytes);
        }

        static Field of(int number, String text) {
            return of(number, text.getBytes(StandardCharsets.UTF_8));
        }

        /** @param bytes little-endian */
        static Field ofFloat(int number, byte[] bytes) {
            return new Field(number, FOUR_BYTES, 0, bytes);
        }

        /** One integer, or several one after another. */
        List<Long> integers() {
            List<Long> values = new ArrayList<>();
            if (kind == VARINT) {
                values.add(value);
            }
            ByteBuffer in = ByteBuffer.wrap(bytes);
            while (in.hasRemaining()) {
                values.add(varint(in));
            }
            return values;
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** @throws IllegalArgumentException when it is no message */
    static List<Field> read(byte[] message) {
        List<Field> fields = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(message);
        while (in.hasRemaining()) {
            long key = varint(in);
            int kind = (int) (key & 7);
            int number = (int) (key >>> 3);
            switch (kind) {
                case VARINT -> fields.add(Field.of(number, varint(in)));
                case EIGHT_BYTES -> fields.add(new Field(number, kind, 0, bytes(in, 8)));
                case BYTES -> fields.add(Field.of(number, bytes(in, (int) varint(in))));
                case FOUR_BYTES -> fields.add(new Field(number, kind, 0, bytes(in, 4)));
                default -> throw new IllegalArgumentException("no field begins with " + key);
            }
        }
        return fields;
    }

    static byte[] write(List<Field> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field field : fields) {
            varint(out, (long) field.number() << 3 | field.kind());
            if (field.kind() == VARINT) {
                varint(out, field.value());
            } else {
                if (field.kind() == BYTES) {
                    varint(out, field.bytes().length);
                }
                out.writeBytes(field.bytes());
            }
        }
        return out.toByteArray();
    }

    private static byte[] bytes(ByteBuffer in, int count) {
        int from = in.position();
        if (count < 0 || count > in.remaining()) {
            throw new IllegalArgumentException("a field of " + count + " bytes does not end");
        }
        in.position(from + count);
        return Arrays.copyOfRange(in.array(), from, from + count);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64 && in.hasRemaining(); shift += 7) {
            byte next = in.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("an integer does not end");
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
