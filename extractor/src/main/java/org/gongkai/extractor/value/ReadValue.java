package org.gongkai.extractor.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.model.CellStatus;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell.
 *
 * @param value null unless the status is {@code NUMBER}
 * @param flags why a person should look, empty when the text can be read in one way only
 */
public record ReadValue(@Nullable BigDecimal value, CellStatus status, List<String> flags) {
    public ReadValue {
        flags = List.copyOf(flags);
    }

    static ReadValue none(CellStatus status, String... flags) {
        return new ReadValue(null, status, List.of(flags));
    }

    /** The same with one more flag, which stands once. */
    public ReadValue flagged(String flag) {
        if (flags.contains(flag)) {
            return this;
        }
        List<String> more = new ArrayList<>(flags);
        more.add(flag);
        return new ReadValue(value, status, more);
    }
}
