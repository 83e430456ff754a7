package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gongkai.config.form.FigureType;
import org.gongkai.config.form.FormTable;
import org.gongkai.extractor.grid.GridCell;

/** Rows that a province added between the form's own: kept, with ids made of their labels. */
final class ExtraRows {
    private ExtraRows() {}

    /** Cells with ids {@code <table>/x-<label>/<n>}, n counted from 1, in document order. */
    static List<Filling> find(FormTable table, List<SourceRow> rows, List<RowMatch> matches) {
        Set<Integer> matched = new HashSet<>();
        Set<org.gongkai.extractor.grid.Grid> grids = new HashSet<>();
        int first = Integer.MAX_VALUE;
        for (RowMatch match : matches) {
            matched.add(match.source().index());
            grids.add(match.source().grid());
            first = Math.min(first, match.source().index());
        }
        List<Filling> extras = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = first; i < rows.size(); i++) {
            SourceRow row = rows.get(i);
            if (matched.contains(i) || !row.holdsFigures() || row.labels().size() != 1 || !grids.contains(row.grid())) {
                continue;
            }
            String label = row.labels().get(0).text().shortCore();
            if (label.isEmpty() || belongsElsewhere(i, matches) || !taken.add(label)) {
                continue;
            }
            int number = 1;
            for (GridCell cell : row.after(row.labelCells().get(0))) {
                extras.add(new Filling(
                        table.id() + "/x-" + label + "/" + number++,
                        FigureType.CHANGE,
                        cell,
                        "",
                        List.of("extra-row")));
            }
        }
        return extras;
    }

    /** Beyond the last known row and not right behind it, another table begins. */
    private static boolean belongsElsewhere(int row, List<RowMatch> matches) {
        int last = 0;
        for (RowMatch match : matches) {
            last = Math.max(last, match.source().index());
        }
        return row > last + 4;
    }
}
