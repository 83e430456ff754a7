package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.extractor.OfficeWriter.docx;
import static org.gongkai.extractor.OfficeWriter.utf8;
import static org.gongkai.extractor.OfficeWriter.wordParagraph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;

/** Word processors' and spreadsheets' files whose every figure is known, with what such files do to text. */
class OfficeFormatsTest {
    private static final Extractor EXTRACTOR = TestForms.extractor();
    private static final String NUMBERING = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\">"
            + "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
            + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";

    private final SampleReport report = new SampleReport("cn-2021");

    @Test
    void readsADocx() {
        assertThat(wrong(read("a.docx", docx(OfficeWriter.wordBody(report, false), Map.of()))))
                .isEmpty();
    }

    @Test
    void numbersTheParagraphsOfListsAsWordDoes() {
        byte[] file = docx(OfficeWriter.wordBody(report, true), Map.of("word/numbering.xml", NUMBERING));

        ReportDocument document = read("a.docx", file);

        assertThat(document.sections()).extracting("number").containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(wrong(document)).isEmpty();
    }

    @Test
    void leavesOutWhatADocxDoesNotShow() {
        String figure = "<w:t>" + report.truth.get("3/1/natural_person") + "</w:t>";
        String noise = "</w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>5</w:t></w:r>"
                + "<w:del><w:r><w:delText>6</w:delText><w:t>6</w:t></w:r></w:del>"
                + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>7</w:t><w:instrText>8</w:instrText></w:r>"
                + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r>";
        String body = OfficeWriter.wordBody(report, false).replace(figure, noise + figure);

        assertThat(wrong(read("a.docx", docx(body, Map.of())))).isEmpty();
    }

    @Test
    void takesNoFigureThatIsStruckThroughOrANoteForADigit() {
        String figure = "<w:t>" + report.truth.get("3/1/natural_person") + "</w:t>";
        String body = OfficeWriter.wordBody(report, false);
        for (String setting : List.of("<w:strike/>", "<w:vertAlign w:val=\"superscript\"/>")) {
            String odd = figure + "</w:r><w:r><w:rPr>" + setting + "</w:rPr><w:t>1</w:t>";

            Cell cell = read("a.docx", docx(body.replace(figure, odd), Map.of()))
                    .find("3/1/natural_person")
                    .orElseThrow();

            assertThat(cell.value() == null && !cell.flags().isEmpty()
                            || report.truth.get("3/1/natural_person").equals(cell.value()))
                    .as("%s", cell)
                    .isTrue();
        }
    }

    @Test
    void leavesOutRowsThatWereDeletedOrAreHidden() {
        for (String setting : List.of("<w:del/>", "<w:hidden/>")) {
            String gone = "<w:tr><w:trPr>" + setting + "</w:trPr><w:tc>" + wordParagraph("规章") + "</w:tc><w:tc>"
                    + wordParagraph("77") + "</w:tc></w:tr>";
            String body = OfficeWriter.wordBody(report, false).replace("<w:tbl>", "<w:tbl>" + gone);

            assertThat(wrong(read("a.docx", docx(body, Map.of())))).isEmpty();
        }
    }

    @Test
    void readsTheTextOfABoxOnce() {
        String box = "<w:p><w:r><AlternateContent><Choice><w:txbxContent>" + wordParagraph("郑州市人民政府办公厅印发")
                + "</w:txbxContent></Choice><Fallback><w:txbxContent>" + wordParagraph("郑州市人民政府办公厅印发")
                + "</w:txbxContent></Fallback></AlternateContent></w:r></w:p>";
        String body = OfficeWriter.wordBody(report, false)
                .replace("<w:p><w:r><w:t>我市认真落实《条例》。", box + "<w:p><w:r><w:t>我市认真落实《条例》。");

        String first = read("a.docx", docx(body, Map.of())).sections().get(0).text();

        assertThat(first.split("办公厅印发", -1)).hasSize(2);
    }

    @Test
    void readsAPageThatADocxEmbeds() {
        String relations =
                "<Relationships><Relationship Id=\"c1\" Type=\"x/aFChunk\" Target=\"page.html\"/></Relationships>";
        byte[] file = docx(
                "<w:altChunk r:id=\"c1\"/>",
                Map.of("word/_rels/document.xml.rels", relations, "word/page.html", report.page()));

        assertThat(wrong(read("a.docx", file))).isEmpty();
    }

