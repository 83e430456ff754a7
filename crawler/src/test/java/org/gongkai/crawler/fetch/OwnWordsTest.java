package org.gongkai.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OwnWordsTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @Test
    void countsCharactersOutsideLinksScriptsAndTheHead() {
        String page = "<html><HEAD><title>标题标题</title></HEAD><body><!-- 注释 > 注释 --><SCRIPT>var a = '<b>';</Script>"
                + "<a href=x>链接</a><abbr>正文</abbr> 3<p>句。</body>";
        assertThat(atLeast(page, 5, StandardCharsets.UTF_8)).isTrue();
        assertThat(atLeast(page, 6, StandardCharsets.UTF_8)).isFalse();
    }

    @Test
    void neverCountsMoreInAnyCharsetThanThereIs() {
        assertThat(atLeast("<p>正文正文正文", 6, StandardCharsets.UTF_8)).isTrue();
        assertThat(atLeast("<p>正文正文正文", 4, GB18030)).isTrue();
        assertThat(atLeast("<p>正文正文正文", 7, GB18030)).isFalse();
        assertThat(atLeast("<p>正文正文正文", 1, StandardCharsets.UTF_16LE)).isFalse();
    }

    @Test
    void countsNoWhiteSpaceHoweverWide() {
        String blanks = "\u3000\u3000 \t\u2003\u205f".repeat(100);
        assertThat(atLeast("<p>" + blanks + "文", 2, StandardCharsets.UTF_8)).isFalse();
        assertThat(atLeast("<p>" + "\u3000".repeat(100), 1, GB18030)).isFalse();
    }

    @Test
    void countsNothingAfterWhatIsNotClosed() {
        assertThat(atLeast("<p>文<script>" + "x".repeat(100), 2, StandardCharsets.UTF_8))
                .isFalse();
        assertThat(atLeast("<p>文<!--" + "x".repeat(100), 2, StandardCharsets.UTF_8))
                .isFalse();
        assertThat(atLeast("<p>文<", 2, StandardCharsets.UTF_8)).isFalse();
    }

    private static boolean atLeast(String page, int wanted, Charset charset) {
        return OwnWords.atLeast(page.getBytes(charset), wanted);
    }
}
