package org.gongkai.extractor.content;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongkai.config.form.FigureType;
import org.gongkai.extractor.align.Filling;
import org.gongkai.extractor.align.FormAlignment;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.read.Reading;
import org.gongkai.extractor.value.MoneyUnit;

/**
 * The unit of money that a line beside the tables states, for headings that print none: 金额单位：元. Where lines state
 * different units nobody can tell which one holds, and the figure is disputed.
 */
final class StatedUnit {
    private StatedUnit() {}

    /** The alignment with the stated unit in the headings of money. */
    static FormAlignment applied(FormAlignment alignment, Reading reading, Chapters chapters) {
        boolean wanted = alignment.fillings().values().stream().anyMatch(StatedUnit::lacksUnit);
        Set<MoneyUnit> stated = wanted ? stated(reading, chapters) : Set.of();
        if (stated.isEmpty()) {
            return alignment;
        }
        return alignment.withFillings(applied(alignment.fillings(), stated), applied(alignment.copies(), stated));
    }

    private static Map<String, Filling> applied(Map<String, Filling> fillings, Set<MoneyUnit> stated) {
        Map<String, Filling> applied = new LinkedHashMap<>(fillings);
        applied.replaceAll((id, filling) -> lacksUnit(filling) ? with(filling, stated) : filling);
        return applied;
    }

    private static boolean lacksUnit(Filling filling) {
        return filling.type() == FigureType.MONEY
                && MoneyUnit.inHeading(filling.heading()).isEmpty();
    }

    private static Filling with(Filling filling, Set<MoneyUnit> stated) {
        List<String> flags = new ArrayList<>(filling.flags());
        if (stated.size() > 1) {
            flags.add(Filling.DISPUTED);
            return new Filling(filling.id(), filling.type(), filling.cell(), filling.heading(), flags);
        }
        String heading = filling.heading() + "（" + stated.iterator().next().printed() + "）";
        return new Filling(filling.id(), filling.type(), filling.cell(), heading, flags);
    }

    /** Lines of the chapter on what was disclosed, which holds the table with money, and cells that are such lines. */
    private static Set<MoneyUnit> stated(Reading reading, Chapters chapters) {
        Set<MoneyUnit> stated = EnumSet.noneOf(MoneyUnit.class);
        List<String> lines = new ArrayList<>();
        chapters.sections().stream()
                .filter(section -> section.number() == 2)
                .forEach(section -> lines.addAll(section.text().lines().toList()));
        if (lines.isEmpty()) {
            reading.prose().stream()
                    .map(Prose::text)
                    .forEach(text -> lines.addAll(text.lines().toList()));
        }
        for (Grid grid : reading.grids()) {
            for (List<GridCell> row : grid.lines()) {
                row.forEach(cell -> lines.add(cell.text()));
            }
        }
        lines.forEach(line -> MoneyUnit.inLine(line).ifPresent(stated::add));
        return stated;
    }
}
