package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextWidthTest {
    @Test
    void countsHanCharactersAndFullWidthSignsTwice() {
        assertThat(TextWidth.of("郑州市 2019")).isEqualTo(11);
        assertThat(TextWidth.of("（三）")).isEqualTo(6);
    }

    @Test
    void countsCombiningMarksNotAtAll() {
        assertThat(TextWidth.of("e\u0301")).isEqualTo(1);
    }

    @Test
    void wrapsBetweenHanCharactersAndAtSpaces() {
        assertThat(TextWidth.wrap("政府信息公开", 4)).containsExactly("政府", "信息", "公开");
        assertThat(TextWidth.wrap("one two three", 7)).containsExactly("one two", "three");
    }

    @Test
    void breaksAWordThatIsLongerThanTheLine() {
        assertThat(TextWidth.wrap("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
    }

    @Test
    void losesNothingButSpacesWhenItWraps() {
        String text = "http://www.zhengzhou.gov.cn/政府信息 公开 t20200120_1.html 年度报告";
        assertThat(String.join("", TextWidth.wrap(text, 7)).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        assertThat(TextWidth.wrap(text, 7))
                .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(7));
    }

    @Test
    void putsAWideCharacterOnALineOfItsOwnWhenThereIsNoRoomForIt() {
        assertThat(TextWidth.wrap("政府", 1)).containsExactly("政", "府");
    }

    @Test
    void takesTerminalCommandsAndReversedTextOutOfTitles() {
        assertThat(TextWidth.harmless("a\u001b[31mb\nc")).isEqualTo("a [31mb c");
        assertThat(TextWidth.harmless("a\u202eb\u2066c\u200fd")).isEqualTo("abcd");
    }
}
