package org.gongkai.archive.warc;

import java.io.IOException;
import java.util.zip.DataFormatException;

/** Where a record's bytes come from: a file, or a gzip member in it. */
interface Source {
    /** The next byte, -1 at the end. */
    int read() throws IOException, DataFormatException;

    /** Fills the range; throws {@link java.io.EOFException} when there is less. */
    void readFully(byte[] into, int offset, int length) throws IOException, DataFormatException;

    /** Passes over line ends and says how many bytes they were. */
    int skipLineEnds() throws IOException, DataFormatException;
}
