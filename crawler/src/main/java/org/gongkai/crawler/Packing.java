package org.gongkai.crawler;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes values one behind the other, without names or gaps; {@link Unpacking} reads them in the same order. */
final class Packing {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Packing octet(int value) {
        out.write(value);
        return this;
    }

    Packing flag(boolean value) {
        return octet(value ? 1 : 0);
    }

    /** A number of either sign, in as few octets as it needs: seven bits each, the lowest first, the sign lowest. */
    Packing number(long value) {
        long rest = (value << 1) ^ (value >> (Long.SIZE - 1));
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        return octet((int) rest);
    }

    /** A number that is anything, in eight octets. */
    Packing key(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.write((int) (value >>> shift));
        }
        return this;
    }

    Packing octets(byte[] value) {
        number(value.length);
        out.writeBytes(value);
        return this;
    }

    Packing text(String value) {
        return octets(value.getBytes(StandardCharsets.UTF_8));
    }

    Packing uri(URI value) {
        return text(value.toString());
    }

    <T> Packing maybe(Optional<T> value, Consumer<T> write) {
        flag(value.isPresent());
        value.ifPresent(write);
        return this;
    }

    <T> Packing all(Collection<T> values, Consumer<T> write) {
        number(values.size());
        values.forEach(write);
        return this;
    }

    int length() {
        return out.size();
    }

    byte[] octets() {
        return out.toByteArray();
    }

    void clear() {
        out.reset();
    }
}
