package org.gongkai.archive.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** The maps of a metadata file, as the server names them, and how what is in them is written. */
final class MetadataMaps {
    private static final String DOCUMENTS = "databases.";
    private static final String INDEX = "._index__id_";

    private MetadataMaps() {}

    /** The server opens its maps without saying how things are written, and takes one that is open as it is. */
    static void open(MVStore store, String database, List<String> collections) {
        for (String collection : collections) {
            store.openMap(
                    documents(database, collection),
                    new MVMap.Builder<Object, Document>().valueType(new StoredDocuments()));
            store.openMap(index(database, collection), new MVMap.Builder<Object, Object>().keyType(new StoredKeys()));
        }
    }

    /** The name of the map that holds a collection's documents. */
    static String documents(String database, String collection) {
        return DOCUMENTS + database + "." + collection;
    }

    /** The name of the map that holds the places of a collection's documents by their ids. */
    static String index(String database, String collection) {
        return database + "." + collection + INDEX;
    }

    /** How a map is opened by who copies it and does not ask what it holds. */
    static MVMap.Builder<Object, Object> raw(String name) {
        MVMap.Builder<Object, Object> map = new MVMap.Builder<>();
        if (name.startsWith(DOCUMENTS)) {
            map.valueType(new RawDocuments());
        } else if (name.endsWith(INDEX)) {
            map.keyType(new StoredKeys());
        }
        return map;
    }
}
