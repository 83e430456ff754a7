package org.gongkai.app.coverage;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.config.Registry;
import org.gongkai.model.Wording;

/**
 * Coverage as an Excel workbook (ECMA-376): the rows with addresses to follow, the counts by region, and how to read
 * both. Every text is a text: nothing in it is computed.
 */
public final class CoverageWorkbook implements AutoCloseable {
    private static final int ROWS_IN_MEMORY = 200;
    private static final int LONGEST_TEXT = 32_767;
    private static final int LONGEST_LINK = 2_000;
    // Excel mends away what goes beyond 65,530 on a sheet
    private static final int MOST_LINKS = 65_000;
    private static final int UNITS_OF_A_CHARACTER = 256;

    private final CoverageReport report;
    private final Registry registry;
    private final SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final CellStyle headings;
    private final CellStyle day;
    private final CellStyle address;
    private int links;

    private CoverageWorkbook(CoverageReport report, Registry registry) {
        this.report = report;
        this.registry = registry;
        this.headings = book.createCellStyle();
        Font bold = book.createFont();
        bold.setBold(true);
        headings.setFont(bold);
        headings.setWrapText(true);
        this.day = book.createCellStyle();
        day.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
        this.address = book.createCellStyle();
        Font blue = book.createFont();
        blue.setColor(IndexedColors.BLUE.getIndex());
        blue.setUnderline(Font.U_SINGLE);
        address.setFont(blue);
    }

    /** Writes the wanted rows in the report's order, and the counts of all. */
    public static void write(CoverageReport report, Registry registry, Predicate<CoverageRow> wanted, OutputStream out)
            throws IOException {
        try (CoverageWorkbook workbook = new CoverageWorkbook(report, registry)) {
            workbook.rows(wanted);
            workbook.regions();
            workbook.words();
            Date asOf = Date.from(report.asOf().atStartOfDay(ZoneOffset.UTC).toInstant());
            workbook.book.getXSSFWorkbook().getProperties().getCoreProperties().setCreated(Optional.of(asOf));
            workbook.book.setZip64Mode(Zip64Mode.Never);
            TimelessZip.copy(workbook.book::write, out);
        }
    }

    private void rows(Predicate<CoverageRow> wanted) {
        Sheet sheet = book.createSheet("名单 Rows");
        CoverageField[] fields = CoverageField.values();
        Row top = sheet.createRow(0);
        for (CoverageField field : fields) {
            heading(sheet, top, field.ordinal(), field.heading(), field.width());
        }
        int number = 1;
        for (CoverageLine line : CoverageLine.of(report, registry, wanted)) {
            Row row = sheet.createRow(number++);
            for (CoverageField field : fields) {
                field.of(line).ifPresent(value -> put(row.createCell(field.ordinal()), value));
            }
        }
        sheet.createFreezePane(0, 1);
        sheet.setAutoFilter(new CellRangeAddress(0, number - 1, 0, fields.length - 1));
    }

    private void regions() {
        Sheet sheet = book.createSheet("按地区 By region");
        Row top = sheet.createRow(0);
        List<String> names = new ArrayList<>(List.of("代码 Code", "地区 Region", "应公布 Expected", "已公布 Published"));
        List<CoverageStatus> statuses = Attention.ORDER;
        statuses.forEach(status -> names.add(StatusWord.of(status).zh() + " " + status.label()));
        for (int i = 0; i < names.size(); i++) {
            heading(sheet, top, i, names.get(i), i == 1 ? 36 : 13);
        }
        Region whole = new Region("", "合计 All", List.of(), Regions.of(report, registry));
        int number = region(sheet, whole, 1, "");
        for (Region region : whole.below()) {
            number = regionAndBelow(sheet, region, number, 0);
        }
        sheet.createFreezePane(2, 1);
    }

    private int regionAndBelow(Sheet sheet, Region region, int number, int depth) {
        int next = region(sheet, region, number, "  ".repeat(depth));
        for (Region below : region.below()) {
            next = regionAndBelow(sheet, below, next, depth + 1);
        }
        return next;
    }

    private int region(Sheet sheet, Region region, int number, String indent) {
        Row row = sheet.createRow(number);
        put(row.createCell(0), region.code());
        put(row.createCell(1), indent + region.name());
        put(row.createCell(2), region.expected());
        put(row.createCell(3), region.published());
        int column = 4;
        for (CoverageStatus status : Attention.ORDER) {
            put(row.createCell(column++), region.counts().getOrDefault(status, 0));
        }
        return number + 1;
    }

    private void words() {
        Sheet sheet = book.createSheet("说明 How to read this");
        sheet.setColumnWidth(0, 24 * UNITS_OF_A_CHARACTER);
        sheet.setColumnWidth(1, 60 * UNITS_OF_A_CHARACTER);
        sheet.setColumnWidth(2, 90 * UNITS_OF_A_CHARACTER);
        int number = 0;
        for (Wording line : List.of(
                new Wording(
                        "Reports on open government information about the year " + report.year()
                                + ", as known at the end of " + report.asOf() + " (China).",
                        report.year() + "年度政府信息公开工作年度报告，截至" + report.asOf() + "（北京时间）日终所知。"),
                new Wording(
                        "'missing' is claimed only where a complete crawl after the deadline of the place where the report"
                                + " belongs did not find it; what could not be looked at is 'unknown' and no reproach.",
                        "只有在期限之后对报告应在之处作了完整采集而未见时才写“缺失”；无法查看的写“未知”，并非指责。"),
                new Wording(
                        "Counts by region are those of all expected authorities, also where the rows are filtered.",
                        "各地区数目按全部应公布机关计算，名单经过筛选时也是如此。"))) {
            Row row = sheet.createRow(number++);
            put(row.createCell(1), line.zh());
            put(row.createCell(2), line.en());
        }
        for (CoverageStatus status : Attention.ORDER) {
            Row row = sheet.createRow(++number);
            put(row.createCell(0), StatusWord.of(status).zh() + " " + status.label());
            put(row.createCell(1), StatusWord.about(status).zh());
            put(row.createCell(2), StatusWord.about(status).en());
        }
    }

    private void heading(Sheet sheet, Row row, int column, String text, int width) {
        Cell cell = row.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(headings);
        sheet.setColumnWidth(column, width * UNITS_OF_A_CHARACTER);
    }

    private void put(Cell cell, Object value) {
        if (value instanceof Integer number) {
            cell.setCellValue(number);
        } else if (value instanceof LocalDate date) {
            cell.setCellValue(date);
            cell.setCellStyle(day);
        } else {
            String text = value.toString();
            cell.setCellValue(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT - 1) + "…" : text);
            if (value instanceof URI uri && mayFollow(uri) && links < MOST_LINKS) {
                Hyperlink link = book.getCreationHelper().createHyperlink(HyperlinkType.URL);
                link.setAddress(uri.toASCIIString());
                cell.setHyperlink(link);
                cell.setCellStyle(address);
                links++;
            }
        }
    }

    private static boolean mayFollow(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https"))
                && uri.toASCIIString().length() <= LONGEST_LINK;
    }

    /** Lets the temporary files go. */
    @Override
    public void close() throws IOException {
        book.close();
    }
}
