package org.gongkai.extractor.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormSet;
import org.gongkai.extractor.align.FormAlignment;
import org.gongkai.extractor.align.FormLabels;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.Reading;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.model.Cell;
import org.gongkai.model.Check;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.Severity;

/** Makes the report document of a reading. */
public final class ReportAssembler {
    private final FormSet forms;
    private final FormLabels labels;
    private final Map<String, CellWords> words;
    private final Chapters.Headings headings;
    private final IdentityReader identities;

    public ReportAssembler(FormSet forms, IdentityReader identities) {
        this.forms = forms;
        this.headings = new Chapters.Headings(forms.forms());
        this.labels = new FormLabels(forms.forms());
        this.words = forms.forms().stream().collect(Collectors.toMap(Form::id, CellWords::new));
        this.identities = identities;
    }

    private CellWords words(Form form) {
        return Objects.requireNonNull(words.get(form.id()), "a form that is not among those read");
    }

    private Map<String, Cell> cells(FormAlignment found) {
        return Arbiter.settle(found, Figures.of(found, words(found.form()).ids()));
    }

    /** A document and the paragraphs that belong to it and to no chapter. */
    public record Assembled(ReportDocument document, List<String> preamble) {}

    /** The document, a report or not; gives up when the budget says so. */
    public Assembled assemble(ReportDocument.Source source, Reading whole, IdentityReader.Origin origin, Budget budget)
            throws UnreadableFileException {
        TitleSayings sayings = new TitleSayings();
        Reading first = NamedTables.label(SecondReport.cutOff(whole, headings, sayings));
        Chapters chapters = Chapters.of(first.prose(), headings);
        Identity identity = identities.read(first, chapters, origin, sayings);
        Optional<Integer> year = Optional.ofNullable(identity.year());
        OwnTables tables = OwnTables.of(first, headings, year);
        Reading reading = tables.reading();
        Optional<FormAlignment> alignment = FormAlignment.best(
                        forms.forms(), labels, reading.grids(), tables.copies(), year, budget)
                .map(found -> StatedUnit.applied(found, reading, chapters));
        Map<String, Cell> cells = alignment.map(this::cells).orElse(Map.of());
        Verdict verdict = Verdict.of(reading, alignment, cells, chapters, identity.saying(), sayings);
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
            cells = Figures.absent(words(form.get()).ids());
        }
        List<Check> checks = List.of();
        if (form.isPresent()) {
            Map<String, Cell> read = cells;
            List<String> differing =
                    alignment.map(found -> Figures.compareCopies(found, read)).orElse(List.of());
            checks = Sums.of(form.get(), words(form.get()), cells);
            Figures.disputeBySums(form.get(), checks, cells);
            if (alignment.isPresent()) {
                Arbiter.doubt(alignment.get(), checks, cells);
            }
            findings.addAll(TableFindings.ofTables(form.get(), cells, alignment, reading, chapters.sections()));
            findings.addAll(TableFindings.ofCopies(form.get(), differing));
            TableFindings.ofYear(form.get(), alignment, year).ifPresent(findings::add);
            findings.addAll(TableFindings.ofSums(form.get(), checks, cells));
            findings.addAll(SemanticFindings.of(
                    form.get(),
                    cells,
                    chapters.sections(),
                    Optional.ofNullable(identity.authority())
                            .map(ReportDocument.Issuer::level)
                            .orElse(null)));
            findings.addAll(Narrative.against(chapters.sections(), cells, identity.year(), budget));
        }
        findings.addAll(IdentityFindings.of(identity, form));
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
}
