package org.gongkai.archive.warc;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;

/**
 * Goes through a WARC file, packed or not, from one record to the next. What is no record is told, with the reason, and
 * passed over: the scan goes on at the next place where a record begins.
 */
public final class WarcScan implements AutoCloseable {
    /** Blocks are read whole; a larger one than this is told as broken. */
    static final int LARGEST_BLOCK = 1 << 30;

    private static final int LARGEST_HEAD = 1 << 20;

    private final FileWindow file;
    private final boolean strict;
    private final GzipMember member;
    private boolean inMember;

    /**
     * @param from where to begin; a record or gzip member must begin there
     * @param end where the file ends for this scan
     * @param strict whether every member must be written as our own are: one record, a bare header; damage that gzip
     *     itself does not notice then shows
     */
    public WarcScan(Path path, long from, long end, boolean strict) throws IOException {
        this.file = new FileWindow(path, from, end);
        this.strict = strict;
        this.member = new GzipMember(file);
    }

    /**
     * Goes through a stretch of a file of our own, which begins and ends with a member.
     *
     * @param stretch is the scan's from now on, and may be changed
     */
    public WarcScan(WarcSlices.Slice stretch) {
        this.file = new FileWindow(stretch);
        this.strict = true;
        this.member = new GzipMember(file);
    }

    /** What stands in the file next. */
    public sealed interface Found {
        /** A record whose structure is sound. */
        record Sound(WarcEntry entry) implements Found {}

        /** A stretch that is no sound record. */
        record Broken(long offset, long length, String reason) implements Found {}
    }

    /** The next record or broken stretch, empty at the end. */
    public Optional<Found> next() throws IOException {
        if (inMember) {
            Optional<Found> shared = nextInMember();
            if (shared.isPresent()) {
                return shared;
            }
        }
        if (file.position() >= file.end()) {
            return Optional.empty();
        }
        long offset = file.position();
        try {
            return Optional.of(new Found.Sound(record(offset)));
        } catch (EOFException e) {
            return Optional.of(broken(offset, "the file ends in the middle of a record"));
        } catch (DataFormatException | BrokenRecordException e) {
            return Optional.of(broken(offset, String.valueOf(e.getMessage())));
        }
    }

    private Optional<Found> nextInMember() throws IOException {
        // unpacking runs ahead of what is taken: after damage the search begins where the member did
        long offset = member.offset();
        try {
            if (member.atEnd()) {
                inMember = false;
                return Optional.empty();
            }
            return Optional.of(new Found.Sound(record(member.offset(), member)));
        } catch (EOFException e) {
            return Optional.of(broken(offset, "the file ends in the middle of a record"));
        } catch (DataFormatException | BrokenRecordException e) {
            return Optional.of(broken(offset, String.valueOf(e.getMessage())));
        }
    }

    private WarcEntry record(long offset) throws IOException, DataFormatException, BrokenRecordException {
        if (!strict && file.peek(0) == 'W') {
            WarcEntry entry = record(offset, file);
            return new WarcEntry(offset, file.position() - offset, entry.head(), entry.block());
        }
        member.begin(strict);
        WarcEntry entry = record(offset, member);
        if (member.atEnd()) {
            return new WarcEntry(offset, file.position() - offset, entry.head(), entry.block());
        }
        if (strict || !member.goesOnWith('W')) {
            throw new BrokenRecordException("something follows the record in its gzip member that is none");
        }
        inMember = true;
        return entry;
    }

    private WarcEntry record(long offset, Source in) throws IOException, DataFormatException, BrokenRecordException {
        try {
            WarcHead head = WarcHead.parse(head(in));
            long length = head.contentLength();
            if (length > LARGEST_BLOCK) {
                throw new BrokenRecordException("a block of " + length + " bytes is more than can be read at once");
            }
            byte[] block = block(in, (int) length);
            int gap = strict ? expectEnd(in) : in.skipLineEnds();
            if (gap < 4 && strict) {
                throw new BrokenRecordException("the record does not end with two line ends");
            }
            return new WarcEntry(offset, 0, head, block);
        } catch (EOFException | BrokenRecordException e) {
            throw e;
        } catch (IOException e) {
            throw new BrokenRecordException(String.valueOf(e.getMessage()));
        }
    }

    private static int expectEnd(Source in) throws IOException, DataFormatException {
        byte[] end = new byte[4];
        in.readFully(end, 0, 4);
        return Arrays.equals(end, new byte[] {'\r', '\n', '\r', '\n'}) ? 4 : 0;
    }

    /** Grows with what is really there: a length that a broken header claims is not believed at once. */
    private static byte[] block(Source in, int length) throws IOException, DataFormatException {
        byte[] block = new byte[Math.min(length, 1 << 22)];
        int have = 0;
        while (have < length) {
            if (have == block.length) {
                block = Arrays.copyOf(block, (int) Math.min(length, block.length * 4L));
            }
            in.readFully(block, have, block.length - have);
            have = block.length;
        }
        return block;
    }

    private static byte[] head(Source in) throws IOException, DataFormatException, BrokenRecordException {
        byte[] text = new byte[1024];
        int length = 0;
        int lineStart = 0;
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            if (length == 5 && !new String(text, 0, 5, java.nio.charset.StandardCharsets.ISO_8859_1).equals("WARC/")) {
                throw new BrokenRecordException("no WARC record begins here");
            }
            if (length == text.length) {
                if (length >= LARGEST_HEAD) {
                    throw new BrokenRecordException("the record's header does not end");
                }
                text = Arrays.copyOf(text, length * 2);
            }
            text[length++] = (byte) next;
            if (next == '\n') {
                int line = length - lineStart;
                if (line == 1 || line == 2 && text[length - 2] == '\r') {
                    return Arrays.copyOf(text, lineStart);
                }
                lineStart = length;
            }
        }
    }

    /** Looks for the next beginning after a broken one. */
    private Found broken(long offset, String reason) throws IOException {
        inMember = false;
        file.seek(offset + 1);
        while (file.position() < file.end() && !beginsHere()) {
            file.skip(1);
        }
        return new Found.Broken(offset, file.position() - offset, reason);
    }

    private boolean beginsHere() throws IOException {
        int first = file.peek(0);
        if (!strict && first == 'W') {
            return file.peek(1) == 'A' && file.peek(2) == 'R' && file.peek(3) == 'C' && file.peek(4) == '/';
        }
        if (first != 0x1f || file.peek(1) != 0x8b || file.peek(2) != 8) {
            return false;
        }
        long here = file.position();
        try {
            member.begin(false);
            byte[] magic = new byte[5];
            member.readFully(magic, 0, 5);
            return magic[0] == 'W' && magic[1] == 'A' && magic[2] == 'R' && magic[3] == 'C' && magic[4] == '/';
        } catch (DataFormatException | EOFException | BrokenRecordException e) {
            return false;
        } finally {
            file.seek(here);
        }
    }

    @Override
    public void close() throws IOException {
        member.close();
        file.close();
    }
}
