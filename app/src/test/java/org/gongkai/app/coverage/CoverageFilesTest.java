package org.gongkai.app.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.gongkai.app.web.text.Language;
import org.gongkai.app.web.text.Texts;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.config.Due;
import org.gongkai.config.Registry;
import org.gongkai.model.Authority;
import org.gongkai.model.Level;
import org.junit.jupiter.api.Test;

/** Coverage by region, and as CSV and XLSX read back with the libraries of others. */
class CoverageFilesTest {
    private static final LocalDate AS_OF = LocalDate.of(2020, 4, 15);

    private final Registry registry = new Registry(List.of(
            authority("410000", "河南省人民政府", Level.PROVINCE, null),
            authority("410100", "郑州市人民政府", Level.CITY, "410000"),
            authority("410105", "郑州市金水区人民政府", Level.COUNTY, "410100"),
            authority("410105-cz", "郑州市金水区财政局", Level.DEPARTMENT, "410105"),
            authority("410700", "新乡市人民政府", Level.CITY, "410000"),
            authority("410704", "新乡市凤泉区人民政府", Level.COUNTY, "410700"),
            authority("419001", "济源市人民政府", Level.COUNTY, "410000"),
            authority("110000", "北京市人民政府", Level.PROVINCE, null),
            authority("000000-mfa", "外交部", Level.MINISTRY, null)));

    private final CoverageReport report = new CoverageReport(
            2019,
            AS_OF,
            List.of(
                    row("000000-mfa", "外交部", CoverageStatus.UNKNOWN, "no portal", null),
                    row("110000", "北京市人民政府", CoverageStatus.ON_TIME, "published on 2020-03-01", "http://a.example/1"),
                    row("410000", "河南省人民政府", CoverageStatus.UNKNOWN, "=HYPERLINK(\"http://evil\")", null),
                    row("410100", "郑州市人民政府", CoverageStatus.LATE, "published on 2020-04-02", "http://a.example/\"q\""),
                    row("410105", "郑州市金水区人民政府", CoverageStatus.ON_TIME, "x, \"y\"\nz", "javascript:alert(1)"),
                    row("410105-cz", "郑州市金水区财政局", CoverageStatus.REMOVED, "gone", "http://a.example/3"),
                    row("410704", "新乡市凤泉区人民政府", CoverageStatus.MISSING, "did not find it", null),
                    row("419001", "济源市人民政府", CoverageStatus.NOT_DUE, "due", null)));

