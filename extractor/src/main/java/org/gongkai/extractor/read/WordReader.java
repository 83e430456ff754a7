package org.gongkai.extractor.read;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridBuilder;

/**
 * Reads binary Word files, those of WPS included. Rows say where their cells begin and end on the page; cells of
 * different rows whose edges agree stand in the same columns.
 */
public final class WordReader {
    /** Edges less than this many twips (1/20 point) apart are the same edge. */
    private static final int EDGE = 40;

    /** More cells of tables in cells than a cell that is merely divided has. */
    private static final int FEWEST_NESTED = 8;
    /** Tables in cells of tables, and so on. */
    private static final int DEEPEST = 8;

    private static final char FIELD = '\u0013';
    private static final char FIELD_RESULT = '\u0014';
    private static final char FIELD_END = '\u0015';

    private final BlockList blocks;
    private final Budget budget;
    private final DocText text;
    private final DocLists lists;

    private WordReader(HWPFDocument document, Budget budget) {
        this.budget = budget;
        this.blocks = new BlockList(budget);
        this.text = DocText.of(document);
        this.lists = new DocLists(document);
    }

    public static Reading read(POIFSFileSystem file, Budget budget) throws UnreadableFileException {
        try (HWPFDocument document = new HWPFDocument(file)) {
            WordReader reader = new WordReader(document, budget);
            reader.walk(document.getRange(), 1);
            reader.textBoxes(document);
            List<String> titles = new ArrayList<>();
            if (document.getSummaryInformation() != null
                    && document.getSummaryInformation().getTitle() != null
                    && !document.getSummaryInformation().getTitle().isBlank()) {
                titles.add(document.getSummaryInformation().getTitle().strip());
            }
            int images = document.getPicturesTable().getAllPictures().size();
            return new Reading("doc", reader.blocks.blocks(), Reading.Facts.titled(titles, images), List.of());
        } catch (EncryptedDocumentException e) {
            throw new UnreadableFileException("encrypted", "a Word file with a password; it is needed to read it", e);
        } catch (OldWordFileFormatException e) {
            throw new UnreadableFileException(
                    "unsupported-format", "a file of Word 6 or 95; save it as .docx with a newer Word", e);
        } catch (IOException e) {
            throw new UnreadableFileException(
                    "damaged", "a Word file whose parts cannot be read: " + e.getMessage(), e);
        }
    }

    /** @param level of the tables to be found: 1 in the text, 2 in cells of its tables, and so on */
    private void walk(Range range, int level) throws UnreadableFileException {
        int end = -1;
        for (int i = 0; i < range.numParagraphs(); i++) {
            Paragraph paragraph = range.getParagraph(i);
            if (paragraph.getStartOffset() < end) {
                continue;
            }
            if (paragraph.isInTable() && paragraph.getTableLevel() == level) {
                Table table = range.getTable(paragraph);
                table(table, level);
                end = table.getEndOffset();
                continue;
            }
            blocks.prose(labelled(paragraph), paragraph.getLvl() < 9);
        }
    }

    /** Titles and notes that stand in boxes are kept behind the text: where they float is not told. */
    private void textBoxes(HWPFDocument document) throws UnreadableFileException {
        Range boxes = document.getMainTextboxRange();
        for (int i = 0; i < boxes.numParagraphs(); i++) {
            blocks.prose(plain(text.of(boxes.getParagraph(i))), false);
        }
    }

    private String labelled(Paragraph paragraph) {
        return lists.label(paragraph) + plain(text.of(paragraph));
    }

    /** The paragraphs of a cell, with the labels that lists give them. */
    private String cellText(TableCell cell) {
        if (lists.isEmpty()) {
            return plain(text.of(cell)).replace('\t', ' ').strip();
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < cell.numParagraphs(); i++) {
            out.append(labelled(cell.getParagraph(i))).append('\n');
        }
        return plain(out.toString()).replace('\t', ' ').strip();
    }

    private void table(Table table, int level) throws UnreadableFileException {
        if (level < DEEPEST && isFrame(table, level)) {
            for (int r = 0; r < table.numRows(); r++) {
                for (int c = 0; c < table.getRow(r).numCells(); c++) {
                    budget.cell();
                    walk(table.getRow(r).getCell(c), level + 1);
                }
            }
            return;
        }
        int number = blocks.nextTable();
        TreeMap<Integer, Integer> edges = edges(table);
        GridBuilder builder = new GridBuilder(number, Grid.Geometry.EXACT);
        int[][] heights = heights(table, edges);
        for (int r = 0; r < table.numRows(); r++) {
            budget.checkTime();
            TableRow row = table.getRow(r);
            builder.row();
            for (int c = 0; c < row.numCells(); c++) {
                TableCell cell = row.getCell(c);
                budget.cell();
                if (heights[r][c] == 0) {
                    continue;
                }
                int from = column(edges, left(row, c));
                int to = Math.max(from + 1, column(edges, right(row, c)));
                builder.cellAt(from, heights[r][c], to - from, cellText(cell));
            }
        }
        blocks.addAll(List.of(builder.build()));
    }

