package org.gongkai.archive.mongo;

import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * What walks have noted for a later process of their run. Of no use once the run has ended, so that payload files hold no
 * copy.
 *
 * <pre>trails {_id: "&lt;run&gt; &lt;portal&gt;", schema: 1, blocks: 3}
 *       {_id: "&lt;run&gt; &lt;portal&gt;/0", schema: 1, trail: Binary}   …/0 to …/2</pre>
 */
public final class TrailShelf {
    private static final int SCHEMA = 1;

    private final Shelf trails;

    TrailShelf(MetadataHome home, boolean sole) {
        this.trails = new Shelf(home, "trails", sole);
    }

    /** Keeps a block; the same number again replaces it. */
    public void put(String run, String portal, int block, byte[] notes) {
        String id = id(run, portal);
        trails.put(
                new Document("_id", id + "/" + block).append("schema", SCHEMA).append("trail", new Binary(notes)));
        if (block >= blocks(id)) {
            trails.put(new Document("_id", id).append("schema", SCHEMA).append("blocks", block + 1));
        }
    }

    public Optional<byte[]> find(String run, String portal, int block) {
        return trails.find(id(run, portal) + "/" + block)
                .map(document -> document.get("trail", Binary.class).getData());
    }

    /** Takes away all blocks. */
    public void remove(String run, String portal) {
        String id = id(run, portal);
        int blocks = blocks(id);
        for (int block = 0; block < blocks; block++) {
            trails.remove(id + "/" + block);
        }
        if (blocks > 0) {
            trails.remove(id);
        }
    }

    private int blocks(String id) {
        return trails.find(id).map(document -> document.getInteger("blocks")).orElse(0);
    }

    private static String id(String run, String portal) {
        return run + " " + portal;
    }

    void flush() {
        trails.flush();
    }
}
