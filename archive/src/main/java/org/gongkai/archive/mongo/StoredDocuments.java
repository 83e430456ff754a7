package org.gongkai.archive.mongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;

/**
 * How a document lies in the metadata file: an octet 0xff, then BSON.
 *
 * <p>Left to itself the server's store serialises Java objects, several times for each document, only to learn how much
 * memory it takes; that was a third of the work of storing a capture. Files that hold such objects are read on.
 */
final class StoredDocuments extends BasicDataType<Document> {
    /** No type of {@link ObjectDataType} has this number. */
    static final byte MARK = (byte) 0xff;

    private static final int USUAL_SIZE = 2_048;
    private static final int USUAL_MEMORY = 6_144;
    private static final int MEMORY_OF_A_LINE = 768;

    private final ObjectDataType serialized = new ObjectDataType();

    /**
     * An estimate: pages are split, written and kept at hand by it, and most documents are alike. Extractions are not: one
     * takes as much as thirty others, and the pages at hand would take many times the memory that was meant for them.
     * Trails are larger still.
     */
    @Override
    public int getMemory(Document document) {
        if (document.get("trail") instanceof byte[] trail) {
            return USUAL_MEMORY + trail.length;
        }
        return document.get("document") instanceof Document extraction
                ? USUAL_MEMORY + MEMORY_OF_A_LINE * (lines(extraction, "cells") + lines(extraction, "checks"))
                : USUAL_MEMORY;
    }

    private static int lines(Document extraction, String list) {
        return extraction.get(list) instanceof Collection<?> lines ? lines.size() : 0;
    }

    @Override
    public void write(WriteBuffer out, Document document) {
        ByteBuf bson = Unpooled.buffer(USUAL_SIZE);
        BsonEncoder.encodeDocument(document, bson);
        out.put(MARK).put(bson.array(), bson.arrayOffset(), bson.readableBytes());
    }

    @Override
    public Document read(ByteBuffer in) {
        if (in.get(in.position()) != MARK) {
            return (Document) serialized.read(in);
        }
        in.get();
        ByteBuf bson = Unpooled.wrappedBuffer(in);
        Document document = BsonDecoder.decodeBson(bson);
        in.position(in.position() + bson.readerIndex());
        return document;
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
