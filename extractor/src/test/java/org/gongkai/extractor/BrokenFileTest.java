package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gongkai.config.ExtractorSettings;
import org.gongkai.config.Registry;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that cannot be read, or not as they say they are. */
class BrokenFileTest {
    private static final Extractor EXTRACTOR = TestForms.extractor();

    @Test
    void tellsThatAFileIsEmpty() {
        assertThat(code("empty.doc", new byte[0])).isEqualTo("empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz2019.portal.doc",
                "zz2019.portal.docx",
                "zz2019.portal.xls",
                "zz2019.portal.xlsx",
                "zz2019.portal.pdf"
            })
    void readsWhatIsLeftOfATruncatedFileOrTellsThatItIsDamaged(String name) {
        byte[] whole = TestForms.resource("/made/" + name);
        for (int parts = 1; parts < 12; parts++) {
            ReportDocument document = read(name, Arrays.copyOf(whole, whole.length * parts / 12));

            assertThat(document.findings()).isNotEmpty();
            assertThat(document.report()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz2019.portal.doc",
                "zz2019.portal.docx",
                "zz2019.portal.xls",
                "zz2019.portal.xlsx",
                "zz2019.mso.html"
            })
    void neverThrowsWhateverTheBytes(String name) {
        byte[] whole = TestForms.resource("/made/" + name);
        Random random = new Random(42);
        for (int round = 0; round < 15; round++) {
            byte[] broken = whole.clone();
            for (int i = 0; i < 60; i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }

            assertThat(read(name, broken).source().file()).isEqualTo(name);
        }
    }

    @Test
    void tellsNoiseApartFromReports() {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);

        assertThat(read("noise.doc", noise).report()).isFalse();
    }

    @Test
    void readsADocxThatIsNamedDoc() {
        ReportDocument document = read("report.doc", TestForms.resource("/made/zz2019.portal.docx"));

        assertThat(document.report()).isTrue();
        assertThat(document.source().reader()).isEqualTo("docx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.doc", "report.xls", "report.pdf"})
    void readsHtmlUnderAnyName(String name) {
        ReportDocument document = read(name, TestForms.resource("/made/zz2019.portal.html"));

        assertThat(document.report()).isTrue();
        assertThat(document.source().mediaType()).isEqualTo("text/html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "UTF-8", "UTF-16LE", "UTF-16BE", "Big5-HKSCS"})
    void readsEveryCharacterSetThoughTheHeaderSaysAnother(String charset) {
        String page = new SampleReport("cn-2019").page().replace("<meta charset=utf-8>", "");
        String written = charset.startsWith("Big5") ? traditional(page) : page;
        Source source = new Source(
                "page.html",
                written.getBytes(Charset.forName(charset)),
                Optional.empty(),
                Optional.of("text/html; charset=ISO-8859-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        ReportDocument document = TestForms.extract(EXTRACTOR, source).document();

        assertThat(document.report()).as("findings %s", document.findings()).isTrue();
        assertThat(document.cells()).allSatisfy(cell -> assertThat(cell.value()).isNotNull());
        assertThat(document.findings()).extracting("code").contains("charset-conflict");
    }

    /** The characters of the page that Big5 does not have. */
    private static String traditional(String page) {
        String pairs = "规規务務处處发發许許罚罰总總结結关關项項计計领領据據业業机機构構会會组組织織纠糾审審诉訴讼訟复複维維经經后後"
                + "请請数數为為与與对對开開现現执執询詢权權条條产產补補内內动動况況强強额額购購续續辦办办辦间間问問题題进進报報告告"
                + "单單从從属屬国國则則严嚴减減达達协協标標准準无無实實认認测測试試真真区區众眾态態种種当當观觀该該两兩类類访訪举舉"
                + "确確获獲样樣义義历歷将將应應护護范範围圍乡鄉镇鎮县縣录錄设設预預备備检檢没沒责責决決仍仍复複号號给給录錄";
        StringBuilder out = new StringBuilder(page);
        for (int i = 0; i < out.length(); i++) {
            int at = pairs.indexOf(out.charAt(i));
            if (at >= 0 && at % 2 == 0) {
                out.setCharAt(i, pairs.charAt(at + 1));
            }
        }
        return out.toString();
    }

    @Test
    void readsGbkThatIsDeclaredAsGb2312() {
        String page = new SampleReport("cn-2019")
                .page()
                .replace("charset=utf-8", "charset=gb2312")
                .replace("我市", "我镕市");

        ReportDocument document = read("page.html", page.getBytes(Charset.forName("GBK")));

        assertThat(document.sections().get(0).text()).contains("我镕市");
    }

    @Test
    void tellsThatAZipBombIsOne() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write("<w:document xmlns:w=\"w\">".getBytes(StandardCharsets.UTF_8));
            byte[] spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 200; i++) {
                zip.write(spaces);
            }
        }

        assertThat(code("bomb.docx", bytes.toByteArray())).isEqualTo("too-large");
    }

    @Test
    void expandsNoEntities() throws IOException {
        String xml = "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                + "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(xml.getBytes(StandardCharsets.UTF_8));
        }

        ReportDocument document = read("entity.docx", bytes.toByteArray());

        assertThat(document.report()).isFalse();
        assertThat(document.toString()).doesNotContain("root:");
    }

