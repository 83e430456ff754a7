package org.gongkai.app.data.format;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of a workbook (ECMA-376 part 1, 18.3), written to a packed file of its own until the workbook is put together:
 * the sheets grow at the same time.
 */
final class SheetFile {
    /** Rows that a sheet can have. */
    static final int MOST_ROWS = 1_048_576;
    /** UTF-16 units that a cell can hold. */
    static final int LONGEST_TEXT = 32_767;

    private static final int DAY = 1;
    private static final int MOMENT = 2;
    private static final int QUOTED = 3;
    private static final int HEADING = 4;
    private static final String BEGINS_FORMULA = "=+-@\t\r\n＝＋－＠";
    // Excel reads _x000D_ as the character of that number
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
    private static final long DAYS_TO_1970 = 25_569;
    private static final double MILLIS_OF_A_DAY = 86_400_000;

    private final Path file;
    private final Writer out;
    private final int frozen;
    private final int columns;
    private int rows;
    private long cut;

    /** @param frozen rows at the top that stay in sight, headings; none when 0 */
    SheetFile(Path file, List<Integer> widths, int frozen) throws IOException {
        this.file = file;
        this.frozen = frozen;
        this.columns = widths.size();
        OutputStream packed =
                new DeflaterOutputStream(Files.newOutputStream(file), new Deflater(Deflater.BEST_SPEED), 1 << 15);
        this.out = new BufferedWriter(
                new OutputStreamWriter(new BufferedOutputStream(packed, 1 << 15), StandardCharsets.UTF_8), 1 << 13);
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<sheetViews><sheetView workbookViewId=\"0\">");
        if (frozen > 0) {
            out.write("<pane ySplit=\"" + frozen + "\" topLeftCell=\"A" + (frozen + 1)
                    + "\" activePane=\"bottomLeft\" state=\"frozen\"/>");
        }
        out.write("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
        for (int i = 0; i < columns; i++) {
            out.write("<col min=\"" + (i + 1) + "\" max=\"" + (i + 1) + "\" width=\"" + widths.get(i)
                    + "\" customWidth=\"1\"/>");
        }
        out.write("</cols><sheetData>");
    }

    /** Rows so far, headings among them. */
    int rows() {
        return rows;
    }

    /** Texts that were longer than a cell can be. */
    long cut() {
        return cut;
    }

    /** Puts a row below the others; there must be room for it. */
    void row(@Nullable Object[] row) throws IOException {
        rows++;
        out.write("<row r=\"" + rows + "\">");
        for (int i = 0; i < row.length; i++) {
            Object value = row[i];
            if (value != null) {
                cell(name(i) + rows, value);
            }
        }
        out.write("</row>");
    }

    private void cell(String place, Object value) throws IOException {
        if (value instanceof BigDecimal figure) {
            number(place, 0, figure.toPlainString());
        } else if (value instanceof Long || value instanceof Double) {
            number(place, 0, value.toString());
        } else if (value instanceof Boolean truth) {
            out.write("<c r=\"" + place + "\" t=\"b\"><v>" + (truth ? 1 : 0) + "</v></c>");
        } else if (value instanceof LocalDate day && !day.isBefore(FIRST_DAY)) {
            number(place, DAY, Long.toString(day.toEpochDay() + DAYS_TO_1970));
        } else if (value instanceof Instant moment) {
            number(place, MOMENT, Double.toString(moment.toEpochMilli() / MILLIS_OF_A_DAY + DAYS_TO_1970));
        } else {
            text(place, value.toString());
        }
    }

    private void number(String place, int style, String value) throws IOException {
        out.write("<c r=\"" + place + "\"" + (style == 0 ? "" : " s=\"" + style + "\"") + "><v>" + value + "</v></c>");
    }

    private void text(String place, String value) throws IOException {
        String text = value;
        if (text.length() > LONGEST_TEXT) {
            text = text.substring(0, LONGEST_TEXT - 1) + "…";
            cut++;
        }
        int style = rows <= frozen ? HEADING : BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? QUOTED : 0;
        out.write("<c r=\"" + place + "\"" + (style == 0 ? "" : " s=\"" + style + "\"")
                + " t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        String escaped = text.contains("_x") ? ESCAPE.matcher(text).replaceAll("_x005F_") : text;
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            switch (c) {
                case '&' -> out.write("&amp;");
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '\r' -> out.write("_x000D_");
                case '\t', '\n' -> out.write(c);
                default -> out.write(c < ' ' || c > '\uFFFD' ? '\uFFFD' : c);
            }
        }
        out.write("</t></is></c>");
    }

    /** The column's letters: A for 0, AA for 26. */
    static String name(int column) {
        StringBuilder name = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            name.insert(0, (char) ('A' + rest % 26));
        }
        return name.toString();
    }

    void finish() throws IOException {
        out.write("</sheetData>");
        if (frozen > 0) {
            out.write("<autoFilter ref=\"A" + frozen + ":" + name(columns - 1) + Math.max(rows, frozen) + "\"/>");
        }
        out.write("</worksheet>");
        out.close();
    }

    /** The sheet's XML, once it is finished. */
    void copyTo(OutputStream to) throws IOException {
        try (InputStream in = new InflaterInputStream(Files.newInputStream(file))) {
            in.transferTo(to);
        }
    }

    /** Lets the file go. */
    void remove() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
