package org.gongkai.extractor.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.extractor.align.LabelText;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.read.Reading;
import org.gongkai.extractor.value.ValueReader;

/**
 * Small tables of outcomes that only the paragraph above names: reviews, lawsuits without and after a review each have
 * one. The name becomes the label of the row of figures, as if it stood there.
 */
final class NamedTables {
    private static final List<String> OUTCOMES = List.of("维持", "纠正", "其他", "尚未审结", "计");
    private static final int LONGEST_NAME = 40;
    /** A name may have a line about units between itself and its table. */
    private static final int FARTHEST = 2;

    private static final Pattern DIRECT = Pattern.compile("未经(?:行政)?复议(?:直接|而)?(?:起诉|提起诉讼|诉讼)?");
    private static final Pattern AFTER_REVIEW = Pattern.compile("(?<!未)经?(?:行政)?复议(?:之|以)?后(?:起诉|提起诉讼|诉讼)?");
    private static final Pattern REVIEW = Pattern.compile("行政复议");
    private static final Pattern LAWSUIT = Pattern.compile("诉");

    private NamedTables() {}

    /** The reading with such tables labelled. */
    static Reading label(Reading reading) {
        List<Block> blocks = new ArrayList<>(reading.blocks());
        boolean any = false;
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Grid grid && isOfOutcomes(grid)) {
                Optional<String> name = nameAbove(blocks, i);
                if (name.isPresent()) {
                    blocks.set(i, labelled(grid, name.get()));
                    any = true;
                }
            }
        }
        return any ? new Reading(reading.reader(), blocks, reading.facts(), reading.findings()) : reading;
    }

    /** A row of outcomes above one of figures, and nothing else but blanks. */
    private static boolean isOfOutcomes(Grid grid) {
        if (grid.rowCount() < 2
                || grid.columnCount() != OUTCOMES.size()
                || grid.cells().stream().filter(cell -> cell.row() < 2).count() != 2 * OUTCOMES.size()) {
            return false;
        }
        int named = 0;
        for (GridCell cell : grid.cells()) {
            if (cell.row() == 0) {
                String heading = LabelText.tight(cell.text());
                named += OUTCOMES.stream().anyMatch(heading::contains) ? 1 : 0;
            } else if (!cell.isBlank() && (cell.row() > 1 || !ValueReader.looksLikeValue(cell.text()))) {
                return false;
            }
        }
        return named >= OUTCOMES.size() - 1;
    }

    private static Optional<String> nameAbove(List<Block> blocks, int table) {
        for (int i = table - 1; i >= Math.max(0, table - FARTHEST); i--) {
            if (!(blocks.get(i) instanceof Prose prose)) {
                return Optional.empty();
            }
            Optional<String> name = name(LabelText.tight(prose.text()));
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }

    /** The words of a line that name one kind of case; none when it names two, as the heading of the chapter does. */
    private static Optional<String> name(String line) {
        if (line.length() > LONGEST_NAME || line.indexOf('。') >= 0) {
            return Optional.empty();
        }
        Matcher direct = DIRECT.matcher(line);
        Matcher after = AFTER_REVIEW.matcher(line);
        boolean directly = direct.find();
        boolean afterwards = after.find();
        if (directly != afterwards) {
            return Optional.of(directly ? direct.group() : after.group());
        }
        boolean review = !directly
                && REVIEW.matcher(line).find()
                && !LAWSUIT.matcher(line).find();
        return review ? Optional.of("行政复议") : Optional.empty();
    }

    private static Grid labelled(Grid grid, String name) {
        List<GridCell> cells = new ArrayList<>();
        for (GridCell cell : grid.cells()) {
            if (cell.column() == 0) {
                cells.add(new GridCell(cell.row(), 0, 1, 1, cell.row() == 1 ? name : "", cell.at()));
            }
            cells.add(new GridCell(
                    cell.row(),
                    cell.column() + 1,
                    cell.rowSpan(),
                    cell.columnSpan(),
                    cell.text(),
                    cell.at(),
                    cell.recognition()));
        }
        return new Grid(grid.number(), grid.geometry(), grid.rowCount(), grid.columnCount() + 1, cells);
    }
}