    private static Authority authority(String code, String name, Level level, String parent) {
        return new Authority(
                code,
                name,
                level,
                Optional.ofNullable(parent),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static CoverageRow row(String code, String name, CoverageStatus status, String reason, String url) {
        return new CoverageRow(
                code,
                name,
                status,
                Optional.of(new Due(LocalDate.of(2020, 3, 31), Due.Basis.LAW, "条例", "Regulations")),
                Optional.of(LocalDate.of(2020, 3, 1)),
                Optional.of(Instant.parse("2020-03-02T00:00:00Z")),
                Optional.ofNullable(url)
                        .map(text -> text.contains("\"") ? URI.create(text.replace("\"", "%22")) : URI.create(text)),
                List.of("run-1", "run-2/abc"),
                reason,
                "理由");
    }

    @Test
    void sortsByTerritoryWithTheMostSeriousFirst() {
        List<Region> regions = Regions.of(report, registry);
        assertThat(regions).extracting(Region::name).containsExactly("河南省", "国务院部门", "北京市");
        Region henan = regions.get(0);
        assertThat(henan.expected()).isEqualTo(6);
        assertThat(henan.published()).as("what was removed is not there").isEqualTo(2);
        assertThat(henan.rows())
                .as("a county without a city stands with its province")
                .extracting(CoverageRow::authority)
                .containsExactly("河南省人民政府", "济源市人民政府");
        assertThat(henan.below()).extracting(Region::name).containsExactly("新乡市", "郑州市");
        Region zhengzhou = henan.below().get(1);
        assertThat(zhengzhou.below())
                .as("a county of which an organ has to report is a territory of its own")
                .singleElement()
                .satisfies(county -> assertThat(county.rows())
                        .extracting(CoverageRow::status)
                        .containsExactly(CoverageStatus.REMOVED, CoverageStatus.ON_TIME));
        assertThat(henan.below().get(0).below()).isEmpty();
        assertThat(henan.counts()).containsEntry(CoverageStatus.MISSING, 1).hasSize(6);
    }

    @Test
    void writesCsvThatReadsBackAndComputesNothing() throws IOException {
        StringBuilder out = new StringBuilder();
        CoverageCsv.write(report, registry, row -> true, out);
        assertThat(out.charAt(0)).as("Excel knows UTF-8 by it").isEqualTo('\uFEFF');
        assertThat(out.toString()).contains("\r\n");
        List<CSVRecord> records = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(out.substring(1)))
                .getRecords();
        assertThat(records).hasSize(8);
        assertThat(records.get(2).get("reason")).isEqualTo("'=HYPERLINK(\"http://evil\")");
        CSVRecord jinshui = records.get(4);
        assertThat(jinshui.get("reason")).isEqualTo("x, \"y\"\nz");
        assertThat(jinshui.get("province")).isEqualTo("河南省");
        assertThat(jinshui.get("city")).isEqualTo("郑州市");
        assertThat(jinshui.get("deadline")).isEqualTo("2020-03-31");
        assertThat(jinshui.get("evidence")).isEqualTo("run-1 run-2/abc");
        assertThat(records.get(1).get("city")).isEmpty();
    }

    @Test
    void writesOnlyTheWantedRows() throws IOException {
        StringBuilder out = new StringBuilder();
        CoverageCsv.write(report, registry, row -> row.status() == CoverageStatus.MISSING, out);
        assertThat(out.toString().lines()).hasSize(2).anyMatch(line -> line.contains("凤泉区"));
    }

    @Test
    void shieldsWhatSpreadsheetsTakeForFormulas() {
        for (String text : List.of("=1", "+1", "-1", "@x", "\t=1", "＝1")) {
            assertThat(CoverageCsv.harmless(text)).isEqualTo("'" + text);
        }
        assertThat(CoverageCsv.harmless("2020-01-01")).isEqualTo("2020-01-01");
        assertThat(CoverageCsv.harmless("")).isEmpty();
    }

    @Test
    void writesAWorkbookWithLinksDaysAndCounts() throws IOException {
        try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(workbook()))) {
            Sheet rows = book.getSheetAt(0);
            assertThat(rows.getLastRowNum()).isEqualTo(8);
            Row beijing = rows.getRow(2);
            int url = CoverageField.URL.ordinal();
            assertThat(beijing.getCell(url).getHyperlink().getAddress()).isEqualTo("http://a.example/1");
            assertThat(beijing.getCell(CoverageField.DEADLINE.ordinal()).getLocalDateTimeCellValue())
                    .isEqualTo("2020-03-31T00:00:00");
            assertThat(rows.getRow(5).getCell(url).getHyperlink())
                    .as("only web addresses can be followed")
                    .isNull();
            assertThat(rows.getRow(3).getCell(CoverageField.REASON.ordinal()).getCellType())
                    .as("a text that looks like a formula stays a text")
                    .isEqualTo(CellType.STRING);
            Sheet regions = book.getSheetAt(1);
            assertThat(regions.getRow(1).getCell(2).getNumericCellValue())
                    .as("all that are expected, first")
                    .isEqualTo(8);
            assertThat(regions.getRow(2).getCell(1).getStringCellValue()).isEqualTo("河南省");
            assertThat(regions.getRow(3).getCell(1).getStringCellValue()).isEqualTo("  新乡市");
            assertThat(book.getSheetAt(2).getRow(0).getCell(2).getStringCellValue())
                    .contains("2019", "2020-04-15");
        }
    }

    @Test
    void writesTheSameBytesForTheSameReport() throws IOException {
        assertThat(workbook()).isEqualTo(workbook());
    }

    private byte[] workbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CoverageWorkbook.write(report, registry, row -> true, out);
        return out.toByteArray();
    }

    @Test
    void callsStatusesAsThePagesDo() {
        for (CoverageStatus status : CoverageStatus.values()) {
            assertThat(Attention.ORDER).contains(status);
            for (Language language : Language.values()) {
                Texts texts = Texts.in(language);
                boolean zh = language == Language.ZH;
                assertThat(
                                zh
                                        ? StatusWord.of(status).zh()
                                        : StatusWord.of(status).en())
                        .isEqualTo(texts.of("status." + status.label()));
                assertThat(
                                zh
                                        ? StatusWord.about(status).zh()
                                        : StatusWord.about(status).en())
                        .isEqualTo(texts.of("status-about." + status.label()));
            }
        }
    }
}
