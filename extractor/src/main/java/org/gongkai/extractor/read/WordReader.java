package org.gongkai.extractor.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableIterator;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridBuilder;
import org.gongkai.extractor.grid.Prose;

/**
 * Reads binary Word files, those of WPS included. Rows say where their cells begin and end on the page; cells of
 * different rows whose edges agree stand in the same columns.
 */
public final class WordReader {
    /** Edges less than this many twips (1/20 point) apart are the same edge. */
    private static final int EDGE = 40;

    private final List<Block> blocks = new ArrayList<>();
    private final Budget budget;
    private int tables;

    private WordReader(Budget budget) {
        this.budget = budget;
    }

    public static Reading read(POIFSFileSystem file, Budget budget) throws UnreadableFileException {
        try (HWPFDocument document = new HWPFDocument(file)) {
            WordReader reader = new WordReader(budget);
            reader.walk(document.getRange());
            List<String> titles = new ArrayList<>();
            if (document.getSummaryInformation() != null
                    && document.getSummaryInformation().getTitle() != null
                    && !document.getSummaryInformation().getTitle().isBlank()) {
                titles.add(document.getSummaryInformation().getTitle().strip());
            }
            int images = document.getPicturesTable().getAllPictures().size();
            return new Reading("doc", reader.blocks, Reading.Facts.titled(titles, images), List.of());
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

    private void walk(Range range) throws UnreadableFileException {
        List<Table> found = new ArrayList<>();
        for (TableIterator iterator = new TableIterator(range); iterator.hasNext(); ) {
            found.add(iterator.next());
        }
        int next = 0;
        for (int i = 0; i < range.numParagraphs(); i++) {
            Paragraph paragraph = range.getParagraph(i);
            if (next < found.size()
                    && paragraph.getStartOffset() >= found.get(next).getStartOffset()) {
                Table table = found.get(next++);
                table(table);
                while (i + 1 < range.numParagraphs()
                        && range.getParagraph(i + 1).getStartOffset() < table.getEndOffset()) {
                    i++;
                }
                continue;
            }
            budget.paragraph();
            String text = plain(paragraph.text());
            if (!text.isBlank()) {
                blocks.add(new Prose(text.strip(), paragraph.getLvl() < 9));
            }
        }
    }

    private void table(Table table) throws UnreadableFileException {
        int number = ++tables;
        TreeMap<Integer, Integer> edges = edges(table);
        GridBuilder builder = new GridBuilder(number, Grid.Geometry.EXACT);
        List<Range> layout = new ArrayList<>();
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
                String text = plain(cell.text()).strip();
                if (table.numRows() == 1 && row.numCells() == 1) {
                    layout.add(cell);
                }
                builder.cellAt(from, heights[r][c], to - from, text);
            }
        }
        if (layout.isEmpty()) {
            blocks.add(builder.build());
        } else {
            // A frame around a part of the document, not a table.
            for (String line : plain(layout.get(0).text()).split("\n")) {
                budget.paragraph();
                if (!line.isBlank()) {
                    blocks.add(Prose.of(line.strip()));
                }
            }
        }
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
                if (goesOn && above != null && plain(cell.text()).isBlank()) {
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

    /** Text without fields' codes and control characters; paragraph and line ends as line breaks. */
    static String plain(String text) {
        String shown = text.indexOf('\u0013') >= 0 ? Range.stripFields(text) : text;
        StringBuilder out = new StringBuilder(shown.length());
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (c == '\r' || c == '\u000B' || c == '\n' || c == '\f') {
                if (out.length() > 0 && out.charAt(out.length() - 1) != '\n') {
                    out.append('\n');
                }
            } else if (c == '\u0007' || c < ' ' && c != '\t') {
                // Cell ends, picture anchors and notes are marks, not text.
                continue;
            } else {
                out.append(c == '\t' ? ' ' : c == '\u001E' ? '-' : c);
            }
        }
        return out.toString();
    }
}
