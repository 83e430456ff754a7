package org.gongkai.app.web.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.app.web.text.Texts;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormCheck;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.model.Cell;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;

/** Puts together what is shown of a cell, or of the cells of a rule, in the source of a version. */
public final class InSourceWriter {
    private final Frame frame;
    private final ReportHistory history;
    private final ReportVersion version;
    private final ReportDocument document;
    private final List<FormCheck> rules;
    private final FormWords words;
    private final EntryWriter entries;
    private final VerdictWriter verdicts;
    private final Texts texts;
    private final Map<String, Cell> cells = new HashMap<>();
    private final Map<String, Check> checks = new HashMap<>();
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Set<String> others = new HashSet<>();
    private final List<String> shownRules = new ArrayList<>();
    private final List<Grid> grids;
    private final Map<Position, String> printed = new HashMap<>();

    /** @param grids of the source, none when it has none that could be laid open */
    public InSourceWriter(
            Frame frame,
            ReportHistory history,
            ReportVersion version,
            ReportDocument document,
            Optional<Form> form,
            List<Grid> grids) {
        this.grids = List.copyOf(grids);
        grids.forEach(grid -> grid.cells().forEach(cell -> printed.put(cell.at(), cell.text())));
        this.frame = frame;
        this.history = history;
        this.version = version;
        this.document = document;
        this.rules = form.map(Form::checks).orElse(List.of());
        this.words = new FormWords(form, frame.language());
        this.entries = new EntryWriter(words, Set.of(), frame.language());
        this.verdicts = new VerdictWriter(words, frame.language());
        this.texts = frame.texts();
        document.cells().forEach(cell -> cells.put(cell.id(), cell));
        document.checks().forEach(check -> checks.put(check.id(), check));
    }

    /** Asks for a cell; false when the document has none of this id. */
    public boolean wantCell(String id) {
        if (!cells.containsKey(id)) {
            return false;
        }
        wanted.add(id);
        for (FormCheck rule : rules) {
            Check check = checks.get(rule.id());
            if (check != null && cellsOf(rule).contains(id)) {
                shownRules.add(rule.id());
                if (check.status() == CheckStatus.FAIL) {
                    others.addAll(cellsOf(rule));
                }
            }
        }
        others.removeAll(wanted);
        return true;
    }

    /** Asks for all cells of a rule; false when the document has no such check. */
    public boolean wantCheck(String id) {
        if (!checks.containsKey(id)) {
            return false;
        }
        shownRules.add(id);
        rules.stream().filter(rule -> rule.id().equals(id)).forEach(rule -> wanted.addAll(cellsOf(rule)));
        return true;
    }

    private static Set<String> cellsOf(FormCheck rule) {
        return Stream.concat(rule.left().stream(), rule.right().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Places in tables that are to be marked, those asked for first. */
    public List<Position.InTable> marks() {
        return Stream.concat(places(wanted).stream(), places(others).stream())
                .filter(Position.InTable.class::isInstance)
                .map(Position.InTable.class::cast)
                .distinct()
                .toList();
    }

    /**
     * Where cells stand. A document may have been read by another reader than reads the source today, so that a place in
     * a table counts only when it prints what the cell holds.
     */
    private Set<Position> places(Set<String> ids) {
        return ids.stream()
                .map(cells::get)
                .filter(cell -> cell != null && cell.at() != null && isThere(cell.at(), cell.raw()))
                .map(Cell::at)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean isThere(Position at, String raw) {
        return !(at instanceof Position.InTable)
                || printed.containsKey(at) && PrintedText.holds(printed.getOrDefault(at, ""), raw);
    }

    /** Whether something that was asked for is to be in a table that can be laid open, and is not. */
    private boolean isUnsure() {
        return !grids.isEmpty()
                && wanted.stream()
                        .map(cells::get)
                        .anyMatch(cell -> cell != null && cell.at() != null && !isThere(cell.at(), cell.raw()));
    }

    /**
     * The page.
     *
     * @param views of the source's pages, none unless it has some
     * @param archived the archived page with the cells marked
     * @param original address of the stored file
     */
    public InSourcePage page(List<SourcePage.View> views, Optional<String> archived, String original) {
        boolean one = wanted.size() == 1;
        boolean all = wanted.isEmpty() && shownRules.isEmpty();
        List<SourcePage> pages = SourcePage.of(document, views, words, wanted, others);
        boolean anyMarked = pages.stream().anyMatch(SourcePage::isMarked);
        return new InSourcePage(
                frame,
                history,
                version,
                heading(one, all),
                one ? facts(wanted.iterator().next()) : List.of(),
                shownRules.stream().map(this::rule).toList(),
                OriginalTable.of(grids, places(wanted), places(others), places(cells.keySet())),
                isUnsure(),
                pages.stream().filter(page -> !anyMarked || page.isMarked()).toList(),
                archived,
                original);
    }

    private String heading(boolean one, boolean all) {
        if (all) {
            return texts.of("source.whole");
        }
        return one
                ? words.where(wanted.iterator().next())
                : words.ruleTarget(shownRules.get(0)) + texts.of("source.colon") + words.rule(shownRules.get(0));
    }

    private List<InSourcePage.Fact> facts(String id) {
        Cell cell = cells.get(id);
        List<InSourcePage.Fact> facts = new ArrayList<>();
        if (cell == null) {
            return facts;
        }
        add(facts, "source.raw", cell.raw().isEmpty() ? texts.of("source.nothing") : cell.raw());
        add(
                facts,
                "source.value",
                cell.value() == null
                        ? texts.of("source.no-value")
                        : cell.value().toPlainString());
        add(facts, "source.status", texts.word("status-of-cell", cell.status().label()));
        add(
                facts,
                "source.flags",
                cell.flags().isEmpty()
                        ? texts.of("source.no-flags")
                        : cell.flags().stream()
                                .map(flag -> texts.word("flag", flag))
                                .collect(Collectors.joining(texts.of("spoken.and"))));
        add(facts, "source.place", cell.at() == null ? texts.of("unknown") : entries.place(cell.at()));
        add(facts, "source.id", id);
        return facts;
    }

    private void add(List<InSourcePage.Fact> facts, String name, String text) {
        facts.add(new InSourcePage.Fact(texts.of(name), text));
    }

    private InSourcePage.Rule rule(String id) {
        Optional<FormCheck> rule =
                rules.stream().filter(each -> each.id().equals(id)).findFirst();
        Check check = checks.get(id);
        if (check == null) {
            throw new IllegalStateException("no check " + id);
        }
        return new InSourcePage.Rule(
                verdicts.write(check),
                operands(rule.map(FormCheck::left).orElse(List.of())),
                operands(rule.map(FormCheck::right).orElse(List.of())));
    }

    private List<InSourcePage.Operand> operands(List<String> ids) {
        return ids.stream()
                .map(id -> new InSourcePage.Operand(
                        words.where(id),
                        entries.write(id, cells.get(id)).text(),
                        cells.containsKey(id) ? frame.links().cellInSource(history.key(), version.version(), id) : ""))
                .toList();
    }
}
