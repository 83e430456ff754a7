package org.gongkai.extractor;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks what a {@link PackedWriter} packed, in the same order. Its bytes are taken for whole. */
final class PackedReader {
    private final byte[] plain;
    private final String[] texts;
    private int at;

    /** @throws DataFormatException when the bytes are none of a writer's */
    PackedReader(byte[] bytes, int from) throws DataFormatException {
        this.plain = inflated(bytes, from);
        ByteBuffer head = ByteBuffer.wrap(plain);
        int numbers = head.getInt();
        this.texts = new String[head.getInt()];
        int count = head.getInt();
        char[] chars = new char[count];
        int high = PackedWriter.HEAD + numbers;
        int low = high + count;
        for (int i = 0; i < count; i++) {
            chars[i] = (char) (plain[high + i] << 8 | plain[low + i] & 0xff);
        }
        this.at = PackedWriter.HEAD;
        int start = 0;
        for (int i = 0; i < texts.length; i++) {
            int length = number();
            texts[i] = new String(chars, start, length);
            start += length;
        }
    }

    private static byte[] inflated(byte[] bytes, int from) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            byte[] plain = new byte[ByteBuffer.wrap(bytes, from, 4).getInt()];
            inflater.setInput(bytes, from + 4, bytes.length - from - 4);
            int length = 0;
            while (length < plain.length) {
                int more = inflater.inflate(plain, length, plain.length - length);
                if (more == 0) {
                    throw new DataFormatException("ends early");
                }
                length += more;
            }
            return plain;
        } finally {
            inflater.end();
        }
    }

    int number() {
        int number = 0;
        int shift = 0;
        int next = plain[at++];
        while (next < 0) {
            number |= (next & 0x7f) << shift;
            shift += 7;
            next = plain[at++];
        }
        return number | next << shift;
    }

    double real() {
        double real = ByteBuffer.wrap(plain, at, 8).getDouble();
        at += 8;
        return real;
    }

    boolean flag() {
        return plain[at++] != 0;
    }

    String text() {
        return texts[number()];
    }

    List<String> texts() {
        return list(this::text);
    }

    <T> List<T> list(Supplier<T> reader) {
        int size = number();
        List<T> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(reader.get());
        }
        return all;
    }
}
