package org.gongkai.extractor.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormCheck;
import org.gongkai.config.form.FormSet;
import org.gongkai.config.form.FormTable;
import org.gongkai.extractor.align.FormAlignment;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.Reading;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.Severity;

/** Makes the report document of a reading. */
public final class ReportAssembler {
    private final FormSet forms;
    private final IdentityReader identities;

    public ReportAssembler(FormSet forms, IdentityReader identities) {
        this.forms = forms;
        this.identities = identities;
    }

    /** A document and the paragraphs that belong to it and to no chapter. */
    public record Assembled(ReportDocument document, List<String> preamble) {}

    /** The document, a report or not; gives up when the budget says so. */
    public Assembled assemble(
            ReportDocument.Source source, Reading reading, IdentityReader.Origin origin, Budget budget)
            throws UnreadableFileException {
        Chapters chapters = Chapters.of(reading.prose(), forms.forms());
        Identity identity = identities.read(reading, chapters, origin);
        Optional<Integer> year = Optional.ofNullable(identity.year());
        Optional<FormAlignment> alignment = FormAlignment.best(forms.forms(), reading.grids(), year, budget);
        Map<String, Cell> cells =
                alignment.map(found -> Arbiter.settle(found, Figures.of(found))).orElse(Map.of());
        Verdict verdict = Verdict.of(reading, alignment, cells, chapters, identity.saying());
        List<Finding> findings = new ArrayList<>(reading.findings());
        if (!verdict.report()) {
            findings.add(new Finding("not-a-report", Severity.INFO, verdict.reason(), List.of()));
            ReportDocument document = new ReportDocument(
                    source,
                    false,
                    identity.title(),
                    null,
                    null,
                    null,
                    null,
                    identity.published(),
                    List.of(),
                    List.of(),
                    List.of(),
                    findings);
            return new Assembled(document, List.of());
        }
        Optional<Form> form = alignment
                .map(FormAlignment::form)
                .or(() -> chapters.known() >= 3 ? year.flatMap(forms::prescribedFor) : Optional.empty());
        if (alignment.isEmpty() && form.isPresent()) {
            cells = Figures.absent(form.get());
        }
        List<Check> checks = List.of();
        if (form.isPresent()) {
            checks = Sums.of(form.get(), cells);
            Figures.disputeBySums(form.get(), checks, cells);
            if (alignment.isPresent()) {
                Arbiter.doubt(alignment.get(), checks, cells);
            }
            tableFindings(form.get(), cells, alignment, year, findings);
            sumFindings(form.get(), checks, findings);
            findings.addAll(Narrative.against(chapters.sections(), cells));
        }
        identityFindings(identity, form, findings);
        ReportDocument document = new ReportDocument(
                source,
                true,
                identity.title(),
                identity.year(),
                form.map(Form::id).orElse(null),
                identity.authority(),
                identity.period(),
                identity.published(),
                chapters.sections(),
                List.copyOf(cells.values()),
                checks,
                findings);
        return new Assembled(document, chapters.preamble());
    }

    private static void tableFindings(
            Form form,
            Map<String, Cell> cells,
            Optional<FormAlignment> alignment,
            Optional<Integer> year,
            List<Finding> findings) {
        for (FormTable table : form.tables()) {
            List<String> missing = new ArrayList<>();
            for (Cell cell : cells.values()) {
                if (cell.id().startsWith(table.id() + "/") && cell.status() == CellStatus.ABSENT) {
                    missing.add(cell.id());
                }
            }
            boolean present =
                    alignment.map(found -> found.present().contains(table.id())).orElse(false);
            if (!present) {
                findings.add(new Finding(
                        "table-missing",
                        Severity.WARNING,
                        "table " + table.id() + " of form " + form.id()
                                + " is not in the document; it may be a picture or an attachment",
                        List.of()));
            } else if (!missing.isEmpty()) {
                findings.add(new Finding(
                        "cells-missing",
                        Severity.WARNING,
                        missing.size() + " cells of table " + table.id() + " of form " + form.id()
                                + " were not found in the document",
                        missing));
            }
        }
        List<String> extras =
                cells.keySet().stream().filter(id -> id.contains("/x-")).toList();
        if (!extras.isEmpty()) {
            findings.add(new Finding(
                    "extra-rows",
                    Severity.INFO,
                    "the tables have rows that form " + form.id() + " does not know",
                    extras));
        }
        if (alignment.isPresent() && year.isPresent() && !form.prescribedFor(year.get())) {
            findings.add(new Finding(
                    "form-year-mismatch",
                    Severity.WARNING,
                    "a report about " + year.get() + " on form " + form.id() + ", which is prescribed for "
                            + form.firstYear() + (form.lastYear() < 9999 ? " to " + form.lastYear() : " and later"),
                    List.of()));
        }
    }

    private static void sumFindings(Form form, List<Check> checks, List<Finding> findings) {
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            if (check.status() == CheckStatus.FAIL && check.left() != null && check.right() != null) {
                FormCheck rule = form.checks().get(i);
                List<String> operands = new ArrayList<>(rule.left());
                operands.addAll(rule.right());
                findings.add(new Finding(
                        "sum-mismatch",
                        Severity.WARNING,
                        "the source does not add up: " + String.join(" + ", rule.left()) + " is "
                                + check.left().toPlainString() + ", " + String.join(" + ", rule.right()) + " is "
                                + check.right().toPlainString(),
                        operands));
            }
        }
    }

    private static void identityFindings(Identity identity, Optional<Form> form, List<Finding> findings) {
        if (identity.title() == null
                || identity.saying().map(title -> !title.report()).orElse(true)) {
            findings.add(new Finding(
                    "title-missing", Severity.INFO, "no title of a report stands in the document", List.of()));
        }
        if (identity.authority() == null) {
            findings.add(new Finding(
                    "authority-unknown",
                    Severity.WARNING,
                    "whose report it is stands neither in the title nor clearly in the text",
                    List.of()));
        }
        if (identity.year() == null) {
            findings.add(
                    new Finding("year-unknown", Severity.WARNING, "the year of the report cannot be told", List.of()));
        }
        if (identity.period() != null
                && identity.year() != null
                && identity.period().from().getYear() != identity.year()) {
            findings.add(new Finding(
                    "period-mismatch",
                    Severity.WARNING,
                    "the title says " + identity.year() + ", the period runs from "
                            + identity.period().from() + " to "
                            + identity.period().to(),
                    List.of()));
        }
        if (form.isEmpty()) {
            findings.add(new Finding(
                    "no-form", Severity.INFO, "the document has no tables of a form that is known", List.of()));
        }
    }
}
