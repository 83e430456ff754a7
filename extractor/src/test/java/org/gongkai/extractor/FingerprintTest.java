package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.gongkai.model.Digest;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Extractor EXTRACTOR = TestForms.extractor();
    private final String page = new SampleReport("cn-2019").page();

    @Test
    void staysWhenTheFrameOfThePageChanges() {
        String framed = page.replace(
                        "<div id=zoom>",
                        "<div class=nav><a href=/>首页</a> 2024年5月6日 星期一 晴</div><div>发布时间：2020-01-20 浏览次数：17</div><div id=zoom>")
                .replace(
                        "</div></body>", "</div><div>相关链接 <a href=1>其他文章</a></div><script>var token=1</script></body>");
        String later = framed.replace("浏览次数：17", "浏览次数：4711")
                .replace("2024年5月6日 星期一 晴", "2024年5月7日 星期二 雨")
                .replace("其他文章", "另一篇文章")
                .replace("token=1", "token=2");

        assertThat(of(later)).isEqualTo(of(framed)).isEqualTo(of(page));
    }

    @Test
    void staysWhenTheFrameStandsInTheArticle() {
        String before = page.replace("<p>无。</p>", "<p>无。</p><p>相关链接</p><p>关于某事的公告</p><p>浏览次数：777777</p>")
                .replace("<h1>", "<p>发布时间：2020-01-20 点击量：777777 字号：大 中 小</p><h1>");

        assertThat(of(before.replace("777777", "888888").replace("某事", "别的事"))).isEqualTo(of(before));
    }

    @Test
    void staysWhenTheFileIsAnother() {
        assertThat(TestForms.extract(EXTRACTOR, Source.of("a", TestForms.resource("/made/zz2019.portal.docx")))
                        .fingerprint())
                .isEqualTo(TestForms.extract(EXTRACTOR, Source.of("b", TestForms.resource("/made/zz2019.portal.doc")))
                        .fingerprint());
    }

    @Test
    void changesWithADigit() {
        assertThat(of(page.replace(">1005<", ">1006<"))).isNotEqualTo(of(page));
    }

    @Test
    void changesWithASentence() {
        assertThat(of(page.replace("仍有不足。", "仍有不足，已经改进。"))).isNotEqualTo(of(page));
    }

    @Test
    void changesWhenAFigureBecomesBlank() {
        assertThat(of(page.replace(">1005<", "><"))).isNotEqualTo(of(page));
    }

    private static Digest of(String html) {
        return TestForms.extract(EXTRACTOR, Source.of("page.html", html.getBytes(StandardCharsets.UTF_8)))
                .fingerprint();
    }
}
