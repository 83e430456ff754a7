package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.gongkai.extractor.content.AcrossYears;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;

class AcrossYearsTest {
    private static final Extractor EXTRACTOR = TestForms.extractor();
    private static final AcrossYears RULES = new AcrossYears(TestForms.shipped());

    private final ReportDocument before = read(
            report(
                    "cn-2021",
                    Map.of("3/4/natural_person", "5", "3/4/total", "5", "2/normative_documents/in_force", "23")),
            "2021");

    @Test
    void comparesWhatWasCarriedOverInEachColumn() {
        ReportDocument document = RULES.check(
                before,
                read(
                        report(
                                "cn-2021",
                                Map.of(
                                        "3/2/natural_person",
                                        "5",
                                        "3/2/total",
                                        "4",
                                        "2/normative_documents/in_force",
                                        "23")),
                        "2022"));

        assertThat(check(document, "3/carried/natural_person").status()).isEqualTo(CheckStatus.PASS);
        Check broken = check(document, "3/carried/total");
        assertThat(broken.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(broken.messageZh()).isEqualTo("2022年度上年结转政府信息公开申请数量·总计（4），不等于2021年度结转下年度继续办理·总计（5），相差 1");
        assertThat(document.findings())
                .filteredOn(finding -> finding.code().equals("years-mismatch"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.cells()).containsExactly("3/2/total"));
    }

    @Test
    void comparesRulesInForceWithWhatWasIssuedAndRepealed() {
        ReportDocument document = RULES.check(
                before,
                read(
                        report(
                                "cn-2021",
                                Map.of(
                                        "2/normative_documents/in_force", "24",
                                        "2/normative_documents/issued", "3",
                                        "2/normative_documents/repealed", "2")),
                        "2022"));

        assertThat(check(document, "2/in_force/normative_documents").status()).isEqualTo(CheckStatus.PASS);
        assertThat(document.checks())
                .filteredOn(check -> check.id().startsWith("2/in_force"))
                .hasSize(2);
    }

    @Test
    void comparesAcrossForms() {
        ReportDocument earlier = read(report("cn-2019", Map.of("3/4/total", "2", "2/licences/prior", "8")), "2020");
        ReportDocument document = RULES.check(earlier, read(report("cn-2021", Map.of("3/2/total", "2")), "2021"));

        assertThat(check(document, "3/carried/total").status()).isEqualTo(CheckStatus.PASS);
        assertThat(check(document, "2/in_force/regulations").status()).isEqualTo(CheckStatus.NOT_ASSESSABLE);
    }

    @Test
    void comparesTheItemsOfTheYearBeforeOnTheFormOf2019() {
        ReportDocument earlier = read(
                report("cn-2019", Map.of("2/licences/prior", "396", "2/licences/change", "-6", "2/fees/prior", "10")),
                "2019");
        ReportDocument document = RULES.check(
                earlier, read(report("cn-2019", Map.of("2/licences/prior", "390", "2/fees/prior", "")), "2020"));

        assertThat(check(document, "2/prior/licences").status()).isEqualTo(CheckStatus.PASS);
        assertThat(check(document, "2/prior/fees").status()).isEqualTo(CheckStatus.UNDETERMINED);
    }

    @Test
    void saysNothingOfReportsThatDoNotFollowOneAnother() {
        ReportDocument later = read(report("cn-2021", Map.of()), "2023");

        assertThat(RULES.check(before, later)).isEqualTo(later);
        assertThat(AcrossYears.comparable(before, later)).isFalse();
    }

    @Test
    void blamesNobodyForAFigureThatWasReadInDoubt() {
        ReportDocument document = RULES.check(
                before,
                read(
                        report(
                                "cn-2021",
                                Map.of(
                                        "3/2/natural_person",
                                        "约4件",
                                        "3/2/total",
                                        "5",
                                        "2/normative_documents/in_force",
                                        "23")),
                        "2022"));

        assertThat(document.findings())
                .extracting(Finding::code)
                .contains("sum-disputed")
                .doesNotContain("years-mismatch");
    }

    private static Check check(ReportDocument document, String id) {
        return document.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String report(String form, Map<String, String> figures) {
        return new SampleReport(form).print(figures).page();
    }

    private static ReportDocument read(String page, String year) {
        String dated = page.replaceAll("20(?:19|21)(?=年)", year);
        return TestForms.extract(EXTRACTOR, Source.of("page.html", dated.getBytes(StandardCharsets.UTF_8)))
                .document();
    }
}
