package org.gongkai.extractor.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormCheck;
import org.gongkai.extractor.align.Filling;
import org.gongkai.extractor.align.FormAlignment;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.grid.Recognition;
import org.gongkai.model.Cell;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;

/**
 * Lets the form's sums decide between readings of a picture. It chooses only among what was read there, and only when
 * exactly one reading fits the sums whose other figures nobody doubts; it never works out a figure.
 */
final class Arbiter {
    private static final String SUM_DISPUTED = "sum-disputed";

    private final Form form;
    private final Map<String, Cell> cells;
    private final Map<String, List<Cell>> readings = new LinkedHashMap<>();

    private Arbiter(Form form, Map<String, Cell> cells) {
        this.form = form;
        this.cells = new LinkedHashMap<>(cells);
    }

    /** The cells with each disputed one settled that the sums can settle; in the same order. */
    static Map<String, Cell> settle(FormAlignment alignment, Map<String, Cell> cells) {
        Arbiter arbiter = new Arbiter(alignment.form(), cells);
        alignment.fillings().forEach(arbiter::add);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (String id : List.copyOf(arbiter.readings.keySet())) {
                changed |= arbiter.settle(id);
            }
        }
        return arbiter.cells;
    }

    private void add(String id, Filling filling) {
        GridCell source = filling.cell();
        Recognition recognition = source == null ? null : source.recognition();
        Cell cell = cells.get(id);
        if (source == null || recognition == null || !recognition.doubted() || cell == null) {
            return;
        }
        List<Cell> found = new ArrayList<>(List.of(cell));
        for (String other : recognition.others()) {
            GridCell read = new GridCell(
                    source.row(),
                    source.column(),
                    source.rowSpan(),
                    source.columnSpan(),
                    other,
                    source.at(),
                    new Recognition(recognition.confidence(), List.of(), true));
            found.add(Figures.cell(new Filling(id, filling.type(), read, filling.heading(), filling.flags())));
        }
        readings.put(id, found);
    }

    /** Whether one reading of the cell is the right one, as far as sums can tell. */
    private boolean settle(String id) {
        Cell before = cells.get(id);
        Cell fitting = null;
        for (Cell reading : readings.getOrDefault(id, List.of())) {
            cells.put(id, reading);
            if (fits(id)) {
                if (fitting != null && !Objects.equals(fitting.value(), reading.value())) {
                    fitting = null;
                    break;
                }
                fitting = fitting == null ? reading : fitting;
            }
        }
        cells.put(id, before);
        if (fitting == null) {
            return false;
        }
        List<String> flags = new ArrayList<>(fitting.flags());
        flags.remove(Filling.DISPUTED);
        cells.put(id, new Cell(id, fitting.raw(), fitting.value(), fitting.status(), flags, fitting.at()));
        readings.remove(id);
        return true;
    }

    /** Whether the sums that the cell is part of, and of which nothing else is disputed, hold; there is at least one. */
    private boolean fits(String id) {
        int held = 0;
        for (int i = 0; i < form.checks().size(); i++) {
            FormCheck rule = form.checks().get(i);
            List<String> operands = rule.operands();
            if (rule.soft()
                    || !operands.contains(id)
                    || operands.stream().anyMatch(other -> !other.equals(id) && readings.containsKey(other))) {
                continue;
            }
            CheckStatus status = Sums.status(rule, cells);
            if (status == CheckStatus.FAIL) {
                return false;
            }
            held += status == CheckStatus.PASS ? 1 : 0;
        }
        return held > 0;
    }

    /**
     * Recognised figures of sums that fail are doubted, and those beside a page break, unless another sum holds with
     * them.
     */
    static void doubt(FormAlignment alignment, List<Check> checks, Map<String, Cell> cells) {
        if (Sums.allHold(checks)) {
            return;
        }
        Map<String, Integer> held = new LinkedHashMap<>();
        Map<String, Integer> failed = new LinkedHashMap<>();
        for (int i = 0; i < checks.size(); i++) {
            Map<String, Integer> counts = checks.get(i).status() == CheckStatus.PASS
                    ? held
                    : checks.get(i).status() == CheckStatus.FAIL ? failed : new LinkedHashMap<>();
            alignment.form().checks().get(i).operands().forEach(id -> counts.merge(id, 1, Integer::sum));
        }
        Set<String> torn = failed.isEmpty() ? Set.of() : PageBreaks.beside(alignment);
        for (String id : failed.keySet()) {
            Filling filling = alignment.fillings().get(id);
            GridCell source = filling == null ? null : filling.cell();
            Cell cell = cells.get(id);
            if (cell != null
                    && source != null
                    && (source.recognition() != null || torn.contains(id))
                    && !held.containsKey(id)
                    && !cell.flags().contains(SUM_DISPUTED)) {
                cells.put(id, Figures.flagged(cell, SUM_DISPUTED));
            }
        }
    }
}
