package org.gongkai.config.form;

import java.util.ArrayList;
import java.util.List;

/**
 * A statutory form: chapters, tables and the rules that their figures must keep.
 *
 * @param id for example {@code cn-2019}
 * @param name in the reader's words
 * @param source the document that prescribes it
 * @param firstYear first report year for which it is prescribed
 * @param lastYear last such year
 * @param checks rules between the figures of one report
 * @param yearRules rules between those of two reports that follow one another
 * @param expected whether a report about one of these years that has none of its tables lacks something
 */
public record Form(
        String id,
        String name,
        String source,
        int firstYear,
        int lastYear,
        boolean expected,
        List<FormSection> sections,
        List<FormTable> tables,
        List<FormCheck> checks,
        List<YearRule> yearRules) {
    public Form {
        sections = List.copyOf(sections);
        tables = List.copyOf(tables);
        checks = List.copyOf(checks);
        yearRules = List.copyOf(yearRules);
    }

    /** A form that reports of its years must have. */
    public Form(
            String id,
            String name,
            String source,
            int firstYear,
            int lastYear,
            List<FormSection> sections,
            List<FormTable> tables,
            List<FormCheck> checks) {
        this(id, name, source, firstYear, lastYear, true, sections, tables, checks, List.of());
    }

    /** Whether it is the form prescribed for reports about this year. */
    public boolean prescribedFor(int year) {
        return firstYear <= year && year <= lastYear;
    }

    /** Ids of the cells that every document has, in the form's order. */
    public List<String> cellIds() {
        List<String> ids = new ArrayList<>();
        for (FormTable table : tables) {
            for (FormBlock block : table.blocks()) {
                block.cellIds().forEach(id -> ids.add(table.id() + "/" + id));
            }
        }
        return ids;
    }
}
