package org.gongkai.app.web.page;

import java.util.List;
import java.util.Optional;
import org.gongkai.model.CheckStatus;

/**
 * A table of the form as a page shows it: the official labels, what stands in each cell, and beside the numbers the
 * rules that they must keep.
 *
 * @param id the table's id, first part of its cells' ids
 * @param caption what the table is about
 * @param blocks parts with their own column heads, at least one
 * @param notes for the cells at which a person should look, in the order of the cells
 * @param otherChecks rules that stand neither beside a row nor below a column
 */
public record Sheet(String id, String caption, List<Block> blocks, List<Note> notes, List<Verdict> otherChecks) {
    public Sheet {
        blocks = List.copyOf(blocks);
        notes = List.copyOf(notes);
        otherChecks = List.copyOf(otherChecks);
    }

    /** How many columns of figures the widest block has. */
    public int width() {
        return blocks.stream().mapToInt(block -> block.columns().size()).max().orElse(0);
    }

    /** Whether a rule stands beside some row. */
    public boolean checksRows() {
        return blocks.stream().flatMap(block -> block.rows().stream()).anyMatch(row -> row.verdict()
                .isPresent());
    }

    /**
     * Rows under common column heads.
     *
     * @param checks rows of rules, one verdict for each column
     */
    public record Block(List<Label> columns, List<Row> rows, List<CheckRow> checks) {
        public Block {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            checks = List.copyOf(checks);
        }
    }

    /**
     * A printed label.
     *
     * @param official as the form prints it, in Chinese
     * @param gloss in the page's language when that is another and a translation is known
     */
    public record Label(String official, Optional<String> gloss) {}

    /**
     * A row of figures, or a heading above rows.
     *
     * @param depth how far the label is indented
     * @param entries empty for a heading
     */
    public record Row(Label label, int depth, List<Entry> entries, Optional<Verdict> verdict) {
        public Row {
            entries = List.copyOf(entries);
        }

        public boolean heading() {
            return entries.isEmpty();
        }
    }

    /**
     * What a cell shows.
     *
     * @param id of the cell; also its anchor on the page
     * @param text the number, or what stands there, or a word for nothing
     * @param kind the status as the contract writes it
     * @param spoken what the text alone does not say, for a tooltip and a screen reader; empty when nothing
     * @param note number of the note below the table, 0 when there is none
     * @param contradicted whether a rule that fails involves the cell
     * @param located whether its place in the source is known
     */
    public record Entry(
            String id, String text, String kind, String spoken, int note, boolean contradicted, boolean located) {}

    /** A rule over all columns. */
    public record CheckRow(String label, List<Optional<Verdict>> verdicts) {
        public CheckRow {
            verdicts = List.copyOf(verdicts);
        }
    }

    /**
     * How a rule came out.
     *
     * @param shown for example {@code 9 ≠ 8}
     * @param spoken the whole rule in words
     */
    public record Verdict(String id, CheckStatus status, String shown, String spoken) {
        public boolean fails() {
            return status == CheckStatus.FAIL;
        }
    }

    /**
     * Why a person should look at a cell.
     *
     * @param number counted from 1 within the page
     * @param where the cell's row and column in words
     */
    public record Note(int number, String cell, String where, String text) {}
}
