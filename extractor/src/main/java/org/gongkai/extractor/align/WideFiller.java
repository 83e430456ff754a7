package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormColumn;
import org.gongkai.config.form.FormRow;
import org.gongkai.extractor.align.CellPicker.Picked;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.value.ValueReader;

/** Fills the cells of a block whose rows stand beside one another, above a single line of figures. */
final class WideFiller {
    private static final int MOST_HEADINGS = 4;

    private final List<SourceRow> rows;
    private final DocumentTexts texts;

    WideFiller(List<SourceRow> rows, DocumentTexts texts) {
        this.rows = rows;
        this.texts = texts;
    }

    /**
     * What was found.
     *
     * @param named columns that were named by the heading
     * @param own cells that stand on the line
     * @param line index of the source row, −1 when there are several
     */
    record Found(List<Filling> fillings, int named, int own, int line) {
        /** How many cells of the block stand in the document. */
        int found() {
            return (int)
                    fillings.stream().filter(filling -> filling.cell() != null).count();
        }

        /** How many of them hold something. */
        int filled() {
            return (int) fillings.stream()
                    .filter(filling -> filling.cell() != null && !filling.cell().isBlank())
                    .count();
        }

        /** Lattice column of its first cell. */
        int first() {
            return columns().min().orElse(Integer.MAX_VALUE);
        }

        /** Lattice column of its last cell. */
        int last() {
            return columns().max().orElse(-1);
        }

        private IntStream columns() {
            return fillings.stream().map(Filling::cell).filter(Objects::nonNull).mapToInt(GridCell::column);
        }
    }

    /**
     * The block's cells, or nothing when no heading of this document names them. Rows that stand in tables of their own
     * are looked for one by one.
     */
    Optional<Found> fill(String table, FormBlock block) {
        Optional<Found> whole = fill(table, block, false);
        if (whole.isPresent() || block.rows().size() < 2) {
            return whole;
        }
        List<Filling> fillings = new ArrayList<>();
        int named = 0;
        int own = 0;
        boolean inOrder = true;
        Found before = null;
        for (FormRow row : block.rows()) {
            FormBlock alone = new FormBlock(FormBlock.Layout.WIDE, block.columns(), List.of(row));
            Found part = fill(table, alone, true).orElse(null);
            if (part != null) {
                // Parts on one line that do not stand in the form's order are under headings not to be trusted.
                inOrder &= before == null || before.line() != part.line() || before.last() < part.first();
                fillings.addAll(part.fillings());
                named += part.named();
                own = Math.max(own, part.own());
                before = part;
            }
        }
        if (fillings.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Found(inOrder && own <= fillings.size() ? fillings : doubted(fillings), named, own, -1));
    }

    static List<Filling> doubted(List<Filling> fillings) {
        return fillings.stream()
                .map(filling -> new Filling(
                        filling.id(), filling.type(), filling.cell(), filling.heading(), List.of(Filling.BY_POSITION)))
                .toList();
    }

    private Optional<Found> fill(String table, FormBlock block, boolean alone) {
        List<HeadingReader.Leaf> leaves = HeadingReader.Leaf.of(block, texts, alone);
        Optional<Found> best = Optional.empty();
        for (int i = 0; i < rows.size(); i++) {
            SourceRow row = rows.get(i);
            if (row.canBeHeading()) {
                continue;
            }
            boolean exact = row.grid().geometry() == Grid.Geometry.EXACT;
            Optional<Found> found = exact
                    ? exact(table, block, leaves, row)
                    : alone ? Optional.empty() : flattened(table, block, leaves, row);
            if (found.isPresent() && (best.isEmpty() || better(found.get(), best.get()))) {
                best = found;
            }
        }
        return best;
    }

    private static boolean better(Found a, Found b) {
        return a.named() > b.named() || a.named() == b.named() && a.filled() > 0 && b.filled() == 0;
    }

    private Optional<Found> exact(String table, FormBlock block, List<HeadingReader.Leaf> leaves, SourceRow row) {
        List<SourceRow> headings = headingsAbove(row);
        if (headings.isEmpty() || row.own().isEmpty()) {
            return Optional.empty();
        }
        int columnCount = headings.get(0).grid().columnCount();
        if (headings.get(0).grid() != row.grid() && columnCount != row.grid().columnCount()) {
            return Optional.empty();
        }
        Optional<ColumnMap> map = HeadingReader.read(headings, columnCount, leaves);
        if (map.isEmpty()) {
            return Optional.empty();
        }
        List<GridCell> values = row.own();
        if (values.size() == leaves.size() + 1
                && values.get(0).column() < map.get().firstColumn()) {
            values = values.subList(1, values.size());
        }
        List<Picked> picks = CellPicker.pick(values, row.line(), map, leaves.size(), true);
        boolean none = values.size() == 1 && ValueReader.saysNone(values.get(0).text());
        if (!map.get().isReordered() && !none && !inStep(picks, values) || besideFigures(row)) {
            picks = picks.stream()
                    .map(pick -> new Picked(pick.cell(), pick.heading(), false))
                    .toList();
        }
        int named = (int)
                map.get().places().stream().filter(ColumnMap.Place::isNamed).count();
        return Optional.of(new Found(fillings(table, block, picks), named, values.size(), row.index()));
    }

