package org.gongkai.archive.dating;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.Finding;

/**
 * The dates of a report.
 *
 * @param versions in the order of the history's
 * @param absent the last time before anybody saw the report that it was looked for and was not there, empty when nobody
 *     looked or it was there from the first look
 * @param findings where dates, or addresses, contradict each other
 */
public record ReportDates(List<Stated> versions, Optional<Absent> absent, List<Finding> findings) {
    public ReportDates {
        versions = List.copyOf(versions);
        findings = List.copyOf(findings);
    }

    /**
     * What a version says of its own date; when it was seen is told by the history.
     *
     * @param claimed date of publication that page or document shows
     * @param written date under its text (成文日期)
     * @param lastModified what the server says of the page
     */
    public record Stated(
            int version, Optional<LocalDate> claimed, Optional<LocalDate> written, Optional<Instant> lastModified) {}

    /**
     * A definite answer that the report is not there.
     *
     * @param evidence id of the capture with that answer, or of the complete run that did not find it
     */
    public record Absent(Instant at, String evidence) {}
}
