package org.gongkai.app.data.parquet;

import java.io.ByteArrayOutputStream;

/** Small whole numbers as runs of the same, or packed bit by bit (parquet-format, "Run Length Encoding / Bit-Packing"). */
final class RunLength {
    private static final int GROUP = 8;

    private RunLength() {}

    /** The bits that numbers up to this one need. */
    static int width(int greatest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(greatest);
    }

    /** The first {@code count} numbers, each of so many bits. */
    static byte[] encode(int[] numbers, int count, int width) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < count) {
            int run = run(numbers, at, count);
            if (run >= GROUP) {
                varint(out, (long) run << 1);
                for (int bit = 0; bit < width; bit += Byte.SIZE) {
                    out.write(numbers[at] >>> bit);
                }
                at += run;
            } else {
                int end = at;
                while (end < count && run(numbers, end, count) < GROUP) {
                    end += GROUP;
                }
                varint(out, ((long) (end - at) / GROUP) << 1 | 1);
                pack(out, numbers, at, end, count, width);
                at = end;
            }
        }
        return out.toByteArray();
    }

    private static int run(int[] numbers, int from, int count) {
        int end = from + 1;
        while (end < count && numbers[end] == numbers[from]) {
            end++;
        }
        return end - from;
    }

    /** Lowest bit first; what lies behind the last number is 0. */
    private static void pack(ByteArrayOutputStream out, int[] numbers, int from, int end, int count, int width) {
        long held = 0;
        int bits = 0;
        for (int i = from; i < end; i++) {
            held |= (i < count ? (long) numbers[i] : 0) << bits;
            bits += width;
            while (bits >= Byte.SIZE) {
                out.write((int) held);
                held >>>= Byte.SIZE;
                bits -= Byte.SIZE;
            }
        }
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest > 0x7F) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
