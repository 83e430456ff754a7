package org.gongkai.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gongkai.app.coverage.StatusWord;
import org.gongkai.app.web.template.StaticTemplates;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.config.Due;
import org.gongkai.model.Level;
import org.gongkai.model.Wording;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dossiers as pages and as PDF. */
class DossierPageTest {
    private static final String HOSTILE = "\"><script>alert(1)</script><img src=http://evil.example/x>";
    private static final LocalDate DAY = LocalDate.of(2020, 4, 15);

    private static CoverageRow row(CoverageStatus status, String name, Due.Basis basis) {
        return new CoverageRow(
                "410704",
                name,
                status,
                Optional.of(new Due(LocalDate.of(2020, 3, 31), basis, "条例第四十九条" + name, "Art. 49")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("run-1"),
                "reason " + name,
                "理由" + name);
    }

    private static Dossier dossier(CoverageRow row, String text) {
        Instant at = Instant.parse("2020-04-02T01:02:03Z");
        URI uri = URI.create("http://fq.example/?a=%22%3E%3Cscript%3E");
        return new Dossier(
                2019,
                DAY,
                row,
                DossierWords.level(Level.COUNTY),
                true,
                StatusWord.of(row.status()),
                DossierWords.claim(row, 2019, DAY),
                List.of(new Dossier.Place("fq", text, List.of(uri))),
                List.of(new Dossier.Run(
                        text,
                        "fq",
                        at,
                        at,
                        new Wording("complete", "完整"),
                        8,
                        8,
                        27,
                        List.of(new Dossier.Column(uri, text, 3, true)),
                        uri,
                        true)),
                List.of(new Dossier.Exhibit(
                        text,
                        uri,
                        at,
                        new Wording(text, text),
                        200,
                        "ab".repeat(32),
                        919,
                        "/replay/view/1?url=x",
                        false)),
                List.of(new Dossier.Version(1, at, at, List.of(uri), List.of("cd".repeat(32)), null)),
                DossierWords.limits(row),
                List.of(new Dossier.Check(new Wording("checks", "核对"), "./gongkai verify")),
                Optional.of(text),
                "gongkai/1");
    }

    private static String page(Dossier dossier) {
        StringOutput page = new StringOutput();
        new StaticTemplates().dossier(dossier).render(page);
        return page.toString();
    }

    @Test
    void escapesEverythingAndLoadsNothing() {
        Document page = Jsoup.parse(page(dossier(row(CoverageStatus.MISSING, HOSTILE, Due.Basis.LAW), HOSTILE)));
        assertThat(page.select("script, img, link, iframe, a, object, svg, form"))
                .isEmpty();
        assertThat(page.html()).doesNotContain("url(", "@import");
        assertThat(page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; style-src 'unsafe-inline'");
        assertThat(page.selectFirst(".claim").text()).contains(HOSTILE);
    }

    @Test
    void holdsClaimLawRunsCapturesVersionsLimitsChecksAndContact() {
        String text = Jsoup.parse(
                        page(dossier(row(CoverageStatus.MISSING, "凤泉区人民政府", Due.Basis.LAW), "archive@example.org")))
                .text();
        assertThat(text)
                .contains("应当公布的网站上没有发现该报告", "was not found where it belongs")
                .contains("条例第四十九条", "2020-03-31")
                .contains("27 addresses found", "3 页", "到底")
                .contains("2020-04-02 09:02:03", "HTTP 200", "ab".repeat(32), "919")
                .contains("首次见到", "cd".repeat(32))
                .contains("is not ruled out", "./gongkai verify", "archive@example.org");
    }

    @ParameterizedTest
    @EnumSource(CoverageStatus.class)
    void claimsNoMoreThanTheStatus(CoverageStatus status) {
        CoverageRow row = row(status, "甲", Due.Basis.LAW);
        Wording claim = DossierWords.claim(row, 2019, DAY);
        assertThat(claim.zh().contains("没有发现")).isEqualTo(status == CoverageStatus.MISSING);
        assertThat(claim.zh().contains("后来才见到"))
                .as("without a date it is late by what a crawl did not find")
                .isEqualTo(status == CoverageStatus.LATE);
        assertThat(claim.zh().contains("撤下")).isEqualTo(status == CoverageStatus.REMOVED);
        assertThat(claim.en().contains("Nothing is claimed")).isEqualTo(status == CoverageStatus.UNKNOWN);
        assertThat(claim.en()).contains("2020-04-15", "2019");
        assertThat(DossierWords.limits(row)).isNotEmpty();
    }

    @Test
    void saysThatADeadlineIsPracticeAndNotLaw() {
        assertThat(DossierWords.limits(row(CoverageStatus.MISSING, "甲", Due.Basis.LOCAL)))
                .extracting(Wording::en)
                .anyMatch(line -> line.contains("name no day"));
        assertThat(DossierWords.limits(row(CoverageStatus.MISSING, "甲", Due.Basis.LAW)))
                .extracting(Wording::en)
                .noneMatch(line -> line.contains("name no day"));
    }

    @Test
    void makesTheSamePdfTwiceWithTheChineseInside() throws IOException {
        Optional<DossierPdf> pdf = DossierPdf.onThisMachine(Map.of());
        assumeThat(pdf)
                .as("a font with Chinese characters; without one no PDF is made")
                .isPresent();
        String page = page(dossier(row(CoverageStatus.MISSING, "凤泉区人民政府", Due.Basis.LAW), "x"));
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        assertThat(pdf.get().write(page, DAY, one)).isEmpty();
        pdf.get().write(page, DAY, other);
        assertThat(other.toByteArray()).isEqualTo(one.toByteArray());
        try (PDDocument document = Loader.loadPDF(one.toByteArray())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("凤泉区人民政府", "应当公布的网站上没有发现该报告");
        }
    }

    @Test
    void namesCharactersThatTheFontLacks() throws IOException {
        Optional<DossierPdf> pdf = DossierPdf.onThisMachine(Map.of());
        assumeThat(pdf).as("a font with Chinese characters").isPresent();
        Set<String> lacking = pdf.get().write("<p>政府\uE000</p>", DAY, new ByteArrayOutputStream());
        assertThat(lacking).containsExactly("\uE000");
    }

    @Test
    void makesNoPdfWithoutAFont(@TempDir Path empty) {
        assertThat(DossierPdf.in(List.of(empty, empty.resolve("none")))).isEmpty();
    }
}