    @Test
    void survivesDeepNesting() {
        String page = "<div>".repeat(100_000) + "<table><tr><td>".repeat(5_000) + "规章";

        assertThat(read("deep.html", page.getBytes(StandardCharsets.UTF_8)).report())
                .isFalse();
    }

    @Test
    void givesUpATableThatIsTooLarge() {
        String page = "<table>" + ("<tr>" + "<td>1".repeat(50)).repeat(300) + "</table>";
        Extractor small = limited(new ExtractorSettings(Duration.ofSeconds(60), 1 << 20, 10_000));

        ReportDocument document = TestForms.extract(
                        small, Source.of("large.html", page.getBytes(StandardCharsets.UTF_8)))
                .document();

        assertThat(document.findings().get(0).code()).isEqualTo("too-large");
    }

    @Test
    void readsNoFileThatIsTooLarge() {
        Extractor small = limited(new ExtractorSettings(Duration.ofSeconds(60), 10, 10_000));

        ReportDocument document =
                TestForms.extract(small, Source.of("large.html", new byte[11])).document();

        assertThat(document.findings().get(0).code()).isEqualTo("too-large");
    }

    @Test
    void givesUpWhenTheTimeIsOver() {
        Extractor hasty = limited(new ExtractorSettings(Duration.ZERO, 1 << 20, 10_000));

        Extraction given =
                TestForms.extract(hasty, Source.of("page.html", TestForms.resource("/made/zz2019.mso.html")));

        assertThat(given.document().findings().get(0).code()).isEqualTo("gave-up");
        assertThat(given.lasting()).isFalse();
    }

    @Test
    void passesOnThatItsCallerIsInterrupted() {
        Source source = Source.of("page.html", TestForms.resource("/made/zz2019.mso.html"));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> EXTRACTOR.extract(source)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void takesWhatIsWrongWithAFileForLasting() {
        assertThat(TestForms.extract(EXTRACTOR, Source.of("empty.doc", new byte[0]))
                        .lasting())
                .isTrue();
    }

    private static Extractor limited(ExtractorSettings settings) {
        return new Extractor(TestForms.shipped(), new Registry(java.util.List.of()), settings);
    }

    private static String code(String name, byte[] bytes) {
        return read(name, bytes).findings().get(0).code();
    }

    private static ReportDocument read(String name, byte[] bytes) {
        return TestForms.extract(EXTRACTOR, Source.of(name, bytes)).document();
    }
}
