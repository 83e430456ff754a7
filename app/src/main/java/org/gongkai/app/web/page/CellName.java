package org.gongkai.app.web.page;

/**
 * A cell's id in its parts: {@code <table>/<row>/<column>} as in the contract.
 *
 * @param row may itself hold a slash, when an extra row's name does
 */
record CellName(String table, String row, String column) {
    /** The parts of an id; what has fewer than three is a row of its own without table or column. */
    static CellName parse(String id) {
        int first = id.indexOf('/');
        int last = id.lastIndexOf('/');
        return first < 0 || first == last
                ? new CellName("", id, "")
                : new CellName(id.substring(0, first), id.substring(first + 1, last), id.substring(last + 1));
    }

    /** The id that these are the parts of. */
    String id() {
        return table.isEmpty() && column.isEmpty() ? row : table + "/" + row + "/" + column;
    }

    String rowKey() {
        return table + "/" + row;
    }
}
