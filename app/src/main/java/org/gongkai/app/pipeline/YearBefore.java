package org.gongkai.app.pipeline;

import java.util.Optional;
import org.gongkai.archive.Archive;
import org.gongkai.config.form.FormSet;
import org.gongkai.extractor.content.AcrossYears;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;

/**
 * Checks a report against the one that the archive keeps of the same authority about the year before. It is done when a
 * report is shown and not stored: a later version of either changes it.
 */
public final class YearBefore {
    private final Archive archive;
    private final AcrossYears acrossYears;

    public YearBefore(Archive archive, FormSet forms) {
        this.archive = archive;
        this.acrossYears = new AcrossYears(forms);
    }

    /** The document with the rules across years behind its own; as it was when no report of the year before is kept. */
    public ReportDocument check(ReportKey key, ReportDocument document) {
        return archive.history(new ReportKey(key.authority(), key.year() - 1))
                .flatMap(YearBefore::latest)
                .flatMap(version -> archive.extraction(version.extraction()))
                .map(previous -> acrossYears.check(previous, document))
                .orElse(document);
    }

    private static Optional<ReportVersion> latest(ReportHistory history) {
        return history.versions().isEmpty()
                ? Optional.empty()
                : Optional.of(history.versions().get(history.versions().size() - 1));
    }
}
