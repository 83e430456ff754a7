package org.gongkai.archive.warc;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** One gzip member after the other (RFC 1952), each checked to its last bit. */
final class GzipMember implements Source, AutoCloseable {
    private static final int FHCRC = 2;
    private static final int FEXTRA = 4;
    private static final int FNAME = 8;
    private static final int FCOMMENT = 16;

    private final FileWindow file;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] one = new byte[1];
    private final byte[] ahead = new byte[8 * 1024];
    private int aheadFrom;
    private int aheadTo;
    private long offset;
    private boolean ended;

    GzipMember(FileWindow file) {
        this.file = file;
    }

    /** Where the member begins in the file. */
    long offset() {
        return offset;
    }

    /** @param bare whether the header may hold nothing but what Java's own writer puts there */
    void begin(boolean bare) throws IOException, BrokenRecordException {
        offset = file.position();
        if (take() != 0x1f || take() != 0x8b) {
            throw new BrokenRecordException("no gzip member begins here");
        }
        int method = take();
        int flags = take();
        int rest = 0;
        for (int index = 0; index < 5; index++) {
            rest |= take();
        }
        int system = take();
        if (method != 8) {
            throw new BrokenRecordException("the gzip member has the unknown method " + method);
        }
        if (bare && (flags != 0 || rest != 0 || system != 0 && system != 0xff)) {
            throw new BrokenRecordException("the header of the gzip member was changed");
        }
        skipFields(flags);
        inflater.reset();
        crc.reset();
        aheadFrom = 0;
        aheadTo = 0;
        ended = false;
    }

    private void skipFields(int flags) throws IOException {
        if ((flags & FEXTRA) != 0) {
            int length = take() | take() << 8;
            for (int index = 0; index < length; index++) {
                take();
            }
        }
        if ((flags & FNAME) != 0) {
            skipText();
        }
        if ((flags & FCOMMENT) != 0) {
            skipText();
        }
        if ((flags & FHCRC) != 0) {
            take();
            take();
        }
    }

    private void skipText() throws IOException {
        while (take() != 0) {
            continue;
        }
    }

    private int take() throws IOException {
        int next = file.read();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }

    /** Whether all was taken from the member; its check sums are compared then. */
    boolean atEnd() throws IOException, DataFormatException {
        return aheadFrom == aheadTo && !lookAhead();
    }

    /** Whether the next byte is this one; only after {@link #atEnd} has said no. */
    boolean goesOnWith(char next) {
        return ahead[aheadFrom] == next;
    }

    private boolean lookAhead() throws IOException, DataFormatException {
        aheadFrom = 0;
        aheadTo = inflate(ahead, 0, ahead.length);
        return aheadTo > 0;
    }

    @Override
    public int read() throws IOException, DataFormatException {
        if (aheadFrom == aheadTo && !lookAhead()) {
            return -1;
        }
        return ahead[aheadFrom++] & 0xff;
    }

    @Override
    public void readFully(byte[] into, int from, int length) throws IOException, DataFormatException {
        int have = Math.min(length, aheadTo - aheadFrom);
        System.arraycopy(ahead, aheadFrom, into, from, have);
        aheadFrom += have;
        while (have < length) {
            int some = inflate(into, from + have, length - have);
            if (some == 0) {
                throw new EOFException();
            }
            have += some;
        }
    }

    /** Unpacks at least one byte, or none at the member's end. */
    private int inflate(byte[] into, int from, int length) throws IOException, DataFormatException {
        if (ended) {
            return 0;
        }
        while (true) {
            int some = inflater.inflate(into, from, length);
            if (some > 0) {
                crc.update(into, from, some);
                return some;
            }
            if (inflater.finished()) {
                file.skip(-inflater.getRemaining());
                ended = true;
                checkTrailer();
                return 0;
            }
            if (inflater.needsDictionary()) {
                throw new DataFormatException("the gzip member wants a dictionary");
            }
            int available = file.available();
            if (available == 0) {
                throw new EOFException();
            }
            inflater.setInput(file.buffer(), file.index(), available);
            file.skip(available);
        }
    }

    private void checkTrailer() throws IOException, DataFormatException {
        long expected = little();
        long length = little();
        if (expected != crc.getValue() || length != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new DataFormatException("the check sum of the gzip member does not fit its bytes");
        }
    }

    private long little() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (long) take() << shift;
        }
        return value;
    }

    @Override
    public int skipLineEnds() throws IOException, DataFormatException {
        int skipped = 0;
        while (!atEnd() && (ahead[aheadFrom] == '\r' || ahead[aheadFrom] == '\n')) {
            aheadFrom++;
            skipped++;
        }
        return skipped;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
