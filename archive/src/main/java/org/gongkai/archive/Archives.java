package org.gongkai.archive;

import com.mongodb.MongoException;
import com.mongodb.event.CommandListener;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongkai.archive.export.Exporting;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.archive.mongo.EmbeddedMetadata;
import org.gongkai.archive.mongo.FolderLock;
import org.gongkai.archive.mongo.Metadata;
import org.gongkai.archive.mongo.RemoteMetadata;
import org.gongkai.archive.payload.GridFsPayloads;
import org.gongkai.archive.payload.TornTails;
import org.gongkai.archive.payload.WarcPayloads;
import org.gongkai.config.ArchiveSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens archives by the address that {@code --archive} takes. */
public final class Archives {
    private static final Logger LOG = LoggerFactory.getLogger(Archives.class);

    private Archives() {}

    /**
     * Opens, or begins, the archive at a folder (embedded) or at a {@code mongodb://} address.
     *
     * @throws ArchiveException when it is in use, damaged, unreachable, or no place for an archive
     */
    public static Archive open(String where, ArchiveSettings settings, Clock clock) {
        return open(where, settings, clock, Optional.empty());
    }

    /**
     * Whether something is there that {@link #open} would not have to begin: a folder with anything in it. A database
     * always counts as there.
     */
    public static boolean exists(String where) {
        if (isRemote(where)) {
            return true;
        }
        try (Stream<Path> inside = Files.list(Path.of(where))) {
            return inside.findAny().isPresent();
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException | InvalidPathException e) {
            // opening it says what is the matter
            return true;
        }
    }

    private static boolean isRemote(String where) {
        return where.startsWith("mongodb://") || where.startsWith("mongodb+srv://");
    }

    /** @param listener hears every command that is sent to MongoDB */
    static Archive open(String where, ArchiveSettings settings, Clock clock, Optional<CommandListener> listener) {
        try {
            if (isRemote(where)) {
                return openRemote(where, settings, clock, listener);
            }
            return openFolder(Path.of(where), settings, clock, listener);
        } catch (IOException | InvalidPathException | MongoException e) {
            throw new ArchiveException(
                    "cannot open the archive " + RemoteMetadata.withoutPassword(where) + ": " + reason(e), e);
        }
    }

    private static Archive openRemote(
            String where, ArchiveSettings settings, Clock clock, Optional<CommandListener> listener)
            throws IOException {
        RemoteMetadata home = RemoteMetadata.connect(where, listener);
        try {
            Metadata metadata = new Metadata(home, false);
            GridFsPayloads payloads = new GridFsPayloads(home.database());
            return new MongoArchive(
                    home,
                    metadata,
                    payloads,
                    settings,
                    List.of(),
                    Optional.empty(),
                    new DatabaseExport(metadata, payloads, settings.warcFileSize()),
                    clock,
                    () -> {});
        } catch (IOException | RuntimeException e) {
            home.close();
            throw e;
        }
    }

    private static Archive openFolder(
            Path path, ArchiveSettings settings, Clock clock, Optional<CommandListener> listener) throws IOException {
        ArchiveFolder folder = ArchiveFolder.prepare(path);
        FolderLock lock = FolderLock.take(folder.folder(), "since " + clock.instant() + ", " + command());
        try {
            folder.requireMetadataForPayloads();
            EmbeddedMetadata home = EmbeddedMetadata.open(folder.metadata(), folder.commitMark(), listener);
            try {
                Metadata metadata = new Metadata(home, true);
                TornTails.Mending mending = new TornTails(folder.payloads(), folder.setAside())
                        .mend(metadata.payloads().states());
                mending.moved().forEach(LOG::warn);
                home.commit();
                folder.mark();
                return new MongoArchive(
                        home,
                        metadata,
                        new WarcPayloads(folder.payloads(), settings.warcFileSize(), clock),
                        settings,
                        mending.damaged(),
                        Optional.of(folder),
                        (turns, order, wanted, out, progress) -> new Exporting(
                                        folder.payloads(),
                                        turns.read("list payload files", () -> metadata.payloads()
                                                .states()),
                                        settings.warcFileSize())
                                .write(order, wanted, out, progress),
                        clock,
                        lock::close);
            } catch (IOException | RuntimeException e) {
                home.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Builds the metadata of an archive folder again from its payload files alone. What was there is put aside.
     *
     * @throws ArchiveException when the place is no folder with payload files, or is in use
     */
    public static RebuildReport rebuild(String where, ArchiveSettings settings, Clock clock, FixityProgress progress) {
        if (isRemote(where)) {
            throw new ArchiveException("cannot rebuild " + RemoteMetadata.withoutPassword(where)
                    + ": its payloads and its metadata are one database; restore that from a backup");
        }
        try {
            ArchiveFolder folder = ArchiveFolder.prepare(Path.of(where));
            try (FolderLock lock = FolderLock.take(folder.folder(), "since " + clock.instant() + ", " + command())) {
                LOG.debug("rebuild under {}", lock);
                ArchiveFolder draft = folder.draft();
                RebuildReport report = rebuild(folder, draft, settings, progress);
                folder.adopt(draft, clock.instant().toString().replace(":", ""));
                folder.mark();
                return report;
            }
        } catch (IOException | InvalidPathException | MongoException e) {
            throw new ArchiveException("cannot rebuild the archive " + where + ": " + reason(e), e);
        }
    }

    private static RebuildReport rebuild(
            ArchiveFolder folder, ArchiveFolder draft, ArchiveSettings settings, FixityProgress progress)
            throws IOException {
        try (EmbeddedMetadata home = EmbeddedMetadata.open(draft.metadata(), draft.commitMark(), Optional.empty())) {
            return new Rebuilding(folder.payloads(), new Metadata(home, true), home, settings).run(progress);
        }
    }

    /** What was typed behind the program's name, where the system tells; else the whole line. */
    private static String command() {
        ProcessHandle.Info info = ProcessHandle.current().info();
        List<String> words = info.arguments().map(List::of).orElse(List.of());
        int program = words.indexOf("-jar") + 2;
        String line = program > 1 && program <= words.size()
                ? "gongkai " + String.join(" ", words.subList(program, words.size()))
                : info.commandLine().orElse("gongkai");
        return line.length() <= 200 ? line : line.substring(0, 199) + "…";
    }

    private static String reason(Exception e) {
        if (e instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile() + "; change it, or name another folder";
        } else if (e instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is a file where a folder is needed; move it, or name another folder";
        } else if (e instanceof FileSystemException system) {
            return system.getFile() + ": " + (system.getReason() == null ? "cannot be used" : system.getReason())
                    + "; name a folder that can be made and written";
        }
        return String.valueOf(e.getMessage());
    }
}
