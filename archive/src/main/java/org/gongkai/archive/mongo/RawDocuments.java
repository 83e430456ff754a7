package org.gongkai.archive.mongo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;

/**
 * Documents as {@link StoredDocuments} lays them, for copying: what was written as BSON is taken over as bytes, unread.
 *
 * <p>Its estimate of the memory that a document takes decides how many stand in a page of the copy. More of them share
 * what they have in common, and more are written anew when one of them changes.
 */
final class RawDocuments extends BasicDataType<Object> {
    /** Some ten documents fill a page, as pages are of 16 KiB by estimate and are cut in half when full. */
    private static final int MEMORY_IN_COPIES = 760;

    private static final int LENGTH_BYTES = 4;

    private final ObjectDataType serialized = new ObjectDataType();

    @Override
    public int getMemory(Object document) {
        return document instanceof byte[] bson ? Math.max(MEMORY_IN_COPIES, bson.length / 2) : MEMORY_IN_COPIES;
    }

    @Override
    public void write(WriteBuffer out, Object document) {
        if (document instanceof byte[] bson) {
            out.put(StoredDocuments.MARK).put(bson);
        } else {
            serialized.write(out, document);
        }
    }

    /** The length of a BSON document stands at its beginning, lowest octet first. */
    @Override
    public Object read(ByteBuffer in) {
        if (in.get(in.position()) != StoredDocuments.MARK) {
            return serialized.read(in);
        }
        in.get();
        byte[] bson = new byte
                [in.slice().order(ByteOrder.LITTLE_ENDIAN).limit(LENGTH_BYTES).getInt(0)];
        in.get(bson);
        return bson;
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
