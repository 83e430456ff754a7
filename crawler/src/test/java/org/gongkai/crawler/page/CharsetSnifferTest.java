package org.gongkai.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CharsetSnifferTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String TEXT = "政府信息公开年报，镕";

    private static String read(byte[] body, String type) {
        return CharsetSniffer.read(body, Optional.ofNullable(type));
    }

    @Test
    void believesTheByteOrderMarkFirst() {
        assertThat(read(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8), "text/html; charset=gb2312"))
                .isEqualTo(TEXT);
        assertThat(read(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16BE), null))
                .isEqualTo(TEXT);
    }

    @Test
    void readsOldGbSetsAsTheOneThatContainsThem() {
        assertThat(read(TEXT.getBytes(GB18030), "text/html;charset=gb2312")).isEqualTo(TEXT);
        assertThat(read(
                        ("<meta http-equiv=Content-Type content=\"text/html; charset=gbk\">" + TEXT).getBytes(GB18030),
                        "text/html"))
                .endsWith(TEXT);
        assertThat(CharsetSniffer.find(
                        "ascii".getBytes(StandardCharsets.US_ASCII), Optional.of("text/html; charset=GB2312")))
                .isEqualTo(GB18030);
    }

    @Test
    void believesTheBytesWhenTheDeclarationIsTheOtherOfTheTwo() {
        assertThat(read(TEXT.getBytes(StandardCharsets.UTF_8), "text/html; charset=gb2312"))
                .isEqualTo(TEXT);
        assertThat(read(TEXT.getBytes(GB18030), "text/html; charset=utf-8")).isEqualTo(TEXT);
        assertThat(read(TEXT.getBytes(StandardCharsets.UTF_8), "text/html; charset=iso-8859-1"))
                .isEqualTo(TEXT);
    }

    @Test
    void readsOtherCharsetsAsDeclared() {
        assertThat(read("臺灣".getBytes(Charset.forName("Big5")), "text/html; charset=big5"))
                .isEqualTo("臺灣");
        assertThat(read("<?xml version='1.0' encoding=\"Big5\"?>臺灣".getBytes(Charset.forName("Big5")), "text/xml"))
                .endsWith("臺灣");
    }

    @Test
    void fallsBackToWhatTheBytesCanBe() {
        assertThat(read(TEXT.getBytes(StandardCharsets.UTF_8), null)).isEqualTo(TEXT);
        assertThat(read(TEXT.getBytes(GB18030), "text/html; charset=nonsense")).isEqualTo(TEXT);
        assertThat(read(new byte[] {(byte) 0xff, 'a'}, null)).hasSize(2);
    }

    @Test
    void readsGbUnderALatinName() {
        assertThat(read(TEXT.getBytes(GB18030), "text/html; charset=iso-8859-1"))
                .isEqualTo(TEXT);
        assertThat(read("café déjà vu".getBytes(StandardCharsets.ISO_8859_1), "text/html; charset=iso-8859-1"))
                .isEqualTo("café déjà vu");
    }

    @Test
    void takesTheCharsetThatDoesLessDamageWhereNeitherHolds() {
        byte[] utf8 = (TEXT + TEXT + TEXT).getBytes(StandardCharsets.UTF_8);
        byte[] cut = java.util.Arrays.copyOf(utf8, utf8.length - 1);
        assertThat(read(cut, "text/html; charset=gb2312")).startsWith(TEXT);
    }
}
