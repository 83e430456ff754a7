package org.gongkai.extractor.content;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormTable;
import org.gongkai.config.form.Label;
import org.gongkai.extractor.align.LabelText;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.read.Reading;
import org.gongkai.model.ReportDocument.Section;

/** What is left of a table that could not be laid against the form. */
enum TableTrace {
    /** Its labels stand in the document: it is there and was not understood. */
    NOT_UNDERSTOOD,
    /** Its chapter has next to no text, and the document has pictures. */
    PICTURE,
    /** Nothing. */
    NONE;

    /** Shorter labels (其他, 总计) stand everywhere. */
    private static final int TELLING = 3;

    private static final double SHARE_IN_TABLE = 0.3;
    private static final double SHARE_IN_TEXT = 0.5;
    /** What a chapter says that leaves its figures to a picture. */
    private static final int FEW_CHARACTERS = 80;

    static TableTrace of(FormTable table, Reading reading, List<Section> sections) {
        Set<String> labels = labels(table);
        for (Grid grid : reading.grids()) {
            StringBuilder text = new StringBuilder();
            for (GridCell cell : grid.cells()) {
                text.append(LabelText.of(cell.text()).core()).append('\n');
            }
            if (share(labels, text.toString()) >= SHARE_IN_TABLE) {
                return NOT_UNDERSTOOD;
            }
        }
        StringBuilder text = new StringBuilder();
        for (Prose prose : reading.prose()) {
            text.append(LabelText.of(prose.text()).core()).append('\n');
        }
        if (share(labels, text.toString()) >= SHARE_IN_TEXT) {
            return NOT_UNDERSTOOD;
        }
        boolean bare = sections.stream()
                .anyMatch(section -> Integer.toString(section.number()).equals(table.id())
                        && LabelText.tight(section.text()).length() < FEW_CHARACTERS);
        return bare && reading.facts().images() > 0 ? PICTURE : NONE;
    }

    private static Set<String> labels(FormTable table) {
        Set<String> labels = new LinkedHashSet<>();
        for (FormBlock block : table.blocks()) {
            block.rows().forEach(row -> add(row.label(), labels));
            block.columns().forEach(column -> add(column.label(), labels));
        }
        return labels;
    }

    private static void add(Label label, Set<String> labels) {
        String core = LabelText.of(label.official()).shortCore();
        if (core.length() >= TELLING) {
            labels.add(core);
        }
    }

    private static double share(Set<String> labels, String text) {
        long found = labels.stream().filter(text::contains).count();
        return labels.isEmpty() ? 0 : (double) found / labels.size();
    }
}
