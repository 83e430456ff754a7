package org.gongkai.archive.payload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Brings a folder of WARC files back to what was committed, after a process died while writing.
 *
 * <p>Bytes beyond a file's committed length were never acknowledged to anyone; they are moved aside, not deleted. A file
 * that is shorter than committed, or missing, is damage: it is left as it is and reported.
 */
public final class TornTails {
    private final Path folder;
    private final Path aside;

    /** @param aside folder that takes what is cut off; made when needed */
    public TornTails(Path folder, Path aside) {
        this.folder = folder;
        this.aside = aside;
    }

    /** What was moved aside, and what is damaged: sentences for people. */
    public record Mending(List<String> moved, List<String> damaged) {}

    /** @param committed state of each file that metadata knows */
    public Mending mend(Map<String, FileState> committed) throws IOException {
        List<String> moved = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        Map<String, FileState> unseen = new TreeMap<>(committed);
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.filter(WarcPayloads::isOurs).sorted().toList();
        }
        for (Path file : files) {
            FileState state = unseen.remove(file.getFileName().toString());
            long size = Files.size(file);
            long safe = state == null ? 0 : state.length();
            if (state == null) {
                moved.add(moveAway(file, size));
            } else if (size > safe) {
                moved.add(cutBack(file, safe, size));
            } else if (size < safe) {
                damaged.add(file + " has " + size + " bytes, " + safe
                        + " were committed; payloads beyond its end cannot be read: restore it from a backup");
            }
        }
        unseen.forEach((name, state) -> damaged.add(folder.resolve(name) + " is missing, " + state.length()
                + " bytes were committed; its payloads cannot be read: restore it from a backup"));
        return new Mending(moved, damaged);
    }

    private String moveAway(Path file, long size) throws IOException {
        Files.createDirectories(aside);
        Path target = aside.resolve(file.getFileName().toString());
        // two processes that died within the same second began files of one name
        for (int again = 2; Files.exists(target); again++) {
            target = aside.resolve(file.getFileName() + "." + again);
        }
        Files.move(file, target);
        return "moved " + file + " (" + size + " bytes, begun and never committed) to " + target;
    }

    private String cutBack(Path file, long safe, long size) throws IOException {
        Files.createDirectories(aside);
        Path target = aside.resolve(file.getFileName() + "." + safe + "-" + size + ".tail");
        Path partial = aside.resolve(target.getFileName() + ".partial");
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = Files.newOutputStream(partial)) {
            in.skipNBytes(safe);
            in.transferTo(out);
        }
        try (FileChannel copied = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            copied.force(true);
        }
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel cut = FileChannel.open(file, StandardOpenOption.WRITE)) {
            cut.truncate(safe);
            cut.force(true);
        }
        return "moved the last " + (size - safe) + " bytes of " + file + " (written and never committed) to " + target;
    }
}
