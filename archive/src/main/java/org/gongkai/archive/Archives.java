package org.gongkai.archive;

import java.time.Clock;
import org.gongkai.config.ArchiveSettings;

/** Opens archives by the address that {@code --archive} takes. */
public final class Archives {
    private Archives() {}

    /**
     * Opens, or begins, the archive at a folder (embedded) or at a {@code mongodb://} address.
     *
     * @throws ArchiveException when it is in use, damaged, unreachable, or no place for an archive
     */
    public static Archive open(String where, ArchiveSettings settings, Clock clock) {
        throw new ArchiveException("cannot open " + where + " at " + clock.instant() + " with " + settings);
    }
}
