package org.gongkai.app.data.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gongkai.app.data.table.Column;
import org.gongkai.app.data.table.Dataset;
import org.gongkai.app.data.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * One Excel workbook: a sheet that says what this is, then a sheet for each table with the columns' names in the first
 * row and their Chinese titles in the second. A table with more rows than a sheet can have is left out as a whole, and
 * the first sheet says so: a part of it would be taken for all. Every text is a text, nothing is computed.
 *
 * <p>Sheets stream to packed files beside the workbook; a library would hold them in memory or write one at a time.
 */
public final class Workbook implements DataFormat {
    /** ZIP knows no moment before; a real one would make two exports of the same differ. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int LONGEST_NAME = 31;
    private static final int WIDTH = 16;
    private static final int WIDE = 100;
    private static final int HEADINGS = 2;
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STYLES = XML + "<styleSheet xmlns=\"" + MAIN + "\">"
            + "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
            + "<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/></numFmts>"
            + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
            + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
            + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"5\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
            + "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
            + "<xf numFmtId=\"165\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
            + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\"/>"
            + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs>"
            + "</styleSheet>";

    private final Dataset dataset;
    private final Path file;
    private final Path parts;
    private final int mostRows;
    private final Map<String, SheetFile> sheets = new LinkedHashMap<>();
    private final Map<String, Long> rows = new LinkedHashMap<>();

    /**
     * @param file that does not exist
     * @param parts a folder for the sheets while they grow
     */
    public Workbook(Dataset dataset, Path file, Path parts) throws IOException {
        this(dataset, file, parts, SheetFile.MOST_ROWS);
    }

    Workbook(Dataset dataset, Path file, Path parts, int mostRows) throws IOException {
        this.dataset = dataset;
        this.file = file;
        this.parts = parts;
        this.mostRows = mostRows;
        for (Table<?> table : dataset.tables()) {
            SheetFile sheet = new SheetFile(
                    parts.resolve(table.name() + ".sheet"),
                    Collections.nCopies(table.columns().size(), WIDTH),
                    HEADINGS);
            sheets.put(table.name(), sheet);
            rows.put(table.name(), 0L);
            sheet.row(table.columns().stream().map(Column::name).toArray());
            sheet.row(
                    table.columns().stream().map(column -> column.title().zh()).toArray());
        }
    }

    @Override
    public void row(Table<?> table, @Nullable Object[] row) throws IOException {
        rows.merge(table.name(), 1L, Long::sum);
        SheetFile sheet = sheets.get(table.name());
        if (sheet == null) {
            return;
        }
        if (sheet.rows() == mostRows) {
            sheet.remove();
            sheets.remove(table.name());
            return;
        }
        sheet.row(row);
    }

    @Override
    public List<String> finish(SortedSet<String> sources) throws IOException {
        List<String> notes = new ArrayList<>();
        for (Table<?> table : dataset.tables()) {
            SheetFile sheet = sheets.get(table.name());
            if (sheet == null) {
                notes.add("table " + table.name() + " is left out of the workbook: its " + rows.get(table.name())
                        + " rows are more than a sheet can have; export csv, parquet or sqlite has them");
            } else if (sheet.cut() > 0) {
                notes.add("table " + table.name() + ": " + sheet.cut()
                        + " texts are longer than a cell of a workbook can be, and end with …");
            }
        }
        SheetFile about = about(sources, notes);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            List<String> names = new ArrayList<>(List.of("about"));
            names.addAll(sheets.keySet());
            entry(zip, "[Content_Types].xml", contentTypes(names.size()));
            entry(
                    zip,
                    "_rels/.rels",
                    XML + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                            + "<Relationship Id=\"rId1\" Type=\"" + OFFICE
                            + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            entry(zip, "xl/workbook.xml", workbook(names));
            entry(zip, "xl/_rels/workbook.xml.rels", relationships(names.size()));
            entry(zip, "xl/styles.xml", STYLES);
            List<SheetFile> all = new ArrayList<>(List.of(about));
            all.addAll(sheets.values());
            for (int i = 0; i < all.size(); i++) {
                all.get(i).finish();
                begin(zip, "xl/worksheets/sheet" + (i + 1) + ".xml");
                all.get(i).copyTo(zip);
                zip.closeEntry();
            }
        }
        return notes;
    }

    private SheetFile about(SortedSet<String> sources, List<String> notes) throws IOException {
        // no name of a table begins with a point
        SheetFile about = new SheetFile(parts.resolve(".about.sheet"), List.of(2 * WIDTH, WIDTH, WIDE, WIDE), 0);
        for (Map.Entry<String, String> entry : Statements.all(dataset, sources).entrySet()) {
            about.row(new @Nullable Object[] {entry.getKey(), null, blank(entry.getValue())});
        }
        for (String note : notes) {
            about.row(new @Nullable Object[] {"note", null, note});
        }
        about.row(new @Nullable Object[] {"table", "rows"});
        for (Table<?> table : dataset.tables()) {
            about.row(new @Nullable Object[] {
                table.name(),
                rows.get(table.name()),
                table.title().en() + ". " + table.description().en(),
                table.title().zh() + "。" + table.description().zh()
            });
        }
        return about;
    }

    private static @Nullable String blank(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String contentTypes(int count) {
        StringBuilder xml = new StringBuilder(XML)
                .append("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        String office = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        override(xml, "/xl/workbook.xml", office + "sheet.main+xml");
        override(xml, "/xl/styles.xml", office + "styles+xml");
        for (int i = 1; i <= count; i++) {
            override(xml, "/xl/worksheets/sheet" + i + ".xml", office + "worksheet+xml");
        }
        return xml.append("</Types>").toString();
    }

    private static void override(StringBuilder xml, String part, String type) {
        xml.append("<Override PartName=\"")
                .append(part)
                .append("\" ContentType=\"")
                .append(type)
                .append("\"/>");
    }

    private static String workbook(List<String> names) {
        StringBuilder xml =
                new StringBuilder(XML).append("<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets>");
        for (int i = 1; i <= names.size(); i++) {
            xml.append("<sheet name=\"")
                    .append(sheetName(names, i - 1))
                    .append("\" sheetId=\"")
                    .append(i)
                    .append("\" r:id=\"rId")
                    .append(i)
                    .append("\"/>");
        }
        return xml.append("</sheets></workbook>").toString();
    }

    /** The table's name; cut, and numbered, when it is longer than a sheet's can be. */
    private static String sheetName(List<String> names, int number) {
        String name = names.get(number);
        String end = "~" + number;
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - end.length()) + end;
    }

    private static String relationships(int count) {
        StringBuilder xml = new StringBuilder(XML)
                .append("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int i = 1; i <= count; i++) {
            relationship(xml, i, "worksheet", "worksheets/sheet" + i + ".xml");
        }
        relationship(xml, count + 1, "styles", "styles.xml");
        return xml.append("</Relationships>").toString();
    }

    private static void relationship(StringBuilder xml, int number, String type, String target) {
        xml.append("<Relationship Id=\"rId")
                .append(number)
                .append("\" Type=\"" + OFFICE + "/")
                .append(type)
                .append("\" Target=\"")
                .append(target)
                .append("\"/>");
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        begin(zip, name);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }

    @Override
    public void close() throws IOException {
        for (SheetFile sheet : sheets.values()) {
            sheet.remove();
        }
    }
}
