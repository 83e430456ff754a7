package org.gongkai.archive.reread;

import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;

/**
 * A version of a report as it is shown now.
 *
 * @param version its {@code extraction} is the one that is shown
 * @param original key of the extraction that it was seen with
 */
public record KeptVersion(ReportKey key, String authorityName, ReportVersion version, String original) {
    /** Names the version among all: the same as {@link Reread#id()} of what came of reading it again. */
    public String id() {
        return key + "/" + version.version();
    }
}
