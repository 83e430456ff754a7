package org.gongkai.extractor.align;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongkai.config.form.FormTable;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;

/**
 * Looks for a table that a document holds twice: in the text and in an appendix, or the tables of two authorities below
 * one another. Which of them is meant cannot be told from one alone.
 */
final class SecondCopy {
    /** Less than this share of a table's rows and columns is no copy. */
    private static final double LEAST_FIT = 0.6;

    private SecondCopy() {}

    /** The cells of second copies by id, of those tables that have one. */
    static Map<String, Filling> find(FormAlignment first, List<SourceRow> rows, DocumentTexts texts, Budget budget)
            throws UnreadableFileException {
        Map<String, Filling> copies = new LinkedHashMap<>();
        for (FormTable table : first.form().tables()) {
            if (!first.present().contains(table.id())) {
                continue;
            }
            List<SourceRow> rest = rest(table, first, rows);
            if (rest.size() < rows.size()) {
                TableAlignment second = TableAlignment.of(table, rest, texts, budget);
                if (second.fit() >= LEAST_FIT) {
                    copies.putAll(second.fillings());
                }
            }
        }
        return copies;
    }

    private static List<SourceRow> rest(FormTable table, FormAlignment first, List<SourceRow> rows) {
        Set<GridCell> used = new HashSet<>();
        first.fillings().forEach((id, filling) -> {
            if (id.startsWith(table.id() + "/") && filling.cell() != null) {
                used.add(filling.cell());
            }
        });
        List<SourceRow> filling = rows.stream()
                .filter(row -> row.own().stream().anyMatch(used::contains))
                .toList();
        if (filling.isEmpty()) {
            return rows;
        }
        int from = filling.get(0).index();
        int to = filling.get(filling.size() - 1).index();
        return SourceRow.without(rows, row -> row.index() >= from && row.index() <= to);
    }
}
