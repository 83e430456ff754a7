package org.gongkai.app.cli;

import java.util.List;
import org.gongkai.archive.Archive;
import org.gongkai.archive.ArchiveException;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;
import org.jspecify.annotations.Nullable;

/** Versions as the command line names them. */
final class Versions {
    private Versions() {}

    /** The version of this number, the latest when none is named. */
    static ReportVersion require(ReportHistory history, @Nullable Integer number) {
        List<ReportVersion> versions = history.versions();
        if (number == null) {
            return versions.get(versions.size() - 1);
        }
        return versions.stream()
                .filter(version -> version.version() == number)
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no version " + number + " of " + history.key()
                        + "; the versions are 1 to " + versions.size()));
    }

    /** What extraction made of the version. */
    static ReportDocument requireDocument(Archive archive, ReportVersion version) {
        return archive.extraction(version.extraction())
                .orElseThrow(() -> new ArchiveException("the archive has no extraction '" + version.extraction()
                        + "', to which version " + version.version() + " refers; its payloads are "
                        + version.digests()));
    }
}
