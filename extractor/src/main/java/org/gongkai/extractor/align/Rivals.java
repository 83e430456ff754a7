package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongkai.config.form.FormBlock;
import org.gongkai.extractor.grid.GridCell;

/** Other places of a document that print the same rows: where they print other figures, both readings are in doubt. */
final class Rivals {
    private final Map<String, Filling> fillings;

    /** @param fillings by cell id; those in doubt are replaced */
    Rivals(Map<String, Filling> fillings) {
        this.fillings = fillings;
    }

    /** @param rivals rows of the block that were not chosen */
    void dispute(TallFiller filler, String table, FormBlock block, List<RowMatch> rivals) {
        if (rivals.isEmpty()) {
            return;
        }
        for (Filling rival : filler.fill(table, block, rivals)) {
            dispute(rival);
        }
    }

    /** Flags the cell that was chosen when this one, which was not, prints something else. */
    void dispute(Filling rival) {
        Filling chosen = fillings.get(rival.id());
        GridCell there = rival.cell();
        if (chosen == null || there == null || there.isBlank() || chosen.flags().contains(Filling.DISPUTED)) {
            return;
        }
        GridCell here = chosen.cell();
        if (here != null && LabelText.tight(here.text()).equals(LabelText.tight(there.text()))) {
            return;
        }
        List<String> flags = new ArrayList<>(chosen.flags());
        flags.add(Filling.DISPUTED);
        fillings.put(rival.id(), new Filling(chosen.id(), chosen.type(), here, chosen.heading(), flags));
    }
}
