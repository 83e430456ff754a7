package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormTable;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;

/**
 * A document's grids laid against one form.
 *
 * @param fit the share of the form's rows and columns that the document names, 0 to 1
 * @param score the sum of such shares over the form's tables: a table that a document does not have then speaks for no
 *     form against another
 * @param fillings by cell id, only of rows that were found
 * @param present ids of the tables of which something was found
 * @param extras cells of rows that stand among the form's rows and that it does not know
 * @param copies by cell id, what a second copy of a table in the same document has there
 */
public record FormAlignment(
        Form form,
        double fit,
        double score,
        Map<String, Filling> fillings,
        List<String> present,
        List<Filling> extras,
        Map<String, Filling> copies) {
    /** Fewer named rows than this share of a table may be chance. */
    private static final double LEAST_SHARE = 0.25;
    /** Less than one row that only one of two forms has. */
    private static final double PRESCRIBED = 0.02;

    /** The form that the grids fit best, when they fit any; the prescribed one of two that fit alike. */
    public static Optional<FormAlignment> best(
            List<Form> forms, FormLabels labels, List<Grid> grids, Optional<Integer> year, Budget budget)
            throws UnreadableFileException {
        DocumentTexts texts = new DocumentTexts(labels);
        List<SourceRow> rows = SourceRow.of(grids, texts);
        Optional<FormAlignment> best = Optional.empty();
        double most = 0;
        for (Form form : forms) {
            FormAlignment found = align(form, rows, texts, budget);
            double advantage = year.isPresent() && form.prescribedFor(year.get()) ? PRESCRIBED : 0;
            if (!found.present().isEmpty() && found.score() + advantage > most) {
                most = found.score() + advantage;
                best = Optional.of(found);
            }
        }
        if (best.isPresent()) {
            FormAlignment first = best.get();
            Map<String, Filling> copies = SecondCopy.find(first, rows, texts, budget);
            return Optional.of(new FormAlignment(
                    first.form, first.fit, first.score, first.fillings, first.present, first.extras, copies));
        }
        return best;
    }

    /** One form alone, without a look for copies. */
    static FormAlignment align(Form form, List<SourceRow> rows, DocumentTexts texts, Budget budget)
            throws UnreadableFileException {
        Map<String, Filling> fillings = new LinkedHashMap<>();
        List<String> present = new ArrayList<>();
        List<Filling> extras = new ArrayList<>();
        double foundInAll = 0;
        double wantedInAll = 0;
        double score = 0;
        for (FormTable table : form.tables()) {
            double found = 0;
            double wanted = 0;
            List<Slot> slots = Slot.of(table, texts);
            List<RowMatch> matches = RowAligner.align(rows, slots, budget);
            long named = matches.stream().filter(match -> !match.byPosition()).count();
            if (!slots.isEmpty() && (named < 2 && slots.size() > 2 || named < slots.size() * LEAST_SHARE)) {
                matches = List.of();
                named = 0;
            }
            TallFiller tall = new TallFiller(rows, matches, texts);
            wanted += slots.stream().filter(slot -> !slot.row().optional()).count();
            found += matches.stream()
                    .filter(match -> !match.byPosition() && !match.slot().row().optional())
                    .count();
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
                    if (wide.isPresent()) {
                        present.add(table.id());
                    }
                }
            }
            found += tall.headingsNamed();
            if (!matches.isEmpty()) {
                present.add(table.id());
            }
            if (table.extraRows() && !matches.isEmpty()) {
                extras.addAll(ExtraRows.find(table, rows, matches));
            }
            foundInAll += found;
            wantedInAll += wanted;
            score += wanted == 0 ? 0 : Math.min(1, found / wanted);
        }
        return new FormAlignment(
                form, wantedInAll == 0 ? 0 : foundInAll / wantedInAll, score, fillings, present, extras, Map.of());
    }

    /** The reading of a wide block that finds most of its cells, however the document lays it out. */
    private static Optional<WideFiller.Found> wide(
            FormTable table, FormBlock block, List<SourceRow> rows, DocumentTexts texts, Budget budget)
            throws UnreadableFileException {
        int cells = block.rows().size() * block.columns().size();
        Optional<WideFiller.Found> best = new WideFiller(rows, texts).fill(table.id(), block);
        if (best.map(WideFiller.Found::found).orElse(0) < cells) {
            best = better(best, belowOneAnother(table, block, rows, texts, budget));
        }
        if (best.map(WideFiller.Found::found).orElse(0) < cells) {
            best = better(best, new WideFiller(texts.turned(rows), texts).fill(table.id(), block));
        }
        return best;
    }

    private static Optional<WideFiller.Found> better(
            Optional<WideFiller.Found> first, Optional<WideFiller.Found> second) {
        return second.map(WideFiller.Found::found).orElse(0)
                        > first.map(WideFiller.Found::found).orElse(0)
                ? second
                : first;
    }

    /** A wide block that a document prints as a tall one. */
    private static Optional<WideFiller.Found> belowOneAnother(
            FormTable table, FormBlock block, List<SourceRow> rows, DocumentTexts texts, Budget budget)
            throws UnreadableFileException {
        FormBlock tall = new FormBlock(FormBlock.Layout.TALL, block.columns(), block.rows());
        List<RowMatch> matches = RowAligner.align(rows, Slot.of(table, tall, texts), budget);
        if (matches.size() < 2) {
            return Optional.empty();
        }
        TallFiller filler = new TallFiller(rows, matches, texts);
        List<Filling> fillings = filler.fill(table.id(), tall, matches);
        return filler.headingsNamed() < block.columns().size() / 2
                ? Optional.empty()
                : Optional.of(new WideFiller.Found(fillings, filler.headingsNamed() * matches.size(), fillings.size()));
    }

    private static void put(List<Filling> found, Map<String, Filling> fillings) {
        for (Filling filling : found) {
            fillings.put(filling.id(), filling);
        }
    }
}