    /** Whether the table only frames a part of the document: a single cell, or one that holds a table of several rows. */
    private static boolean isFrame(Table table, int level) {
        if (table.numRows() == 1 && table.getRow(0).numCells() == 1) {
            return true;
        }
        int ends = 0;
        for (int i = 0; i < table.numParagraphs(); i++) {
            Paragraph paragraph = table.getParagraph(i);
            ends += paragraph.getTableLevel() > level && paragraph.isEmbeddedCellMark() ? 1 : 0;
        }
        return ends > FEWEST_NESTED;
    }

    /** For each cell the rows it spans, 0 for one that a merge above covers. */
    private int[][] heights(Table table, TreeMap<Integer, Integer> edges) throws UnreadableFileException {
        int[][] heights = new int[table.numRows()][];
        TreeMap<Integer, int[]> open = new TreeMap<>();
        for (int r = 0; r < table.numRows(); r++) {
            budget.checkTime();
            TableRow row = table.getRow(r);
            heights[r] = new int[row.numCells()];
            for (int c = 0; c < row.numCells(); c++) {
                TableCell cell = row.getCell(c);
                int column = column(edges, left(row, c));
                int[] above = open.get(column);
                boolean goesOn = cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged();
                if (goesOn && above != null && plain(text.of(cell)).isBlank()) {
                    heights[above[0]][above[1]]++;
                } else {
                    heights[r][c] = 1;
                    if (cell.isFirstVerticallyMerged() || cell.isVerticallyMerged()) {
                        open.put(column, new int[] {r, c});
                    } else {
                        open.remove(column);
                    }
                }
            }
        }
        return heights;
    }

    private static int left(TableRow row, int cell) {
        return row.getCell(cell).getLeftEdge();
    }

    private static int right(TableRow row, int cell) {
        return left(row, cell) + row.getCell(cell).getWidth();
    }

    /** Every edge of the table and its lattice column, edges that nearly agree taken together. */
    private TreeMap<Integer, Integer> edges(Table table) throws UnreadableFileException {
        TreeMap<Integer, Integer> edges = new TreeMap<>();
        for (int r = 0; r < table.numRows(); r++) {
            budget.checkTime();
            TableRow row = table.getRow(r);
            for (int c = 0; c < row.numCells(); c++) {
                edges.put(left(row, c), 0);
                edges.put(right(row, c), 0);
            }
        }
        int column = -1;
        int last = Integer.MIN_VALUE / 2;
        for (Integer edge : List.copyOf(edges.keySet())) {
            if (edge - last > EDGE) {
                column++;
                last = edge;
            }
            edges.put(edge, column);
        }
        return edges;
    }

    private static int column(TreeMap<Integer, Integer> edges, int edge) {
        return edges.getOrDefault(edge, 0);
    }

    /**
     * Fields' results stay, wherever in the text they stand and however they nest (MS-DOC 2.8.25: 13 code 14 result 15).
     * A code without an end is text.
     */
    private static String withoutFieldCodes(String text) {
        if (text.indexOf(FIELD) < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int codes = 0;
        Deque<Boolean> inCode = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == FIELD && text.indexOf(FIELD_END, i) > 0) {
                inCode.push(true);
                codes++;
            } else if ((c == FIELD_RESULT || c == FIELD_END) && !inCode.isEmpty()) {
                codes -= inCode.pop() ? 1 : 0;
                if (c == FIELD_RESULT) {
                    inCode.push(false);
                }
            } else if (codes == 0) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Text without fields' codes, soft hyphens and control characters; paragraph and line ends as line breaks. */
    static String plain(String text) {
        String shown = withoutFieldCodes(text);
        StringBuilder out = new StringBuilder(shown.length());
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (c == '\r' || c == '\u000B' || c == '\n' || c == '\f') {
                if (out.length() > 0 && out.charAt(out.length() - 1) != '\n') {
                    out.append('\n');
                }
            } else if (c == '\u001F' || c == '\u00AD' || c < ' ' && c != '\t' && c != '\u001E') {
                // Cell ends, picture anchors and notes are marks, not text.
                continue;
            } else {
                out.append(c == '\u001E' ? '-' : c);
            }
        }
        return out.toString();
    }
}
