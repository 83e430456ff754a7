package org.gongkai.extractor;

import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.Deflater;

/**
 * Packs numbers and texts. Each text is kept once, since labels and figures repeat, and as UTF-16, which Java takes over
 * as it is.
 *
 * <pre>bytes that follow unpacked (4 bytes), then deflated:
 *    bytes of the numbers (4 bytes), number of texts (4), chars of all of them (4)
 *    the length of each text, and all else: integers of 7 bits a byte, lowest first; reals as 8 bytes
 *    the chars, 2 bytes each, all high bytes first: in a text they are much alike</pre>
 */
final class PackedWriter {
    static final int HEAD = 12;
    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;

    private final ByteArrayOutputStream numbers = new ByteArrayOutputStream();
    private final Map<String, Integer> texts = new LinkedHashMap<>();

    /** Any integer; those that are not negative and small take the least. */
    void number(int number) {
        int left = number;
        while ((left & ~SEVEN_BITS) != 0) {
            numbers.write(left & SEVEN_BITS | MORE);
            left >>>= 7;
        }
        numbers.write(left);
    }

    void real(double real) {
        long bits = Double.doubleToRawLongBits(real);
        for (int shift = 56; shift >= 0; shift -= 8) {
            numbers.write((int) (bits >>> shift));
        }
    }

    void flag(boolean flag) {
        numbers.write(flag ? 1 : 0);
    }

    void text(String text) {
        Integer known = texts.putIfAbsent(text, texts.size());
        number(known == null ? texts.size() - 1 : known);
    }

    void texts(List<String> all) {
        list(all, this::text);
    }

    <T> void list(List<T> all, Consumer<T> writer) {
        number(all.size());
        all.forEach(writer);
    }

    /** What was written. */
    byte[] bytes() {
        Collection<String> all = texts.keySet();
        PackedWriter lengths = new PackedWriter();
        StringBuilder chars = new StringBuilder();
        for (String text : all) {
            lengths.number(text.length());
            chars.append(text);
        }
        int start = HEAD + lengths.numbers.size() + numbers.size();
        byte[] plain = new byte[start + 2 * chars.length()];
        put(plain, 0, lengths.numbers.size() + numbers.size());
        put(plain, 4, all.size());
        put(plain, 8, chars.length());
        System.arraycopy(lengths.numbers.toByteArray(), 0, plain, HEAD, lengths.numbers.size());
        System.arraycopy(numbers.toByteArray(), 0, plain, HEAD + lengths.numbers.size(), numbers.size());
        for (int at = 0; at < chars.length(); at++) {
            plain[start + at] = (byte) (chars.charAt(at) >>> 8);
            plain[start + chars.length() + at] = (byte) chars.charAt(at);
        }
        return deflated(plain);
    }

    private static void put(byte[] bytes, int at, int number) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (number >>> (24 - 8 * i));
        }
    }

    private static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 3 + 64);
            byte[] length = new byte[4];
            put(length, 0, plain.length);
            out.writeBytes(length);
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
