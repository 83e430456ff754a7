package org.gongkai.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkedTest {
    @Test
    void marksAWholeNumberOfWhichOneDigitChanged() {
        assertMarked(Marked.of("全年办理行政许可1,438件。", "全年办理行政许可1,483件。"), "全年办理行政许可[-1,438-]件。", "全年办理行政许可{+1,483+}件。");
    }

    @Test
    void marksWhatOnlyOneOfTheLinesHas() {
        assertMarked(Marked.of("依法公开政府信息", "依法主动公开政府信息"), "依法公开政府信息", "依法{+主动+}公开政府信息");
    }

    @Test
    void shortensWhatBothLinesHaveFarFromADifference() {
        String long1 = "甲".repeat(40) + "3件" + "乙".repeat(40);
        String long2 = "甲".repeat(40) + "4件" + "乙".repeat(40);
        assertThat(Marked.of(long1, long2).before()).isEqualTo("…" + "甲".repeat(16) + "[-3-]件" + "乙".repeat(15) + "…");
    }

    @Test
    void leavesLinesUnmarkedThatHaveLittleInCommon() {
        assertMarked(Marked.of("存在的主要问题", "其他需要报告的事项"), "存在的主要问题", "其他需要报告的事项");
        assertMarked(Marked.of("", "新增一段"), "", "新增一段");
    }

    private static void assertMarked(Marked line, String before, String after) {
        assertThat(line.before()).isEqualTo(before);
        assertThat(line.after()).isEqualTo(after);
    }
}
