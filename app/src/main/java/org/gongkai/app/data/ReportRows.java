package org.gongkai.app.data;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gongkai.app.data.format.DataFormat;
import org.gongkai.app.data.table.AuthoritiesTable;
import org.gongkai.app.data.table.CellsTable;
import org.gongkai.app.data.table.ChecksTable;
import org.gongkai.app.data.table.DictionaryTable;
import org.gongkai.app.data.table.Figure;
import org.gongkai.app.data.table.FindingsTable;
import org.gongkai.app.data.table.FormCell;
import org.gongkai.app.data.table.Indicator;
import org.gongkai.app.data.table.SeriesTable;
import org.gongkai.app.data.table.Table;
import org.gongkai.app.data.table.Tables;
import org.gongkai.app.data.table.UnfitValueException;
import org.gongkai.app.data.table.VersionLine;
import org.gongkai.app.data.table.WideTable;
import org.gongkai.config.Registry;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormSet;
import org.gongkai.model.Cell;
import org.gongkai.model.ReportDocument;
import org.jspecify.annotations.Nullable;

/** Turns reports into rows of all tables, one report after the other, and counts what went through. */
final class ReportRows {
    private static final int MOST_NAMED = 20;

    private final Tables tables;
    private final FormSet forms;
    private final DataFormat format;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final SortedSet<String> authorities = new TreeSet<>();
    private final SortedSet<String> sources = new TreeSet<>();
    /** By form, then by cell. */
    private final Map<String, Map<String, Indicator>> indicators = new HashMap<>();

    private final List<Indicator> allIndicators;
    private final Map<String, Long> unknownForms = new LinkedHashMap<>();
    private final List<String> unfitNotes = new ArrayList<>();
    /** What is being written, for notes. */
    private String at = "what explains the figures";

    private long unfit;
    private long unread;
    private long tooLong;
    private long twice;

    ReportRows(Tables tables, FormSet forms, DataFormat format) {
        this.tables = tables;
        this.forms = forms;
        this.format = format;
        this.allIndicators = Indicator.all(forms);
        for (Indicator indicator : allIndicators) {
            indicator.cells().forEach((form, cell) -> indicators
                    .computeIfAbsent(form, id -> new HashMap<>())
                    .put(cell, indicator));
        }
        tables.all().forEach(table -> counts.put(table.name(), 0L));
    }

    private <T> void put(Table<T> table, T line) throws IOException {
        @Nullable Object[] row;
        try {
            row = table.row(line);
        } catch (UnfitValueException e) {
            // one odd document is no reason to give nobody anything
            if (unfit++ < MOST_NAMED) {
                unfitNotes.add("table " + table.name() + ": a row of " + at + " is left out: " + e.getMessage());
            }
            return;
        }
        format.row(table, row);
        counts.merge(table.name(), 1L, Long::sum);
    }

    /**
     * A report's rows.
     *
     * @param versions all of them, oldest first
     */
    void report(List<VersionLine> versions, boolean allVersions) throws IOException {
        VersionLine current = versions.get(versions.size() - 1);
        at = current.history().key().toString();
        authorities.add(current.history().key().authority());
        put(tables.reports(), current);
        for (VersionLine version : versions) {
            put(tables.versions(), version);
            version.version().places().forEach(this::source);
            if (version.document() == null) {
                unread++;
            }
        }
        for (VersionLine version : allVersions ? versions : List.of(current)) {
            ReportDocument document = version.document();
            if (document != null) {
                figures(version, document);
            }
        }
    }

    private void source(URI place) {
        if (place.getHost() != null) {
            sources.add(place.getScheme() + "://" + place.getRawAuthority() + "/");
        }
    }

    private void figures(VersionLine version, ReportDocument document) throws IOException {
        at = version.history().key() + " version " + version.version().version();
        Map<String, CellsTable.Line> cells = new LinkedHashMap<>();
        for (Cell cell : document.cells()) {
            String id = cell.id();
            for (int again = 2; cells.containsKey(id); again++) {
                id = cell.id() + "#" + again;
            }
            twice += id.equals(cell.id()) ? 0 : 1;
            tooLong += cell.value() == null || Figure.fits(cell.value()) ? 0 : 1;
            cells.put(id, new CellsTable.Line(version, id, cell));
        }
        for (CellsTable.Line cell : cells.values()) {
            put(tables.cells(), cell);
        }
        String form = document.form();
        if (form != null) {
            Map<String, Indicator> known = indicators.getOrDefault(form, Map.of());
            for (CellsTable.Line cell : cells.values()) {
                Indicator indicator = known.get(cell.id());
                if (indicator != null) {
                    put(tables.series(), new SeriesTable.Line(cell, indicator));
                }
            }
            List<Table<WideTable.Line>> wide = tables.wide(form);
            for (Table<WideTable.Line> table : wide) {
                put(table, new WideTable.Line(version, cells));
            }
            if (wide.isEmpty()) {
                unknownForms.merge(form, 1L, Long::sum);
            }
        }
        for (int i = 0; i < document.checks().size(); i++) {
            put(
                    tables.checks(),
                    new ChecksTable.Line(version, i + 1, document.checks().get(i)));
        }
        for (int i = 0; i < document.findings().size(); i++) {
            put(
                    tables.findings(),
                    new FindingsTable.Line(version, i + 1, document.findings().get(i)));
        }
    }

    /** What is not a report's own: authorities, and what explains the figures. */
    void finish(Registry registry) throws IOException {
        at = "what explains the figures";
        SortedSet<String> withThoseAbove = new TreeSet<>(authorities);
        authorities.forEach(
                code -> withThoseAbove.addAll(registry.find(code).isPresent() ? registry.line(code) : List.of()));
        for (String code : withThoseAbove) {
            put(tables.authorities(), AuthoritiesTable.Line.of(code, registry));
        }
        for (Indicator indicator : allIndicators) {
            put(tables.indicators(), indicator);
        }
        for (Form form : forms.forms()) {
            for (FormCell cell : FormCell.of(form)) {
                put(tables.formCells(), cell);
            }
        }
        for (DictionaryTable.Line line : DictionaryTable.lines(tables.all())) {
            put(tables.dictionary(), line);
        }
    }

    Map<String, Long> counts() {
        return counts;
    }

    SortedSet<String> sources() {
        return sources;
    }

    /** What a reader of the tables must know about these reports. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(unfitNotes);
        if (unfit > unfitNotes.size()) {
            notes.add((unfit - unfitNotes.size()) + " more rows are left out, as values do not fit their columns");
        }
        if (unread > 0) {
            notes.add(unread + " versions have no extraction in the archive: they are in versions, without figures");
        }
        if (tooLong > 0) {
            notes.add(tooLong
                    + " figures have more digits than the formats hold exactly: value is null there, flags says "
                    + Figure.TOO_LONG + ", raw has the text");
        }
        if (twice > 0) {
            notes.add(twice + " cells stand in a document a second time: their ids end with # and a number");
        }
        unknownForms.forEach((form, count) -> notes.add("form " + form + " of " + count
                + " reports is not in the configuration: their figures are in cells alone"));
        return notes;
    }
}
