package org.gongkai.model;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What extraction makes of one file: CONTRACT.md, "Report document". Components stand in the contract's order; unknown
 * parts are null, never guessed.
 *
 * @param report false for a document that is no annual report, or that could not be read; then {@code cells} is empty
 *     and {@code findings} says why
 * @param form id of the form that fits, for example {@code cn-2019}; null when none does
 * @param cells in the form's order: all cells of the form, absent ones included
 */
@JsonPropertyOrder({
    "source",
    "report",
    "title",
    "year",
    "form",
    "authority",
    "period",
    "published",
    "sections",
    "cells",
    "checks",
    "findings"
})
public record ReportDocument(
        Source source,
        boolean report,
        @Nullable String title,
        @Nullable Integer year,
        @Nullable String form,
        @Nullable Issuer authority,
        @Nullable Period period,
        @Nullable LocalDate published,
        List<Section> sections,
        List<Cell> cells,
        List<Check> checks,
        List<Finding> findings) {
    public ReportDocument {
        if (!report && (!cells.isEmpty() || findings.isEmpty())) {
            throw new IllegalArgumentException(
                    "a document that is no report has no cells, and a finding that says why");
        }
        sections = List.copyOf(sections);
        cells = List.copyOf(cells);
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
    }

    /** Whether it has a finding with this code. */
    public boolean holds(String code) {
        return findings.stream().anyMatch(finding -> finding.code().equals(code));
    }

    /** The cell of this id, when the form has it. */
    public Optional<Cell> find(String cellId) {
        return cells.stream().filter(cell -> cell.id().equals(cellId)).findFirst();
    }

    /**
     * Where the document was read from.
     *
     * @param file name of the file, or the last part of its address
     * @param sha256 of its bytes, null when it could not even be opened
     * @param mediaType as detected from the content
     * @param reader short name of the reader, {@code none} when there is none for the type
     * @param extractor version of the extractor
     */
    @JsonPropertyOrder({"file", "sha256", "mediaType", "reader", "extractor"})
    public record Source(String file, @Nullable Digest sha256, String mediaType, String reader, String extractor) {}

    /**
     * Whose report it is.
     *
     * @param code registry code, null when the registry has no single such authority
     * @param level null when the name does not tell
     * @param evidence where the name stood: {@code title}, {@code meta}, {@code compiler-clause}, {@code body}, {@code site}
     */
    @JsonPropertyOrder({"name", "code", "level", "evidence"})
    public record Issuer(
            String name, @Nullable String code, @Nullable Level level, String evidence) {}

    /** The statistical period (统计期限), both days included. */
    @JsonPropertyOrder({"from", "to"})
    public record Period(LocalDate from, LocalDate to) {}

    /** A chapter: its printed number, heading without the number, and text with line breaks between paragraphs. */
    @JsonPropertyOrder({"number", "heading", "text"})
    public record Section(int number, String heading, String text) {}
}
