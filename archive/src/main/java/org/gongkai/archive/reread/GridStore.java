package org.gongkai.archive.reread;

import java.util.Optional;
import org.gongkai.model.Digest;

/**
 * What readers found in stored files, kept to spare reading them again. It is never needed: whatever is not here is made
 * anew from the payloads, so that it may be emptied at any time and writing it may fail unnoticed. Safe for use by several
 * threads.
 */
public interface GridStore {
    /** The bytes kept under this key as they were found, possibly damaged: whoever wrote them checks them. */
    Optional<byte[]> find(Digest key);

    /** Keeps bytes under a key, in the place of what was there. */
    void keep(Digest key, byte[] bytes);

    /** One that keeps nothing. */
    static GridStore none() {
        return new GridStore() {
            @Override
            public Optional<byte[]> find(Digest key) {
                return Optional.empty();
            }

            @Override
            public void keep(Digest key, byte[] bytes) {
                // there is no place for it
            }
        };
    }
}
