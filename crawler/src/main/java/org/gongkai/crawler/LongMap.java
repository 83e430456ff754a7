package org.gongkai.crawler;

import java.util.function.LongConsumer;

/** Numbers by number, in 16 to 48 bytes each where a {@code HashMap} takes ninety: a crawl keeps some for each address. */
final class LongMap {
    private static final int SMALLEST = 16;
    /** Spreads keys whose low bits are alike (Fibonacci hashing). */
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private long[] keys = new long[SMALLEST];
    private long[] values = new long[SMALLEST];
    /** Key 0 marks a free place, so that it has its own. */
    private boolean zero;

    private long ofZero;
    private int size;

    /** The value of a key, or the other when it has none. */
    long getOr(long key, long other) {
        if (key == 0) {
            return zero ? ofZero : other;
        }
        int place = place(key);
        return keys[place] == key ? values[place] : other;
    }

    boolean has(long key) {
        return key == 0 ? zero : keys[place(key)] == key;
    }

    /** Sets a key's value; whether it had none. */
    boolean put(long key, long value) {
        if (key == 0) {
            boolean fresh = !zero;
            zero = true;
            ofZero = value;
            size += fresh ? 1 : 0;
            return fresh;
        }
        int place = place(key);
        boolean fresh = keys[place] != key;
        keys[place] = key;
        values[place] = value;
        if (fresh && ++size > keys.length / 3 * 2) {
            grow();
        }
        return fresh;
    }

    int size() {
        return size;
    }

    void clear() {
        keys = new long[SMALLEST];
        values = new long[SMALLEST];
        zero = false;
        size = 0;
    }

    /** Every value, in no particular order. */
    void eachValue(LongConsumer reader) {
        if (zero) {
            reader.accept(ofZero);
        }
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                reader.accept(values[i]);
            }
        }
    }

    /** Where the key is, or where it would be. */
    private int place(long key) {
        int mask = keys.length - 1;
        int place = (int) ((key * SPREAD) >>> Integer.SIZE) & mask;
        while (keys[place] != 0 && keys[place] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldValues.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                values[place] = oldValues[i];
            }
        }
    }
}
