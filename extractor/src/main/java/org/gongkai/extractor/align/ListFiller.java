package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.config.form.FigureType;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormColumn;
import org.gongkai.config.form.FormRow;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.jspecify.annotations.Nullable;

/**
 * Fills the cells of a list of indicators. Such tables have as many columns as their authors liked (serial number, code,
 * unit, this year, since the beginning, parts of the government); a column is taken only where the heading names it, or
 * where there is but one that can be meant.
 */
final class ListFiller {
    private static final int MOST_HEADINGS = 6;
    private static final double NAMED = 0.8;
    private static final Pattern UNIT = Pattern.compile("[（(]?(?:[件条项个次宗份起篇家部类人元]|件次|人次|万元|亿元|平方米|册)[）)]?");
    /** A year in front of a heading, alone or before what it names. */
    private static final Pattern YEAR = Pattern.compile("^((?:19|20)[0-9]{2})年?度?(.*)$");

    private static final Pattern THIS = Pattern.compile("(?:本|当|今)(?:年|期)");
    private static final Pattern SUM = Pattern.compile("[合总小共]计");
    /** Instead of a year: this one, one that is not said, all of them. */
    private static final int THIS_YEAR = 9999;

    private static final int ANY_YEAR = 9998;
    private static final int ALL_YEARS = 0;

    private final List<SourceRow> rows;
    private final DocumentTexts texts;
    private int headingsNamed;

    ListFiller(List<SourceRow> rows, DocumentTexts texts) {
        this.rows = rows;
        this.texts = texts;
    }

    /** How many columns a heading named. */
    int headingsNamed() {
        return headingsNamed;
    }

    /**
     * Where a column of the form stands: lattice columns of an exact grid, the place among own cells of a flattened one.
     *
     * @param sure whether no other column may be meant
     */
    private record Place(int from, int to, String heading, boolean sure) {}

    /** Cells of the rows that were found; none for columns that nothing tells. */
    List<Filling> fill(String table, FormBlock block, List<RowMatch> matches) {
        Map<Grid, Map<FormColumn, Place>> byGrid = new HashMap<>();
        Map<FormColumn, Place> latest = Map.of();
        Set<Grid> lists = new HashSet<>();
        matches.forEach(match -> lists.add(match.source().grid()));
        List<Filling> fillings = new ArrayList<>();
        for (RowMatch match : matches) {
            Grid grid = match.source().grid();
            Map<FormColumn, Place> places = byGrid.get(grid);
            if (places == null) {
                places = places(match.source(), block, lists);
                // A table that goes on over the page need not repeat its heading.
                places = places.isEmpty() ? latest : places;
                latest = places;
                byGrid.put(grid, places);
                headingsNamed = Math.max(headingsNamed, (int) places.keySet().stream()
                        .filter(column -> !column.optional())
                        .count());
            }
            fill(table, block, match, places, fillings);
        }
        return fillings;
    }

    private static void fill(
            String table, FormBlock block, RowMatch match, Map<FormColumn, Place> places, List<Filling> fillings) {
        FormRow row = match.slot().row();
        List<FormColumn> required =
                block.columns().stream().filter(column -> !column.optional()).toList();
        List<GridCell> figures = figures(match);
        boolean counted = places.isEmpty() && figures.size() == required.size();
        for (FormColumn column : block.columns()) {
            Place place = places.get(column);
            GridCell cell = null;
            List<String> flags = match.byPosition() ? List.of(Filling.BY_POSITION) : List.of();
            if (place != null) {
                cell = at(match, figures, place);
                flags = place.sure() ? flags : List.of(Filling.BY_POSITION);
            } else if (counted && !column.optional()) {
                cell = figures.get(required.indexOf(column));
                flags = required.size() == 1 ? flags : List.of(Filling.BY_POSITION);
            }
            if (cell != null) {
                String heading = unit(match, row).orElse(place == null ? "" : place.heading());
                FigureType type = row.type().orElse(column.type());
                fillings.add(new Filling(table + "/" + row.id() + "/" + column.id(), type, cell, heading, flags));
            }
        }
    }

    /** The unit that the row prints, else the one that the form gives for it, in the words of a heading. */
    private static Optional<String> unit(RowMatch match, FormRow row) {
        for (GridCell cell : match.values()) {
            if (UNIT.matcher(LabelText.tight(cell.text())).matches()) {
                return Optional.of("单位：" + LabelText.tight(cell.text()));
            }
        }
        return row.unit().isEmpty() ? Optional.empty() : Optional.of("单位：" + row.unit());
    }

