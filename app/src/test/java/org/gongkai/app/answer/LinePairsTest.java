package org.gongkai.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gongkai.app.answer.LinePairs.Pair;
import org.junit.jupiter.api.Test;

class LinePairsTest {
    @Test
    void setsAChangedLineBesideWhatItWas() {
        assertThat(LinePairs.of(List.of("a", "b", "c"), List.of("a", "x", "c"))).containsExactly(new Pair("b", "x"));
    }

    @Test
    void leavesTheOtherSideEmptyForLinesThatWereAddedOrRemoved() {
        assertThat(LinePairs.of(List.of("a", "b"), List.of("b", "c")))
                .containsExactly(new Pair("a", ""), new Pair("", "c"));
    }

    @Test
    void noticesThatALineStandsThereOnceMore() {
        assertThat(LinePairs.of(List.of("a"), List.of("a", "a"))).containsExactly(new Pair("", "a"));
    }
}
