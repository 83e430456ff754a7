package org.gongkai.archive.mongo;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;
import org.jspecify.annotations.Nullable;

/**
 * How an {@code _id} lies in an index of the metadata file: an octet 0xff, then its length and its characters.
 *
 * <p>Left to itself the server's store serialises Java objects, two for each comparison on the way to a key; that was
 * half of the work of storing a capture. The order is the one that comparing the serialised objects gave, length first:
 * files that were written in it are read on.
 */
final class StoredKeys extends BasicDataType<Object> {
    /** No type of {@link ObjectDataType} has this number. */
    private static final byte MARK = (byte) 0xff;
    /** Longer strings are serialised in another form. */
    private static final int LONGEST = 0xffff / 3;

    private static final int OVERHEAD = 120;

    private final ObjectDataType serialized = new ObjectDataType();

    /** The text, when the key is one and of ASCII alone, as all of ours are; else null. */
    private static @Nullable String text(Object key) {
        if (key instanceof KeyValue value
                && value.size() == 1
                && value.get(0) instanceof String text
                && text.length() <= LONGEST) {
            for (int at = 0; at < text.length(); at++) {
                char letter = text.charAt(at);
                if (letter == 0 || letter > 0x7f) {
                    return null;
                }
            }
            return text;
        }
        return null;
    }

    @Override
    public int compare(Object one, Object other) {
        String first = text(one);
        String second = text(other);
        if (first == null || second == null) {
            return serialized.compare(one, other);
        }
        return first.length() == second.length()
                ? first.compareTo(second)
                : Integer.compare(first.length(), second.length());
    }

    /** An estimate: pages are split and written by it. */
    @Override
    public int getMemory(Object key) {
        String text = text(key);
        return text == null ? serialized.getMemory(key) : OVERHEAD + text.length();
    }

    @Override
    public void write(WriteBuffer out, Object key) {
        String text = text(key);
        if (text == null) {
            serialized.write(out, key);
        } else {
            out.put(MARK).putVarInt(text.length()).putStringData(text, text.length());
        }
    }

    @Override
    public Object read(ByteBuffer in) {
        if (in.get(in.position()) != MARK) {
            return serialized.read(in);
        }
        in.get();
        return new KeyValue(DataUtils.readString(in));
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
