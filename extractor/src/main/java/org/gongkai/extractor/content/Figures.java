package org.gongkai.extractor.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormCheck;
import org.gongkai.extractor.align.Filling;
import org.gongkai.extractor.align.FormAlignment;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.grid.Recognition;
import org.gongkai.extractor.value.MoneyUnit;
import org.gongkai.extractor.value.ReadValue;
import org.gongkai.extractor.value.ValueReader;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.Position;

/** The cells of a form with what was read in them. */
final class Figures {
    private Figures() {}

    /** All cells of the form by id, in its order, absent ones included, then cells of added rows. */
    static Map<String, Cell> of(FormAlignment alignment) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (String id : alignment.form().cellIds()) {
            Filling filling = alignment.fillings().get(id);
            cells.put(id, filling == null ? absent(id) : cell(filling));
        }
        for (Filling extra : alignment.extras()) {
            cells.put(extra.id(), cell(extra));
        }
        return cells;
    }

    /** A form of which nothing is in the document. */
    static Map<String, Cell> absent(Form form) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        form.cellIds().forEach(id -> cells.put(id, absent(id)));
        return cells;
    }

    private static Cell absent(String id) {
        return new Cell(id, "", null, CellStatus.ABSENT, List.of(), null);
    }

    /** The cell that a filling makes. */
    static Cell cell(Filling filling) {
        GridCell source = filling.cell();
        if (source == null) {
            return new Cell(filling.id(), "", null, CellStatus.ABSENT, filling.flags(), null);
        }
        ReadValue value = ValueReader.read(source.text(), filling.type(), MoneyUnit.inHeading(filling.heading()));
        for (String flag : filling.flags()) {
            value = value.flagged(flag);
        }
        Recognition recognition = source.recognition();
        if (recognition != null && recognition.doubted()) {
            value = value.flagged(Filling.DISPUTED);
        }
        String raw = source.text().replaceAll("\\s*\n\\s*", " ").strip();
        return new Cell(filling.id(), raw, value.value(), value.status(), value.flags(), place(source));
    }

    private static Position place(GridCell cell) {
        Recognition recognition = cell.recognition();
        return recognition != null && cell.at() instanceof Position.OnPage at
                ? new Position.OnPage(at.page(), at.box(), Math.round(recognition.confidence() * 1000) / 1000.0)
                : cell.at();
    }

    /** Cells whose reading is doubtful and that a failing rule involves get one more flag. */
    static void disputeBySums(Form form, List<Check> checks, Map<String, Cell> cells) {
        for (int i = 0; i < checks.size(); i++) {
            if (checks.get(i).status() != CheckStatus.FAIL) {
                continue;
            }
            FormCheck rule = form.checks().get(i);
            List<String> operands = new ArrayList<>(rule.left());
            operands.addAll(rule.right());
            for (String id : operands) {
                Cell cell = cells.get(id);
                if (cell != null && !cell.flags().isEmpty() && !cell.flags().contains("sum-disputed")) {
                    List<String> flags = new ArrayList<>(cell.flags());
                    flags.add("sum-disputed");
                    cells.put(id, new Cell(id, cell.raw(), cell.value(), cell.status(), flags, cell.at()));
                }
            }
        }
    }
}
