package org.gongkai.app.data.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormSet;

/** All tables of an export, which depend on the forms in use. */
public final class Tables {
    private final Table<AuthoritiesTable.Line> authorities = AuthoritiesTable.table();
    private final Table<VersionLine> reports = ReportsTable.table();
    private final Table<VersionLine> versions = VersionsTable.table();
    private final Table<CellsTable.Line> cells = CellsTable.table();
    private final Table<ChecksTable.Line> checks = ChecksTable.table();
    private final Table<FindingsTable.Line> findings = FindingsTable.table();
    private final Table<Indicator> indicators = IndicatorsTable.table();
    private final Table<SeriesTable.Line> series = SeriesTable.table();
    private final Table<FormCell> formCells = FormCellsTable.table();
    private final Table<DictionaryTable.Line> dictionary = DictionaryTable.table();
    private final Map<String, List<Table<WideTable.Line>>> wide = new LinkedHashMap<>();

    public Tables(FormSet forms) {
        for (Form form : forms.forms()) {
            wide.put(form.id(), List.of(WideTable.figures(form), WideTable.statuses(form)));
        }
    }

    /** All, each behind those that it refers to. */
    public List<Table<?>> all() {
        List<Table<?>> all = new ArrayList<>(List.of(authorities, reports, versions, cells, checks, findings));
        wide.values().forEach(all::addAll);
        all.addAll(List.of(indicators, series, formCells, dictionary));
        return all;
    }

    public Table<AuthoritiesTable.Line> authorities() {
        return authorities;
    }

    public Table<VersionLine> reports() {
        return reports;
    }

    public Table<VersionLine> versions() {
        return versions;
    }

    public Table<CellsTable.Line> cells() {
        return cells;
    }

    public Table<ChecksTable.Line> checks() {
        return checks;
    }

    public Table<FindingsTable.Line> findings() {
        return findings;
    }

    public Table<Indicator> indicators() {
        return indicators;
    }

    public Table<SeriesTable.Line> series() {
        return series;
    }

    public Table<FormCell> formCells() {
        return formCells;
    }

    public Table<DictionaryTable.Line> dictionary() {
        return dictionary;
    }

    /** The wide tables of a form, figures and statuses; none when the form is not in use. */
    public List<Table<WideTable.Line>> wide(String form) {
        return wide.getOrDefault(form, List.of());
    }
}
