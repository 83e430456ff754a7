package org.gongkai.archive.fixity;

/** Hears how a verification goes on: from several threads, from one at a time. */
public interface FixityProgress {
    /** So many bytes of all that there are have been read. */
    void read(long bytes, long ofBytes);

    /** Nobody listens. */
    static FixityProgress none() {
        return (bytes, ofBytes) -> {};
    }
}
