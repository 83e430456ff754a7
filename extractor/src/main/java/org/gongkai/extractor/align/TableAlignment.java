package org.gongkai.extractor.align;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormTable;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;

/**
 * A document's rows laid against one table of a form.
 *
 * @param found rows and columns of the table that the document names
 * @param wanted those that it has
 * @param present whether anything of the table was found
 * @param fillings by cell id, only of rows that were found
 * @param extras cells of rows that stand among the table's and that the form does not know
 */
record TableAlignment(
        double found, double wanted, boolean present, Map<String, Filling> fillings, List<Filling> extras) {
    /** Fewer named rows than this share of a table may be chance. */
    private static final double LEAST_SHARE = 0.25;

    /** So much of a table is named by a document that prints it upright, however badly. */
    private static final double UNDERSTOOD = 0.5;

    /** The share of the table's rows and columns that the document names, 0 to 1. */
    double fit() {
        return wanted == 0 ? 0 : found / wanted;
    }

    /** The rows as they stand, or, where that names little of the table, with the tables turned on their sides. */
    static TableAlignment of(FormTable table, List<SourceRow> rows, DocumentTexts texts, Budget budget)
            throws UnreadableFileException {
        TableAlignment upright = upright(table, ForeignColumns.without(table, rows, texts), texts, budget);
        if (upright.fit() >= UNDERSTOOD || !TurnedGrids.mayHold(table, rows, texts)) {
            return upright;
        }
        TableAlignment turned = upright(table, texts.turned(rows), texts, budget);
        return turned.found > upright.found && turned.fillings.size() > upright.fillings.size() ? turned : upright;
    }

    private static TableAlignment upright(FormTable table, List<SourceRow> rows, DocumentTexts texts, Budget budget)
            throws UnreadableFileException {
        Optional<Map<String, Filling>> measures = texts.forms().measures(table).flatMap(list -> list.find(rows));
        if (measures.isPresent()) {
            return ofMeasures(table, measures.get(), texts);
        }
        Map<String, Filling> fillings = new LinkedHashMap<>();
        Slots slots = texts.forms().slots(table);
        List<RowMatch> matches = RowAligner.align(rows, slots, budget);
        long named = matches.stream().filter(match -> !match.byPosition()).count();
        if (slots.size() > 0 && (named < 2 && slots.size() > 2 || named < slots.size() * LEAST_SHARE)) {
            matches = List.of();
        }
        TallFiller tall = new TallFiller(rows, matches, texts);
        double wanted =
                slots.all().stream().filter(slot -> !slot.row().optional()).count();
        double found = matches.stream()
                .filter(match -> !match.byPosition() && !match.slot().row().optional())
                .count();
        boolean present = !matches.isEmpty();
        for (FormBlock block : table.blocks()) {
            wanted += HeadingReader.Leaf.of(block, texts).size();
            List<RowMatch> own = matches.stream()
                    .filter(match -> match.slot().block() == block)
                    .toList();
            if (block.layout() == FormBlock.Layout.TALL) {
                if (!own.isEmpty()) {
                    put(tall.fill(table.id(), block, own), fillings);
                }
            } else if (block.layout() == FormBlock.Layout.LIST) {
                ListFiller list = new ListFiller(rows, texts);
                put(list.fill(table.id(), block, own), fillings);
                found += list.headingsNamed();
            } else {
                budget.checkTime();
                Optional<WideFiller.Found> wide = wide(table, block, rows, texts, budget);
                wide.ifPresent(hit -> put(hit.fillings(), fillings));
                found += wide.map(WideFiller.Found::named).orElse(0);
                present |= wide.isPresent();
            }
        }
        found += tall.headingsNamed();
        List<Filling> extras =
                table.extraRows() && !matches.isEmpty() ? ExtraRows.find(table, rows, matches) : List.of();
        return new TableAlignment(found, wanted, present, fillings, extras);
    }

    /** A list of figures names a row and a column for each. */
    private static TableAlignment ofMeasures(FormTable table, Map<String, Filling> fillings, DocumentTexts texts) {
        double wanted = 0;
        double cells = 0;
        for (FormBlock block : table.blocks()) {
            wanted += block.rows().stream().filter(row -> !row.optional()).count()
                    + HeadingReader.Leaf.of(block, texts).size();
            cells += block.cellIds().size();
        }
        return new TableAlignment(wanted * Math.min(1, fillings.size() / cells), wanted, true, fillings, List.of());
    }

    /** The reading of a wide block that finds most of its cells, however the document lays it out. */
    private static Optional<WideFiller.Found> wide(
            FormTable table, FormBlock block, List<SourceRow> rows, DocumentTexts texts, Budget budget)
            throws UnreadableFileException {
        int cells = block.rows().size() * block.columns().size();
        Optional<WideFiller.Found> best = Optional.empty();
        if (texts.printed(rows).mayName(block)) {
            best = new WideFiller(rows, texts).fill(table.id(), block);
            if (best.map(WideFiller.Found::found).orElse(0) < cells) {
                best = better(best, belowOneAnother(table, block, rows, texts, budget));
            }
        }
        if (best.map(WideFiller.Found::found).orElse(0) < cells
                && texts.printedTurned(rows).mayName(block)) {
            best = better(best, new WideFiller(texts.turned(rows), texts).fill(table.id(), block));
        }
        return best;
    }

    private static Optional<WideFiller.Found> better(
            Optional<WideFiller.Found> first, Optional<WideFiller.Found> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isPresent() ? first : second;
        }
        // Blanks are found easily where there is nothing; a reading that finds figures has found more.
        int more = Integer.compare(second.get().filled(), first.get().filled());
        return more > 0 || more == 0 && second.get().found() > first.get().found() ? second : first;
    }

    /** A wide block that a document prints as a tall one. */
    private static Optional<WideFiller.Found> belowOneAnother(
            FormTable table, FormBlock block, List<SourceRow> rows, DocumentTexts texts, Budget budget)
            throws UnreadableFileException {
        Slots slots = texts.forms().upright(block);
        List<RowMatch> matches = RowAligner.align(rows, slots, budget);
        if (matches.size() < 2) {
            return Optional.empty();
        }
        TallFiller filler = new TallFiller(rows, matches, texts);
        List<Filling> fillings = filler.fill(table.id(), slots.get(0).block(), matches);
        if (filler.headingsNamed() < block.columns().size() / 2) {
            return Optional.empty();
        }
        return Optional.of(new WideFiller.Found(
                leavesFigures(rows, matches) ? WideFiller.doubted(fillings) : fillings,
                filler.headingsNamed() * matches.size(),
                fillings.size(),
                -1));
    }

    /** Whether figures stand among the rows that were found, in rows that were not: those may be what labels head. */
    private static boolean leavesFigures(List<SourceRow> rows, List<RowMatch> matches) {
        for (RowMatch match : matches) {
            int next = match.source().index() + 1;
            boolean left = !match.source().holdsFigures()
                    && next < rows.size()
                    && rows.get(next).grid() == match.source().grid()
                    && matches.stream().noneMatch(other -> other.source().index() == next);
            if (left) {
                return true;
            }
        }
        return false;
    }

    private static void put(List<Filling> found, Map<String, Filling> fillings) {
        for (Filling filling : found) {
            fillings.put(filling.id(), filling);
        }
    }
}
