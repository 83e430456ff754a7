package org.gongkai.app.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintedTextTest {
    @Test
    void takesWhatIsPrintedWhateverItsWhiteSpaceAndWidth() {
        assertThat(PrintedText.holds("1 438\n", "1438")).isTrue();
        assertThat(PrintedText.holds("１４３８", "1438")).isTrue();
        assertThat(PrintedText.holds("", " ")).isTrue();
    }

    @Test
    void takesAFigureThatStandsAmongOthers() {
        assertThat(PrintedText.holds("自然人 3 企业 12", "12")).isTrue();
    }

    @Test
    void doesNotTakeAnotherFigureForIt() {
        assertThat(PrintedText.holds("10", "0")).isFalse();
        assertThat(PrintedText.holds("1,438", "438")).isFalse();
        assertThat(PrintedText.holds("5", "")).isFalse();
        assertThat(PrintedText.holds("", "0")).isFalse();
    }
}
