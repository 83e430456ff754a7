package org.gongkai.crawler;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads what {@link Packing} wrote, in the same order. What ends too early makes it throw
 * {@link IndexOutOfBoundsException}.
 */
final class Unpacking {
    private final byte[] octets;
    private int at;

    Unpacking(byte[] octets) {
        this.octets = octets;
    }

    boolean isAtEnd() {
        return at >= octets.length;
    }

    int octet() {
        return octets[at++] & 0xff;
    }

    boolean flag() {
        return octet() != 0;
    }

    long number() {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = octet();
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while ((next & 0x80) != 0);
        return (value >>> 1) ^ -(value & 1);
    }

    int count() {
        return Math.toIntExact(number());
    }

    long key() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << Byte.SIZE | octet();
        }
        return value;
    }

    byte[] octets() {
        int length = count();
        int from = skip(length);
        return Arrays.copyOfRange(octets, from, from + length);
    }

    String text() {
        int length = count();
        return new String(octets, skip(length), length, StandardCharsets.UTF_8);
    }

    URI uri() {
        return URI.create(text());
    }

    /** The key of an address, which is not made text for it. */
    long addressKey() {
        int length = count();
        return AddressKey.of(octets, skip(length), length);
    }

    <T> Optional<T> maybe(Supplier<T> read) {
        return flag() ? Optional.of(read.get()) : Optional.empty();
    }

    <T> List<T> all(Supplier<T> read) {
        int count = count();
        List<T> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(read.get());
        }
        return values;
    }

    private int skip(int length) {
        int from = at;
        if (length < 0 || length > octets.length - from) {
            throw new IndexOutOfBoundsException("cut short at " + from);
        }
        at += length;
        return from;
    }
}
