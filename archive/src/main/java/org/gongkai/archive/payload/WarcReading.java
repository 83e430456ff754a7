package org.gongkai.archive.payload;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.gongkai.model.Digest;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** Reads single bodies out of WARC files, and never believes them before they are checked. */
final class WarcReading {
    private static final String REMEDY = "; restore the file from a backup, the other payloads are not touched by this";

    private final Path folder;

    WarcReading(Path folder) {
        this.folder = folder;
    }

    byte[] read(PayloadPlace place) throws IOException {
        Path path = folder.resolve(place.file());
        String what = "payload " + place.digest() + " (" + place.uri() + ", " + place.length() + " bytes) in " + path;
        if (!Files.exists(path)) {
            throw new IOException(what + ": the file is missing" + REMEDY);
        }
        byte[] body;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() <= place.offset()) {
                throw new IOException("the file ends at byte " + channel.size() + ", the record should begin at byte "
                        + place.offset());
            }
            channel.position(place.offset());
            body = read(channel, place);
        } catch (IOException | RuntimeException e) {
            // jwarc and the inflater report damage in several ways, some of them unchecked
            throw new IOException(what + " at byte " + place.offset() + ": " + reason(e) + REMEDY, e);
        }
        Digest found = Digest.of(body);
        if (!found.equals(place.digest())) {
            throw new IOException(
                    what + " at byte " + place.offset() + ": the bytes there have digest " + found + REMEDY);
        }
        return body;
    }

    private static byte[] read(FileChannel channel, PayloadPlace place) throws IOException {
        try (WarcReader reader = new WarcReader(channel)) {
            WarcRecord record = reader.next().orElseThrow(() -> new EOFException("no record begins there"));
            if (!place.record().equals("<" + record.id() + ">")) {
                throw new IOException("expected record " + place.record() + ", found <" + record.id() + ">");
            }
            DataInputStream block = new DataInputStream(record.body().stream());
            block.skipNBytes(place.head());
            byte[] body = new byte[Math.toIntExact(place.length())];
            block.readFully(body);
            return body;
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
