package org.gongkai.extractor.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gongkai.extractor.align.LabelText;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.value.ValueReader;

/**
 * A table that is a heading of outcomes above a row of figures, once or several times below one another. What kind of case
 * they are about stands in front of the outcomes, in a row above them, or above the table.
 */
final class StackedOutcomes {
    private static final List<String> OUTCOMES = List.of("维持", "纠正", "其他", "审结", "计");
    /** Texts in front of the outcomes: the kind of case and what it is part of. */
    private static final int MOST_NAMES = 2;
    /** In taller tables something else stands as well. */
    private static final int MOST_ROWS = 14;

    private final Grid grid;
    private final Function<String, Optional<String>> naming;
    private final Map<String, List<GridCell>> figures = new LinkedHashMap<>();
    private Optional<String> name;
    private List<GridCell> heading = List.of();
    /** The heading whose figures were found last: blank rows may follow them. */
    private boolean answered;

    private StackedOutcomes(Grid grid, Optional<String> name, Function<String, Optional<String>> naming) {
        this.grid = grid;
        this.name = name;
        this.naming = naming;
    }

    /**
     * The same figures, each row below the outcomes and those below its kind of case; nothing for other tables.
     *
     * @param above the kind of case that is named above the table
     * @param naming gives the kind of case that a text without white space names
     */
    static Optional<Grid> labelled(Grid grid, Optional<String> above, Function<String, Optional<String>> naming) {
        return grid.rowCount() > MOST_ROWS ? Optional.empty() : new StackedOutcomes(grid, above, naming).read();
    }

    private Optional<Grid> read() {
        List<List<GridCell>> rows = new ArrayList<>();
        for (int row = 0; row < grid.rowCount(); row++) {
            rows.add(new ArrayList<>());
        }
        for (GridCell cell : grid.cells()) {
            rows.get(cell.row()).add(cell);
        }
        List<GridCell> first = List.of();
        for (List<GridCell> row : rows) {
            if (!read(row)) {
                return Optional.empty();
            }
            first = first.isEmpty() ? heading : first;
        }
        return figures.isEmpty() || !answered ? Optional.empty() : Optional.of(table(first));
    }

    /** Whether the row can be one of such a table. */
    private boolean read(List<GridCell> row) {
        List<GridCell> filled = row.stream().filter(cell -> !cell.isBlank()).toList();
        List<GridCell> texts = filled.stream()
                .filter(cell -> !ValueReader.looksLikeValue(cell.text()))
                .toList();
        if (texts.size() < filled.size()) {
            return texts.isEmpty() && take(row, filled);
        }
        if (texts.isEmpty()) {
            return answered || heading.isEmpty() || take(row, filled);
        }
        if (!heading.isEmpty() && !answered) {
            return false;
        }
        int names = texts.size() - OUTCOMES.size();
        boolean outcomes = names >= 0 && areOutcomes(texts.subList(names, texts.size()));
        if (outcomes) {
            heading = texts.subList(names, texts.size());
            answered = false;
        } else {
            names = texts.size();
        }
        for (GridCell text : texts.subList(0, names)) {
            String tight = LabelText.tight(text.text());
            // What speaks of lawsuits and does not say of which kind names none, least of all the kind above it.
            name = naming.apply(tight).or(() -> tight.contains("诉") ? Optional.empty() : name);
        }
        return names <= MOST_NAMES;
    }

    private static boolean areOutcomes(List<GridCell> texts) {
        int named = 0;
        for (int i = 0; i < OUTCOMES.size(); i++) {
            named += LabelText.tight(texts.get(i).text()).contains(OUTCOMES.get(i)) ? 1 : 0;
        }
        return named >= OUTCOMES.size() - 1;
    }

    /** Takes the cells of a row for the figures below the heading, when each outcome has one and the case is named. */
    private boolean take(List<GridCell> row, List<GridCell> filled) {
        if (heading.isEmpty() || answered || name.isEmpty()) {
            return false;
        }
        List<GridCell> cells = new ArrayList<>();
        if (grid.geometry() == Grid.Geometry.FLATTENED) {
            cells.addAll(filled.size() == OUTCOMES.size() ? filled : row);
        } else {
            for (GridCell outcome : heading) {
                row.stream()
                        .filter(cell -> cell.column() < outcome.endColumn() && cell.endColumn() > outcome.column())
                        .forEach(cells::add);
            }
        }
        boolean complete = cells.size() == OUTCOMES.size()
                && cells.stream().distinct().count() == OUTCOMES.size()
                && cells.containsAll(filled);
        answered = true;
        return complete && figures.put(name.get(), cells) == null;
    }

    private Grid table(List<GridCell> outcomes) {
        List<GridCell> cells = new ArrayList<>();
        int row = 0;
        for (Map.Entry<String, List<GridCell>> kind : figures.entrySet()) {
            cells.add(new GridCell(
                    row++,
                    0,
                    1,
                    OUTCOMES.size(),
                    kind.getKey(),
                    kind.getValue().get(0).at()));
            add(cells, row++, outcomes);
            add(cells, row++, kind.getValue());
        }
        return new Grid(grid.number(), Grid.Geometry.EXACT, row, OUTCOMES.size(), cells);
    }

    private static void add(List<GridCell> cells, int row, List<GridCell> others) {
        for (int i = 0; i < others.size(); i++) {
            GridCell cell = others.get(i);
            cells.add(new GridCell(row, i, 1, 1, cell.text(), cell.at(), cell.recognition()));
        }
    }
}
