package org.gongkai.extractor.align;

import java.util.List;
import org.gongkai.config.form.FigureType;
import org.gongkai.extractor.grid.GridCell;
import org.jspecify.annotations.Nullable;

/**
 * A cell of the form and what fills it.
 *
 * @param id {@code <table>/<row>/<column>}
 * @param cell null when the source has no cell there
 * @param heading what is printed above the column, for its unit; empty when nothing could be read
 * @param flags why a person should look at the place that was found
 */
public record Filling(String id, FigureType type, @Nullable GridCell cell, String heading, List<String> flags) {
    /** The label or the heading cannot be read: the place was counted out. */
    public static final String BY_POSITION = "by-position";

    /** Two readings of the source differ. */
    public static final String DISPUTED = "disputed";

    public Filling {
        flags = List.copyOf(flags);
    }
}