    /** Own cells behind the label that can hold a figure. */
    private static List<GridCell> figures(RowMatch match) {
        List<GridCell> figures = new ArrayList<>();
        for (GridCell cell : match.values()) {
            if (!UNIT.matcher(LabelText.tight(cell.text())).matches()) {
                figures.add(cell);
            }
        }
        return figures;
    }

    private static @Nullable GridCell at(RowMatch match, List<GridCell> figures, Place place) {
        boolean exact = match.source().grid().geometry() == Grid.Geometry.EXACT;
        GridCell found = null;
        for (GridCell cell : figures) {
            boolean there = exact
                    ? cell.column() < place.to() && cell.endColumn() > place.from()
                    : match.source().own().indexOf(cell) == place.from();
            if (there) {
                if (found != null) {
                    return null;
                }
                found = cell;
            }
        }
        return found;
    }

    /**
     * The columns that rows of texts above name, the nearest row first. What the own table does not head may be headed by
     * one above it that was cut off by the name of a group.
     *
     * @param lists tables in which rows of the list stand
     */
    private Map<FormColumn, Place> places(SourceRow first, FormBlock block, Set<Grid> lists) {
        Map<FormColumn, Place> places = new HashMap<>();
        int seen = 0;
        for (int i = first.index() - 1; i >= 0 && seen < MOST_HEADINGS; i--) {
            SourceRow row = rows.get(i);
            if (row.grid() != first.grid() && (names(places) || !sameColumns(row.grid(), first.grid(), lists))) {
                break;
            }
            if (row.holdsFigures()) {
                continue;
            }
            seen++;
            boolean exact = row.grid().geometry() == Grid.Geometry.EXACT;
            if (!exact && row.own().size() != first.own().size()) {
                continue;
            }
            places(row, exact, block).forEach(places::putIfAbsent);
        }
        return places;
    }

    /** Whether a column is named that every list has. */
    private static boolean names(Map<FormColumn, Place> places) {
        return places.keySet().stream().anyMatch(column -> !column.optional());
    }

    private boolean sameColumns(Grid above, Grid grid, Set<Grid> lists) {
        return above.geometry() == Grid.Geometry.EXACT
                && grid.geometry() == Grid.Geometry.EXACT
                && above.columnCount() == grid.columnCount()
                && (lists.contains(above) || rows.stream().noneMatch(row -> row.grid() == above && row.holdsFigures()));
    }

    /** What one row of texts names, of several headings for a column the one that {@link #choice} takes. */
    private Map<FormColumn, Place> places(SourceRow heading, boolean exact, FormBlock block) {
        Map<FormColumn, TreeMap<Integer, Place>> byYear = new LinkedHashMap<>();
        for (int c = 0; c < heading.own().size(); c++) {
            GridCell cell = heading.own().get(c);
            String text = LabelText.tight(cell.text());
            Matcher dated = YEAR.matcher(text);
            boolean ofYear = dated.matches();
            String name = !ofYear ? text : dated.group(2).isEmpty() ? "年度" : dated.group(2);
            int year = ofYear ? Integer.parseInt(dated.group(1)) : undated(text);
            int from = exact ? cell.column() : c;
            int to = exact ? cell.endColumn() : c + 1;
            named(name, block).ifPresent(column -> byYear.computeIfAbsent(column, first -> new TreeMap<>())
                    .putIfAbsent(year, new Place(from, to, cell.text(), true)));
        }
        Map<FormColumn, Place> places = new LinkedHashMap<>();
        byYear.forEach((column, years) -> places.put(column, choice(years)));
        return places;
    }

    private static int undated(String text) {
        return THIS.matcher(text).lookingAt() ? THIS_YEAR : SUM.matcher(text).lookingAt() ? ALL_YEARS : ANY_YEAR;
    }

    /** This year's heading or that of the latest year; a sum is none of several years, and what else has no year is doubtful. */
    private static Place choice(TreeMap<Integer, Place> years) {
        Place last = years.lastEntry().getValue();
        if (years.size() == 1 || years.containsKey(THIS_YEAR)) {
            return last;
        }
        int dated = years.size() - (years.containsKey(ALL_YEARS) ? 1 : 0);
        boolean sure = dated > 1 && !years.containsKey(ANY_YEAR);
        return sure ? last : new Place(last.from(), last.to(), last.heading(), false);
    }

    /** The column that a heading names best, when it names one clearly. */
    private Optional<FormColumn> named(String name, FormBlock block) {
        FoundLabel heading = texts.label(name);
        Optional<FormColumn> best = Optional.empty();
        double most = NAMED;
        for (FormColumn column : block.columns()) {
            double likeness = heading.likeness(texts.form(column.label()));
            if (likeness > most) {
                most = likeness;
                best = Optional.of(column);
            }
        }
        return best;
    }
}
