package org.gongkai.archive;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongkai.config.ArchiveSettings;

/** A place where an archive can be opened, closed and opened again. */
record Home(String name, String where, Runnable remover) implements AutoCloseable {
    /** The places that every contract is checked against. */
    static Stream<Home> all() {
        List<Home> homes = new ArrayList<>(List.of(folder(), sharedServer()));
        Optional.ofNullable(System.getenv("GONGKAI_TEST_MONGODB")).ifPresent(address -> homes.add(deployment(address)));
        return homes.stream();
    }

    static Home folder() {
        try {
            Path folder = Files.createTempDirectory("gongkai-archive-test");
            return new Home("folder", folder.resolve("archive").toString(), () -> remove(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A deployment as the program sees one; it lives as long as the test. */
    static Home sharedServer() {
        MongoServer server = new MongoServer(H2Backend.inMemory());
        server.bind();
        String address = "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/archive";
        return new Home("shared server", address, server::shutdownNow);
    }

    private static Home deployment(String address) {
        String database = "gongkai_test_" + UUID.randomUUID().toString().replace("-", "");
        int query = address.indexOf('?');
        String base = (query < 0 ? address : address.substring(0, query)).replaceAll("(?<=[^/])/[^/]*$", "");
        String where = base + "/" + database + (query < 0 ? "" : address.substring(query));
        return new Home("GONGKAI_TEST_MONGODB", where, () -> {
            try (MongoClient client = MongoClients.create(address)) {
                client.getDatabase(database).drop();
            }
        });
    }

    Archive open() {
        return open(TestSettings.SETTINGS, Optional.empty());
    }

    Archive open(ArchiveSettings settings, Optional<CommandListener> listener) {
        return Archives.open(where, settings, TestSettings.CLOCK, listener);
    }

    boolean isFolder() {
        return !where.startsWith("mongodb");
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        remover.run();
    }

    @Override
    public String toString() {
        return name;
    }
}