    @Test
    void readsAWordDocumentInOneXmlFile() {
        String xml = "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>"
                + "<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:body>"
                + OfficeWriter.wordBody(report, false).replace("vMerge", "vmerge") + "</w:body></w:wordDocument>";

        ReportDocument document = read("a.doc", utf8(xml));

        assertThat(document.source().reader()).isEqualTo("xml-word");
        assertThat(wrong(document)).isEmpty();
    }

    @Test
    void readsAnRtfFile() {
        ReportDocument document = read("a.doc", OfficeWriter.rtf(report));

        assertThat(document.source().reader()).isEqualTo("rtf");
        assertThat(wrong(document)).isEmpty();
    }

    @Test
    void readsAnXlsxAsItsCellsShow() {
        ReportDocument document = read("a.xlsx", OfficeWriter.xlsx(report, 1));

        assertThat(wrong(document)).isEmpty();
        assertThat(document.find("3/1/natural_person").orElseThrow().raw())
                .isEqualTo(String.format(
                        "%,d", report.truth.get("3/1/natural_person").intValue()));
    }

    @Test
    void takesNoShareForACount() {
        String figure = report.truth.get("3/1/natural_person").toString();
        byte[] file = replaced(OfficeWriter.xlsx(report, 0), "s=\"0\"><v>" + figure, "s=\"2\"><v>" + figure);

        Cell cell = read("a.xlsx", file).find("3/1/natural_person").orElseThrow();

        assertThat(cell.raw()).endsWith("00.00%");
        assertThat(cell.value()).isNull();
        assertThat(cell.flags()).isNotEmpty();
    }

    @Test
    void takesCellsWithoutARecordForBlankOnes() {
        SampleReport blanks = new SampleReport("cn-2021");
        byte[] file = OfficeWriter.xlsx(blanks, 0);
        String figure = blanks.truth.get("3/3.1/research").toString();
        byte[] without = replaced(file, "<c r=\"[A-Z]+[0-9]+\" s=\"0\"><v>" + figure + "</v></c>", "");

        ReportDocument document = read("a.xlsx", without);

        assertThat(document.find("3/3.1/research").orElseThrow().status()).isEqualTo(CellStatus.BLANK);
        assertThat(document.find("3/3.1/public_interest").orElseThrow().flags()).doesNotContain("by-position");
    }

    @Test
    void givesAFormulaThatNobodyComputedForNoFigure() {
        String figure = report.truth.get("3/1/natural_person").toString();
        byte[] file = replaced(OfficeWriter.xlsx(report, 0), "<v>" + figure + "</v>", "<f>SUM(A1:B2)</f>");

        Cell cell = read("a.xlsx", file).find("3/1/natural_person").orElseThrow();

        assertThat(cell.status()).isEqualTo(CellStatus.UNREADABLE);
        assertThat(cell.raw()).isEqualTo("=SUM(A1:B2)");
    }

    @Test
    void leavesOutHiddenRowsAndColumnsAndSaysSo() {
        String rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>"
                + "<row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>3</v></c></row>";
        byte[] file = OfficeWriter.xlsx(rows, "", "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>");

        ReportDocument document = read("a.xlsx", file);

        assertThat(document.findings().get(0).code()).isEqualTo("hidden-cells");
        assertThat(document.findings().get(0).message()).contains("2 rows or columns");
    }

    /** The file with its sheet changed. */
    private static byte[] replaced(byte[] xlsx, String pattern, String by) {
        Map<String, byte[]> files = new java.util.LinkedHashMap<>();
        try (java.util.zip.ZipInputStream zip =
                new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(xlsx))) {
            for (java.util.zip.ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readAllBytes();
                files.put(
                        entry.getName(),
                        entry.getName().contains("sheet1")
                                ? utf8(new String(content, java.nio.charset.StandardCharsets.UTF_8)
                                        .replaceFirst(pattern, by))
                                : content);
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return OfficeWriter.zip(files);
    }

    private List<String> wrong(ReportDocument document) {
        List<String> wrong = new ArrayList<>();
        report.truth.forEach((id, value) -> {
            Cell cell = document.find(id).orElse(null);
            if (cell == null
                    || !value.equals(cell.value())
                    || !List.of("sum-disputed").containsAll(cell.flags())) {
                // The figures of the sample do not add up, so that its sums are in doubt.
                wrong.add(id + " is " + value + ", came " + cell);
            }
        });
        return wrong;
    }

    private static ReportDocument read(String name, byte[] bytes) {
        return TestForms.extract(EXTRACTOR, Source.of(name, bytes)).document();
    }
}
