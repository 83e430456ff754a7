package org.gongkai.archive.mongo;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;
import org.jspecify.annotations.Nullable;

/**
 * How the key of an index lies in the metadata file, and which of two comes first. A key of one string, which is what every
 * {@code _id} of the archive is, is written as an octet 0xff, its length in octets, and UTF-8.
 *
 * <p>Left to itself the server's store serialises two Java objects for each comparison, twelve comparisons for each look-up;
 * that was a fifth of a crawl. The order is kept as it was, by serialised octets, so that files which were written in it are
 * read on: the length of the string in octets, then the octets.
 */
final class StoredKeys extends BasicDataType<KeyValue> {
    /** No type of {@link ObjectDataType} has this number. */
    private static final byte MARK = (byte) 0xff;

    private static final int USUAL_MEMORY = 160;

    private final ObjectDataType serialized = new ObjectDataType();

    @Override
    public int compare(KeyValue one, KeyValue other) {
        String text = text(one);
        String otherText = text(other);
        return text == null || otherText == null ? serialized.compare(one, other) : compare(text, otherText);
    }

    /** The one string that the key is; null when it is anything else. */
    private static @Nullable String text(KeyValue key) {
        return key.size() == 1 && key.get(0) instanceof String text ? text : null;
    }

    private static int compare(String one, String other) {
        int byLength = Long.compare(octets(one), octets(other));
        if (byLength != 0) {
            return byLength;
        }
        int shared = Math.min(one.length(), other.length());
        for (int i = 0; i < shared; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return Integer.compare(rank(one.charAt(i)), rank(other.charAt(i)));
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    /** Octets in the modified UTF-8 of serialised strings ({@link java.io.DataInput}). */
    private static long octets(String text) {
        long octets = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7ff) {
                octets += 2;
            } else if (c > 0x7f || c == 0) {
                octets++;
            }
        }
        return octets;
    }

    /** Modified UTF-8 writes NUL with two octets, which puts it between the last of one octet and the first of two. */
    private static int rank(char c) {
        return c == 0 ? 0xff : 2 * c;
    }

    /** An estimate: pages are split and written by it, and most keys are alike. */
    @Override
    public int getMemory(KeyValue key) {
        return USUAL_MEMORY;
    }

    @Override
    public void write(WriteBuffer out, KeyValue key) {
        String text = text(key);
        if (text == null || !isWritable(text)) {
            serialized.write(out, key);
        } else {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.put(MARK).putVarInt(utf8.length).put(utf8);
        }
    }

    /** UTF-8 has no way to write half of a surrogate pair. */
    private static boolean isWritable(String text) {
        return text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }

    @Override
    public KeyValue read(ByteBuffer in) {
        if (in.get(in.position()) != MARK) {
            return (KeyValue) serialized.read(in);
        }
        in.get();
        byte[] utf8 = new byte[DataUtils.readVarInt(in)];
        in.get(utf8);
        return new KeyValue(new String(utf8, StandardCharsets.UTF_8));
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }
}
