package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.config.form.FigureType;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormColumn;
import org.gongkai.extractor.align.CellPicker.Picked;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;

/** Fills the cells of blocks whose rows stand below one another. */
final class TallFiller {
    /** More heading rows than any layout has. */
    private static final int MOST_HEADINGS = 8;
    /** A text so like a column's name names it, whatever else it says. */
    private static final double NAMES = 0.7;

    private final List<SourceRow> rows;
    private final DocumentTexts texts;
    private final Map<Integer, RowMatch> matched = new HashMap<>();
    /** What was found for blocks with the same columns, by grid width: broken tables repeat their geometry. */
    private final Map<Shape, ColumnMap> known = new HashMap<>();

    private record Shape(int gridColumns, List<FormColumn> columns) {}

    private int headingsNamed;

    TallFiller(List<SourceRow> rows, List<RowMatch> matches, DocumentTexts texts) {
        this.rows = rows;
        this.texts = texts;
        for (RowMatch match : matches) {
            matched.put(match.source().index(), match);
        }
    }

    /** How many columns were named by a heading, over all blocks: part of how well the form fits. */
    int headingsNamed() {
        return headingsNamed;
    }

    /** Cells of the rows that were found, row by row. */
    List<Filling> fill(String table, FormBlock block, List<RowMatch> matches) {
        Map<Grid, List<RowMatch>> byGrid = new LinkedHashMap<>();
        for (RowMatch match : matches) {
            byGrid.computeIfAbsent(match.source().grid(), grid -> new ArrayList<>())
                    .add(match);
        }
        List<HeadingReader.Leaf> leaves = HeadingReader.Leaf.of(block, texts);
        Map<Grid, Optional<ColumnMap>> maps = new LinkedHashMap<>();
        boolean headed = false;
        FlatHeading flat = FlatHeading.usual(leaves.size());
        Map<Grid, FlatHeading> orders = new LinkedHashMap<>();
        for (Map.Entry<Grid, List<RowMatch>> part : byGrid.entrySet()) {
            SourceRow first = part.getValue().stream()
                    .map(RowMatch::source)
                    .min(Comparator.comparingInt(SourceRow::index))
                    .orElseThrow();
            Optional<ColumnMap> map;
            if (part.getKey().geometry() == Grid.Geometry.EXACT) {
                map = columns(part.getKey(), first, block, leaves);
            } else {
                List<SourceRow> above = headingsAbove(first);
                flat = above.isEmpty() ? flat : FlatHeading.of(above, leaves);
                orders.put(part.getKey(), flat);
                map = flat.places();
            }
            headed |= map.isPresent();
            maps.put(part.getKey(), map);
        }
        headingsNamed += maps.values().stream()
                .flatMap(Optional::stream)
                .mapToInt(map -> (int)
                        map.places().stream().filter(ColumnMap.Place::isNamed).count())
                .max()
                .orElse(0);
        List<Filling> fillings = new ArrayList<>();
        for (RowMatch match : matches) {
            Optional<ColumnMap> map = maps.getOrDefault(match.source().grid(), Optional.empty());
            FlatHeading order = orders.getOrDefault(match.source().grid(), flat);
            fillings.addAll(fill(table, block, match, map, order, headed, matches));
        }
        return fillings;
    }

    private List<Filling> fill(
            String table,
            FormBlock block,
            RowMatch match,
            Optional<ColumnMap> map,
            FlatHeading flat,
            boolean headed,
            List<RowMatch> siblings) {
        int columns = block.columns().size();
        SourceRow source = match.source();
        List<Picked> picks;
        if (source.grid().geometry() == Grid.Geometry.EXACT) {
            picks = CellPicker.pick(match.values(), source.line(), map, columns, headed);
        } else {
            picks = flat.inFormOrder(FlatPicker.pick(
                    match.values(),
                    source.own().size(),
                    flat.fit(source.own().size(), match.label() + 1),
                    columns,
                    usual(match, siblings),
                    noisy(siblings)));
        }
        List<Filling> fillings = new ArrayList<>(columns);
        for (int j = 0; j < columns; j++) {
            FormColumn column = block.columns().get(j);
            Picked pick = picks.get(j);
            List<String> flags =
                    pick.flags().isEmpty() && match.byPosition() ? List.of(Filling.BY_POSITION) : pick.flags();
            fillings.add(new Filling(
                    table + "/" + match.slot().row().id() + "/" + column.id(),
                    column.type(),
                    pick.cell(),
                    pick.heading().isEmpty() ? nearestHeading(source, column) : pick.heading(),
                    flags));
        }
        return fillings;
    }

    /** What is printed in the rows above, or before the figures of the row itself, and names the column: for its unit. */
    private String nearestHeading(SourceRow row, FormColumn column) {
        if (column.type() != FigureType.MONEY) {
            return "";
        }
        FormLabel label = texts.form(column.label());
        for (int i = row.index(); i >= Math.max(0, row.index() - MOST_HEADINGS); i--) {
            for (GridCell cell : rows.get(i).own()) {
                if (texts.label(cell.text()).likeness(label) >= NAMES) {
                    return cell.text();
                }
            }
        }
        return "";
    }

    /** Whether labels are garbled: a row without a readable one, or many that are nearly right. */
    private static boolean noisy(List<RowMatch> siblings) {
        long garbled =
                siblings.stream().filter(match -> match.likeness() < 0.95).count();
        return siblings.stream().anyMatch(RowMatch::byPosition) && garbled >= 3;
    }

    /** Where complete rows of the same grid and length have their figures. */
    private static Optional<int[]> usual(RowMatch match, List<RowMatch> siblings) {
        int columns = match.slot().block().columns().size();
        for (RowMatch sibling : siblings) {
            if (sibling.source().grid() == match.source().grid()
                    && sibling.source().own().size() == match.source().own().size()) {
                Optional<int[]> pattern = FlatPicker.pattern(sibling.values(), columns);
                if (pattern.isPresent()) {
                    return pattern;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<ColumnMap> columns(Grid grid, SourceRow first, FormBlock block, List<HeadingReader.Leaf> leaves) {
        Shape key = new Shape(grid.columnCount(), block.columns());
        Optional<ColumnMap> map = HeadingReader.read(headingsAbove(first), grid.columnCount(), leaves);
        if (map.isPresent()) {
            known.put(key, map.get());
            return map;
        }
        return Optional.ofNullable(known.get(key));
    }

    /** Rows of texts in the same grid between the row and the nearest row of another block, in document order. */
    private List<SourceRow> headingsAbove(SourceRow first) {
        List<SourceRow> headings = new ArrayList<>();
        for (int i = first.index() - 1; i >= 0 && headings.size() < MOST_HEADINGS; i--) {
            SourceRow row = rows.get(i);
            if (row.grid() != first.grid() || matched.containsKey(i)) {
                break;
            }
            if (row.canBeHeading()) {
                headings.add(0, row);
            } else if (!headings.isEmpty() && row.holdsFigures()) {
                // A row of figures above the heading is that of another table; one below it numbers the columns.
                break;
            }
        }
        return headings;
    }
}
