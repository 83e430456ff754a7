package org.gongkai.model;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a statutory table, as read.
 *
 * @param id {@code <table>/<row>/<column>} as in CONTRACT.md
 * @param raw the text as printed, empty when nothing stands there
 * @param value the number, null unless the status is {@link CellStatus#NUMBER}; never computed from other cells
 * @param flags why a person should look, empty when the program vouches for the cell
 * @param at where it stands, null when it is absent from the document
 */
@JsonPropertyOrder({"id", "raw", "value", "status", "flags", "at"})
public record Cell(
        String id,
        String raw,
        @Nullable BigDecimal value,
        CellStatus status,
        List<String> flags,
        @Nullable Position at) {
    public Cell {
        if ((value != null) != (status == CellStatus.NUMBER)) {
            throw new IllegalArgumentException("cell " + id + " has value " + value + " and status " + status.label()
                    + "; only a number has a value");
        }
        flags = List.copyOf(flags);
    }
}