    /** Whether figures without a label stand right above or below: the line may have been cut into several. */
    private boolean besideFigures(SourceRow row) {
        for (int i = row.index() - 1; i <= row.index() + 1; i += 2) {
            if (i >= 0 && i < rows.size()) {
                SourceRow beside = rows.get(i);
                if (beside.grid() == row.grid()
                        && beside.holdsFigures()
                        && beside.labels().isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Whether the picks follow one another in the row and begin where a block of so many columns can begin: figures and
     * headings that got out of step by a wrong span do not.
     */
    private static boolean inStep(List<Picked> picks, List<GridCell> values) {
        int first = values.indexOf(picks.get(0).cell());
        if (first < 0 || first % picks.size() != 0) {
            return false;
        }
        for (int i = 0; i < picks.size(); i++) {
            if (first + i >= values.size()
                    || values.get(first + i) != picks.get(i).cell()) {
                return false;
            }
        }
        return true;
    }

    private Optional<Found> flattened(String table, FormBlock block, List<HeadingReader.Leaf> leaves, SourceRow row) {
        int columns = leaves.size();
        List<GridCell> cells = FlatPicker.joinUnits(row.own());
        long filled = cells.stream().filter(cell -> !cell.isBlank()).count();
        if (row.values() * 3 < columns || row.labels().size() > 2) {
            return Optional.empty();
        }
        List<SourceRow> headings = headingsAbove(row);
        double evidence = evidence(headings, leaves);
        if (evidence < 0.3) {
            return Optional.empty();
        }
        boolean complete = filled == columns || cells.size() == columns;
        List<Picked> picks =
                FlatPicker.pick(cells, row.own().size(), Optional.empty(), columns, Optional.empty(), false);
        List<Picked> judged = new ArrayList<>(columns);
        for (Picked pick : picks) {
            judged.add(new Picked(pick.cell(), "", complete && evidence > 0.6));
        }
        return Optional.of(
                new Found(fillings(table, block, judged), (int) (evidence * columns), cells.size(), row.index()));
    }

    /** The share of the headings' characters that the rows above print. */
    private static double evidence(List<SourceRow> headings, List<HeadingReader.Leaf> leaves) {
        StringBuilder printed = new StringBuilder();
        for (SourceRow heading : headings) {
            for (GridCell cell : heading.own()) {
                printed.append(cell.text());
            }
        }
        String text = LabelText.of(printed.toString()).core();
        Map<Character, Integer> stock = new HashMap<>();
        for (int i = 0; i < text.length(); i++) {
            stock.merge(text.charAt(i), 1, Integer::sum);
        }
        int wanted = 0;
        int there = 0;
        for (HeadingReader.Leaf leaf : leaves) {
            String label = leaf.label().official().core();
            wanted += label.length();
            for (int i = 0; i < label.length(); i++) {
                there += stock.merge(label.charAt(i), -1, Integer::sum) >= 0 ? 1 : 0;
            }
        }
        return wanted == 0 ? 0 : (double) there / wanted;
    }

    private List<SourceRow> headingsAbove(SourceRow data) {
        List<SourceRow> headings = new ArrayList<>();
        for (int i = data.index() - 1; i >= 0 && headings.size() < MOST_HEADINGS; i--) {
            SourceRow row = rows.get(i);
            if (!headings.isEmpty() && row.grid() != headings.get(0).grid()) {
                break;
            }
            if (row.canBeHeading()) {
                headings.add(0, row);
            } else if (row.holdsFigures() || !headings.isEmpty() && row.own().size() > 1) {
                // A row of figures, or of blanks where figures may stand, answers the headings above it.
                break;
            }
        }
        return headings;
    }

    private static List<Filling> fillings(String table, FormBlock block, List<Picked> picks) {
        List<Filling> fillings = new ArrayList<>(picks.size());
        int next = 0;
        for (FormRow row : block.rows()) {
            for (FormColumn column : block.columns()) {
                Picked pick = picks.get(next++);
                fillings.add(new Filling(
                        table + "/" + row.id() + "/" + column.id(),
                        column.type(),
                        pick.cell(),
                        pick.heading(),
                        pick.flags()));
            }
        }
        return fillings;
    }
}
