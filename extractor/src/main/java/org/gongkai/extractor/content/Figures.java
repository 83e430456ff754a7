package org.gongkai.extractor.content;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongkai.config.form.FigureType;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormCheck;
import org.gongkai.config.form.FormTable;
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
    /** So many rules do not fail in one table by slips of the pen. */
    private static final int MANY_FAILURES = 6;

    private Figures() {}

    /**
     * All cells of the form by id, in its order, absent ones included, then cells of added rows.
     *
     * @param ids of the cells that every document has
     */
    static Map<String, Cell> of(FormAlignment alignment, List<String> ids) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (String id : ids) {
            Filling filling = alignment.fillings().get(id);
            cells.put(id, filling == null ? absent(id) : cell(filling));
        }
        alignment.fillings().forEach((id, filling) -> cells.computeIfAbsent(id, optional -> cell(filling)));
        for (Filling extra : alignment.extras()) {
            cells.put(extra.id(), cell(extra));
        }
        return cells;
    }

    /** Whether a figure was read without doubt; a unit that was brought to 万元 raises none. */
    static boolean firm(Cell cell) {
        return cell.flags().isEmpty() || cell.flags().equals(List.of("unit-converted"));
    }

    /**
     * Compares tables that the document holds twice. Where the first copy is an empty form and the second is filled, the
     * second is taken; cells in which two filled copies differ are flagged.
     *
     * @return the ids of cells that differ
     */
    static List<String> compareCopies(FormAlignment alignment, Map<String, Cell> cells) {
        List<String> differing = new ArrayList<>();
        for (String table : new LinkedHashSet<>(alignment.present())) {
            Map<String, Cell> copy = new LinkedHashMap<>();
            alignment.copies().forEach((id, filling) -> {
                if (id.startsWith(table + "/")) {
                    copy.put(id, cell(filling));
                }
            });
            if (copy.values().stream().noneMatch(cell -> cell.value() != null)) {
                continue;
            }
            boolean empty = copy.keySet().stream().allMatch(id -> {
                Cell first = cells.get(id);
                return first == null || first.value() == null;
            });
            if (empty) {
                cells.putAll(copy);
                continue;
            }
            copy.forEach((id, second) -> {
                Cell first = cells.get(id);
                if (first != null && !same(first, second)) {
                    differing.add(id);
                    cells.put(id, flagged(first, Filling.DISPUTED));
                }
            });
        }
        return differing;
    }

    private static boolean same(Cell first, Cell second) {
        BigDecimal value = first.value();
        BigDecimal other = second.value();
        return value == null || other == null
                ? value == null && other == null && first.status() == second.status()
                : value.compareTo(other) == 0;
    }

    /** The cell with one flag more, unless it has it. */
    static Cell flagged(Cell cell, String flag) {
        if (cell.flags().contains(flag)) {
            return cell;
        }
        List<String> flags = new ArrayList<>(cell.flags());
        flags.add(flag);
        return new Cell(cell.id(), cell.raw(), cell.value(), cell.status(), flags, cell.at());
    }

    /** A form of which nothing is in the document. */
    static Map<String, Cell> absent(List<String> ids) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        ids.forEach(id -> cells.put(id, absent(id)));
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
        Optional<MoneyUnit> heading =
                filling.type() == FigureType.MONEY ? MoneyUnit.inHeading(filling.heading()) : Optional.empty();
        ReadValue value = ValueReader.read(source.text(), filling.type(), heading);
        for (String flag : filling.flags()) {
            value = value.flagged(flag);
        }
        Recognition recognition = source.recognition();
        if (recognition != null && recognition.doubted()) {
            value = value.flagged(Filling.DISPUTED);
        }
        return new Cell(
                filling.id(), onOneLine(source.text()), value.value(), value.status(), value.flags(), place(source));
    }

    private static String onOneLine(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return text.strip();
        }
        return text.lines().map(String::strip).collect(Collectors.joining(" ")).strip();
    }

    private static Position place(GridCell cell) {
        Recognition recognition = cell.recognition();
        return recognition != null && cell.at() instanceof Position.OnPage at
                ? new Position.OnPage(at.page(), at.box(), Math.round(recognition.confidence() * 1000) / 1000.0)
                : cell.at();
    }

    /**
     * Cells whose reading is doubtful and that a failing rule involves get one more flag. Where most rules of a table fail
     * it is likelier that the table was misread than that its authors could not add: then all cells involved get it.
     */
    static void disputeBySums(Form form, List<Check> checks, Map<String, Cell> cells) {
        if (Sums.allHold(checks)) {
            return;
        }
        for (FormTable table : form.tables()) {
            List<FormCheck> failing = new ArrayList<>();
            int telling = 0;
            for (int i = 0; i < checks.size(); i++) {
                FormCheck rule = form.checks().get(i);
                if (rule.soft() || !rule.id().startsWith(table.id() + "/")) {
                    continue;
                }
                CheckStatus status = checks.get(i).status();
                if (status == CheckStatus.FAIL) {
                    failing.add(rule);
                }
                boolean decided = status == CheckStatus.FAIL || status == CheckStatus.PASS;
                telling += decided && !allNought(rule, cells) ? 1 : 0;
            }
            boolean misread = failing.size() >= MANY_FAILURES && failing.size() * 2 > telling;
            for (FormCheck rule : failing) {
                for (String id : rule.operands()) {
                    Cell cell = cells.get(id);
                    if (cell != null && (misread || !firm(cell))) {
                        cells.put(id, flagged(cell, "sum-disputed"));
                    }
                }
            }
        }
    }

    private static boolean allNought(FormCheck rule, Map<String, Cell> cells) {
        return rule.operands().stream().allMatch(id -> {
            Cell cell = cells.get(id);
            return cell == null || cell.value() == null || cell.value().signum() == 0;
        });
    }
}
