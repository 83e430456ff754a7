package org.gongkai.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

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

    /** Page counted from 1, and a box of four numbers in PDF points: left, top, right, bottom from the page's top left. */
    record OnPage(int page, List<Double> box) implements Position {
        public OnPage {
            if (page < 1 || box.size() != 4) {
                throw new IllegalArgumentException("a page counts from 1 and a box has four numbers");
            }
            box = List.copyOf(box);
        }
    }
}
