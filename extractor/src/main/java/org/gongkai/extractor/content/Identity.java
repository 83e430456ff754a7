package org.gongkai.extractor.content;

import java.time.LocalDate;
import java.util.Optional;
import org.gongkai.model.ReportDocument.Issuer;
import org.gongkai.model.ReportDocument.Period;
import org.gongkai.model.ReportTitle;
import org.jspecify.annotations.Nullable;

/**
 * Whose report a document is, of which year and when it was published; unknown parts are null.
 *
 * @param title as printed, in one line
 * @param saying what the best title says
 */
public record Identity(
        @Nullable String title,
        Optional<ReportTitle> saying,
        @Nullable Integer year,
        @Nullable Issuer authority,
        @Nullable Period period,
        @Nullable LocalDate published) {}
