package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the prose says against the tables: 10 requests received, 1 from last year, 9 handled, 2 carried on; 1 review, 3 lawsuits. */
class NarrativeTest {
    private static final Extractor EXTRACTOR = TestForms.extractor();
    private static final Map<String, String> FIGURES = figures();

    private static Map<String, String> figures() {
        Map<String, String> figures = new HashMap<>(Map.of(
                "4/review/upheld", "1",
                "4/review/total", "1",
                "4/litigation_direct/upheld", "1",
                "4/litigation_direct/total", "1",
                "4/litigation_after_review/upheld", "2",
                "4/litigation_after_review/total", "2"));
        Map.of("1", "10", "2", "1", "3.1", "6", "3.3.1", "3", "3.7", "9", "4", "2")
                .forEach((row, figure) -> {
                    figures.put("3/" + row + "/natural_person", figure);
                    figures.put("3/" + row + "/total", figure);
                });
        return figures;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021年，我局共收到政府信息公开申请20件。",
                "全年受理依申请公开政府信息申请12件，均已答复。",
                "本年度收到15件政府信息公开申请。",
                "2021年度，我区未收到依申请公开政府信息的受理件。",
                "全年没有收到政府信息公开申请。",
                "收到申请后，已答复8件。",
                "结转下年度继续办理5件。",
                "自然人申请8件。",
                "予以公开7件，不予公开3件。",
                "共收到申请，不予公开2件。",
                "2021年发生行政复议2件。",
                "全年发生政府信息公开行政诉讼案件2件。",
                "2021年，未发生因政府信息公开引起的行政复议。",
                "本年度没有发生行政诉讼。"
            })
    void holdsACountAgainstTheTable(String sentence) {
        assertThat(mismatches(sentence)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.message()).contains(sentence.substring(0, 6));
            assertThat(finding.cells()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021年，我局共收到政府信息公开申请10件。",
                "2021年，共受理政府信息公开申请11件（含上年结转1件）。",
                "2020年，我局共收到政府信息公开申请20件。",
                "共收到政府信息公开申请10件，较上年的25件减少15件。",
                "较2020年收到政府信息公开申请25件有所下降。",
                "五年来共收到政府信息公开申请250件。",
                "其中市教育局收到政府信息公开申请3件。",
                "区政府办公室收到政府信息公开申请4件，各街道收到政府信息公开申请2件。",
                "收到人大建议、政协提案35件，均已办结，共办结35件。",
                "受理12345热线工单500件，已办结498件。",
                "主动公开政府信息1000条，予以公开1000条。",
                "因政府信息公开引发的行政复议被纠正0件，未发生行政诉讼败诉案件。",
                "全年未收到收费投诉和举报申请。",
                "办理行政复议备案案件12件，行政赔偿2件。",
                "予以公开和部分公开6件。",
                "发生行政诉讼3件。",
                "上半年收到政府信息公开申请4件。",
                "机关本级收到政府信息公开申请4件。"
            })
    void accusesNobodyOverACountOfSomethingElse(String sentence) {
        assertThat(mismatches(sentence)).isEmpty();
    }

    @Test
    void saysNothingWhereTheTextContradictsItself() {
        assertThat(mismatches("共收到政府信息公开申请20件。全年收到政府信息公开申请30件。")).isEmpty();
    }

    @Test
    void saysNothingWhereTheTableWasReadInDoubt() {
        String page = page("共收到政府信息公开申请20件。").replace(">10<", ">约10件<");

        assertThat(read(page).findings()).extracting(Finding::code).doesNotContain("narrative-mismatch");
    }

    private static List<Finding> mismatches(String sentence) {
        return read(page(sentence)).findings().stream()
                .filter(finding -> finding.code().equals("narrative-mismatch"))
                .toList();
    }

    private static String page(String sentence) {
        SampleReport report = new SampleReport("cn-2021").print(FIGURES);
        return report.page(
                SampleReport.table(report.two),
                "<p>" + sentence + "</p>" + SampleReport.table(report.three),
                SampleReport.table(report.four));
    }

    private static ReportDocument read(String page) {
        return TestForms.extract(EXTRACTOR, Source.of("page.html", page.getBytes(StandardCharsets.UTF_8)))
                .document();
    }
}
