package org.gongkai.archive.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongkai.config.Due;
import org.gongkai.model.Authority;

/**
 * That an authority owes a report.
 *
 * @param authority under the name it bore in the year
 * @param due empty when no rule speaks of it
 * @param ceased its last day, when it was gone before the report was due
 * @param heirs who took its place and existed when the report was due; empty while it exists, or when nobody is named
 * @param predecessors for whom it reports because they were gone before the report was due
 */
record Duty(
        Authority authority,
        Optional<Due> due,
        Optional<LocalDate> ceased,
        List<Authority> heirs,
        List<Authority> predecessors) {
    Duty {
        heirs = List.copyOf(heirs);
        predecessors = List.copyOf(predecessors);
    }
}
