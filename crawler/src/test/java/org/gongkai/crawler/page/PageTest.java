package org.gongkai.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.gongkai.crawler.discover.ReportSigns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static Page page(String body) {
        String html = "<!DOCTYPE html><html><head><title>t</title></head><body>" + body + "</body></html>";
        return PageReader.read(
                URI.create("http://www.example.gov.cn/a.html"),
                html.getBytes(StandardCharsets.UTF_8),
                Optional.of("text/html; charset=utf-8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>一 二</p><p>三</p>",
                "<ul><li>一<li>二</ul>  三<br>四",
                "<pre> 一  \n 二 </pre>",
                "一&nbsp;&nbsp;二&#8203;三&shy;四",
                "<td>一</td><td>二</td>",
                ""
            })
    void isShorterThanJustWhatItsTextIsShorterThan(String body) {
        Page page = page(body);
        int length = page.text().length();
        assertThat(page.isShorterThan(length)).isFalse();
        assertThat(page.isShorterThan(length + 1)).isTrue();
    }

    @Test
    void hasItsLettersWithoutAnythingBetweenThem() {
        assertThat(page("<p>政&nbsp;府\n <b>信&shy;息</b></p><p>公&#8203;开</p>").letters())
                .isEqualTo("t政府信息公开");
    }

    @Test
    void isAReportByThreeHeadingsHoweverTheyAreSet() {
        assertThat(ReportSigns.isReport(
                        page("<p>一、总 体\t情&nbsp;况</p><p>二、主动公开<b>政府</b>信息的情况</p><p>六、其他需要<i>报告的事项</i></p>")))
                .isTrue();
        assertThat(ReportSigns.isReport(page("<p>概 述</p><p>上年结转政府信息公开申请</p><p>行政复议、行政诉讼</p>")))
                .isTrue();
    }

    @Test
    void isNoReportByTwoHeadingsOrByTheWordsOfThem() {
        assertThat(ReportSigns.isReport(page("<p>总体情况</p><p>其他需要报告的事项</p>"))).isFalse();
        assertThat(ReportSigns.isReport(page("<p>总体情况</p><p>其他需要报告的事项</p><p>政府信息公开申请</p><p>行政复议</p>")))
                .isFalse();
    }
}
