package org.gongkai.archive.fixity;

/**
 * One thing that is not as it should be.
 *
 * @param kind of damage
 * @param place file and offset, or what the metadata calls it
 * @param message what is wrong there
 * @param repaired whether it was mended from the second copy
 */
public record Damage(Kind kind, String place, String message, boolean repaired) {
    /** What is wrong, for programs. */
    public enum Kind {
        /** A file is not there, or ends too early. */
        MISSING,
        /** Bytes are not those that were written. */
        CHANGED,
        /** A reference leads nowhere, in whichever direction. */
        DANGLING,
        /** Metadata and payload files say different things. */
        DISAGREES
    }

    Damage mended() {
        return new Damage(kind, place, message, true);
    }
}
