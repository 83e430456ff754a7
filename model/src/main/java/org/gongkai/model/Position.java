package org.gongkai.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in the source a cell stands. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Position.InTable.class), @JsonSubTypes.Type(Position.OnPage.class)})
public sealed interface Position {
    /** Table, row and column, each counted from 1 in document order; row and column are those of the grid. */
    record InTable(int table, int row, int column) implements Position {
        public InTable {
            if (table < 1 || row < 1 || column < 1) {
                throw new IllegalArgumentException("table, row and column count from 1");
            }
        }
    }

    /**
     * Page counted from 1, and a box of four numbers in PDF points: left, top, right, bottom from the page's top left.
     *
     * @param confidence 0 to 1 that characters recognised in a picture are right, null where the source holds characters
     */
    record OnPage(
            int page,
            List<Double> box,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double confidence) implements Position {
        /** A place in a source that holds characters. */
        public OnPage(int page, List<Double> box) {
            this(page, box, null);
        }

        public OnPage {
            if (page < 1 || box.size() != 4) {
                throw new IllegalArgumentException("a page counts from 1 and a box has four numbers");
            }
            box = List.copyOf(box);
        }
    }
}
