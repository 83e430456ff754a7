package org.gongkai.archive.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Metadata in a MongoDB deployment; every acknowledged write is durable on a majority, so that commits cost nothing. */
public final class RemoteMetadata implements MetadataHome {
    private static final String DEFAULT_DATABASE = "gongkai";
    private static final int PATIENCE_SECONDS = 5;

    private final MongoClient client;
    private final MongoDatabase database;

    private RemoteMetadata(MongoClient client, MongoDatabase database) {
        this.client = client;
        this.database = database;
    }

    /**
     * Connects, and waits five seconds at most for an answer.
     *
     * @param address {@code mongodb://} or {@code mongodb+srv://}; the database is the one it names, else {@code gongkai}
     * @throws IOException when the address is none, or nobody answers; passwords are left out of the message
     */
    public static RemoteMetadata connect(String address, Optional<CommandListener> listener) throws IOException {
        ConnectionString connection;
        try {
            connection = new ConnectionString(address);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "not a MongoDB address: " + withoutPassword(address) + ": " + withoutPassword(e.getMessage())
                            + "; expected mongodb://host[:port]/database",
                    e);
        }
        MongoClientSettings.Builder settings = MongoClientSettings.builder()
                .applyConnectionString(connection)
                .applicationName("gongkai")
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS));
        listener.ifPresent(settings::addCommandListener);
        MongoClient client;
        try {
            client = MongoClients.create(settings.build());
        } catch (MongoException | IllegalArgumentException e) {
            throw new IOException("cannot use " + withoutPassword(address) + ": " + withoutPassword(e.getMessage()), e);
        }
        String name = Optional.ofNullable(connection.getDatabase()).orElse(DEFAULT_DATABASE);
        MongoDatabase database = client.getDatabase(name);
        try {
            database.runCommand(new Document("ping", 1));
        } catch (MongoException e) {
            client.close();
            List<String> hosts = connection.getHosts();
            throw new IOException(
                    "no usable answer from MongoDB at " + String.join(", ", hosts) + " within "
                            + PATIENCE_SECONDS + " seconds: " + firstLine(e.getMessage())
                            + "; check that it runs, that this machine may reach it, and user and password",
                    e);
        }
        return new RemoteMetadata(client, database);
    }

    @Override
    public MongoDatabase database() {
        return database;
    }

    @Override
    public void commit() {
        // the write concern has done it already
    }

    @Override
    public void close() {
        client.close();
    }

    /** The address as it may stand in a message or a log. */
    public static String withoutPassword(@Nullable String address) {
        return address == null ? "" : address.replaceAll("//([^:/@]*):[^@/]*@", "//$1:…@");
    }

    private static String firstLine(@Nullable String message) {
        String text = withoutPassword(message);
        int end = text.indexOf(". Client view of cluster state");
        return (end < 0 ? text : text.substring(0, end)).lines().findFirst().orElse("");
    }
}
