package org.gongkai.extractor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gongkai.extractor.SampleReport.Td;

/** Writes a sample report down in the formats of offices, by hand, so that each oddity can be put in. */
final class OfficeWriter {
    private static final List<String> CHAPTERS =
            List.of("总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项");

    private OfficeWriter() {}

    /** Places of a table's cells, spans resolved: each cell with its row and column. */
    record Placed(int row, int column, Td cell) {}

    static List<Placed> placed(List<List<Td>> rows) {
        List<Placed> placed = new ArrayList<>();
        boolean[][] taken = new boolean[rows.size() + 40][40];
        for (int r = 0; r < rows.size(); r++) {
            int c = 0;
            for (Td cell : rows.get(r)) {
                while (taken[r][c]) {
                    c++;
                }
                placed.add(new Placed(r, c, cell));
                for (int down = 0; down < cell.rows(); down++) {
                    for (int right = 0; right < cell.columns(); right++) {
                        taken[r + down][c + right] = true;
                    }
                }
                c += cell.columns();
            }
        }
        return placed;
    }

    static byte[] zip(Map<String, byte[]> files) {
        return zip(files, StandardCharsets.UTF_8);
    }

    static byte[] zip(Map<String, byte[]> files, Charset names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @param parts beside the text: names and content */
    static byte[] docx(String body, Map<String, String> parts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("[Content_Types].xml", utf8("<Types/>"));
        files.put(
                "word/document.xml",
                utf8("<w:document xmlns:w=\"w\" xmlns:r=\"r\"><w:body>" + body + "</w:body></w:document>"));
        parts.forEach((name, content) -> files.put(name, utf8(content)));
        return zip(files);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String wordParagraph(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    /** The report's body; chapter headings either as text or as the labels of an automatic list. */
    static String wordBody(SampleReport report, boolean automaticHeadings) {
        int year = report.form.firstYear();
        StringBuilder body = new StringBuilder(wordParagraph("郑州市人民政府" + year + "年政府信息公开工作年度报告"));
        String[] numbers = {"一", "二", "三", "四", "五", "六"};
        for (int i = 0; i < 6; i++) {
            body.append(
                    automaticHeadings
                            ? "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>"
                                    + CHAPTERS.get(i) + "</w:t></w:r></w:p>"
                            : wordParagraph(numbers[i] + "、" + CHAPTERS.get(i)));
            body.append(
                    switch (i) {
                        case 1 -> wordTable(report.two);
                        case 2 -> wordTable(report.three);
                        case 3 -> wordTable(report.four);
                        default -> wordParagraph("我市认真落实《条例》。");
                    });
        }
        return body.toString();
    }

    static String wordTable(List<List<Td>> rows) {
        StringBuilder out = new StringBuilder("<w:tbl>");
        List<Placed> placed = placed(rows);
        for (int r = 0; r < rows.size(); r++) {
            out.append("<w:tr>");
            Map<Integer, String> cells = new java.util.TreeMap<>();
            for (Placed place : placed) {
                boolean begins = place.row() == r;
                if (begins || place.row() < r && place.row() + place.cell().rows() > r) {
                    String merge =
                            place.cell().rows() == 1 ? "" : begins ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>";
                    cells.put(
                            place.column(),
                            "<w:tc><w:tcPr><w:gridSpan w:val=\"" + place.cell().columns() + "\"/>" + merge + "</w:tcPr>"
                                    + (begins ? wordParagraph(place.cell().text()) : "<w:p/>") + "</w:tc>");
                }
            }
            cells.values().forEach(out::append);
            out.append("</w:tr>");
        }
        return out.append("</w:tbl>").toString();
    }

    /** One sheet; strings stand in their cells. */
    static byte[] xlsx(String rows, String merges, String columns) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("[Content_Types].xml", utf8("<Types/>"));
        files.put(
                "_rels/.rels",
                utf8(
                        "<Relationships><Relationship Id=\"r1\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
        files.put(
                "xl/workbook.xml",
                utf8(
                        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"));
        files.put(
                "xl/_rels/workbook.xml.rels",
                utf8(
                        "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"));
        files.put(
                "xl/styles.xml",
                utf8(
                        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"#,##0\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>"));
        files.put(
                "xl/worksheets/sheet1.xml",
                utf8("<worksheet>" + columns + "<sheetData>" + rows + "</sheetData><mergeCells>" + merges
                        + "</mergeCells></worksheet>"));
        return zip(files);
    }

    /** The report's tables below one another on a sheet; {@code style} of its figures. */
    static byte[] xlsx(SampleReport report, int style) {
        StringBuilder rows = new StringBuilder();
        StringBuilder merges = new StringBuilder();
        int[] next = {0};
        line(rows, next, "郑州市人民政府" + report.form.firstYear() + "年政府信息公开工作年度报告");
        line(rows, next, "二、" + CHAPTERS.get(1));
        sheetTable(report.two, rows, merges, next, style);
        line(rows, next, "三、" + CHAPTERS.get(2));
        sheetTable(report.three, rows, merges, next, style);
        line(rows, next, "四、" + CHAPTERS.get(3));
        sheetTable(report.four, rows, merges, next, style);
        return xlsx(rows.toString(), merges.toString(), "");
    }

    private static void line(StringBuilder rows, int[] next, String text) {
        next[0]++;
        rows.append("<row r=\"" + next[0] + "\">" + inline("A" + next[0], text) + "</row>");
    }

    private static String inline(String place, String text) {
        return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static void sheetTable(
            List<List<Td>> table, StringBuilder rows, StringBuilder merges, int[] next, int style) {
        int first = next[0] + 1;
        for (int r = 0; r < table.size(); r++) {
            rows.append("<row r=\"" + ++next[0] + "\">");
            for (Placed place : placed(table)) {
                if (place.row() != r) {
                    continue;
                }
                String name = name(place.column()) + next[0];
                String text = place.cell().text();
                rows.append(
                        text.matches("[0-9]+")
                                ? "<c r=\"" + name + "\" s=\"" + style + "\"><v>" + text + "</v></c>"
                                : inline(name, text));
                if (place.cell().rows() > 1 || place.cell().columns() > 1) {
                    merges.append("<mergeCell ref=\"" + name + ":"
                            + name(place.column() + place.cell().columns() - 1)
                            + (first + r + place.cell().rows() - 1) + "\"/>");
                }
            }
            rows.append("</row>");
        }
    }

    private static String name(int column) {
        return String.valueOf((char) ('A' + column));
    }

    /** RTF with text in code page 936; cells end where their columns do. */
    static byte[] rtf(SampleReport report) {
        StringBuilder out = new StringBuilder("{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 SimSun;}}\\f0 ");
        int year = report.form.firstYear();
        out.append(bytes("郑州市人民政府" + year + "年政府信息公开工作年度报告")).append("\\par ");
        List<List<List<Td>>> tables = List.of(report.two, report.three, report.four);
        for (int i = 0; i < 3; i++) {
            out.append(bytes("二三四".charAt(i) + "、" + CHAPTERS.get(i + 1))).append("\\par ");
            List<List<Td>> table = tables.get(i);
            for (int r = 0; r < table.size(); r++) {
                Map<Integer, Placed> row = new java.util.TreeMap<>();
                for (Placed place : placed(table)) {
                    if (place.row() <= r && place.row() + place.cell().rows() > r) {
                        row.put(place.column(), place);
                    }
                }
                out.append("\\trowd\\trleft0");
                for (Placed place : row.values()) {
                    out.append(place.cell().rows() == 1 ? "" : place.row() == r ? "\\clvmgf" : "\\clvmrg")
                            .append("\\cellx")
                            .append(1000 * (place.column() + place.cell().columns()));
                }
                for (Placed place : row.values()) {
                    out.append("\\pard\\intbl ")
                            .append(place.row() == r ? bytes(place.cell().text()) : "")
                            .append("\\cell");
                }
                out.append("\\row ");
            }
            out.append("\\pard ");
        }
        return out.append("}").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String bytes(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(Charset.forName("GBK"))) {
            out.append(String.format("\\'%02x", b & 0xFF));
        }
        return out.toString();
    }
}
