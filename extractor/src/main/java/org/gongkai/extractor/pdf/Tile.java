package org.gongkai.extractor.pdf;

/** A cell of a table on one page: its place in that table, what it says, and the box it fills. */
record Tile(int row, int column, int rowSpan, int columnSpan, String text, Box box) {}
