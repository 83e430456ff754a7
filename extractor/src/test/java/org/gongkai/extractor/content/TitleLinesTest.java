package org.gongkai.extractor.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.model.ReportDocument.Period;
import org.junit.jupiter.api.Test;

/** Titles among the lines of printed pages, whose menus stand above them. */
class TitleLinesTest {
    @Test
    void aMenusLastWordsAreNoPartOfTheTitle() {
        assertThat(best("无障碍浏览", "长者模式", "登录", "临江市水利局2022年政府信息公开工作年度报告")).isEqualTo("临江市水利局2022年政府信息公开工作年度报告");
    }

    @Test
    void aTitleBrokenBehindAPlaceIsPutTogether() {
        assertThat(best("首页", "临江市", "花山区水利局2022年政府信息公开", "工作年度报告")).isEqualTo("临江市花山区水利局2022年政府信息公开工作年度报告");
    }

    @Test
    void theReportsOfOtherYearsInAListAreNotTheTitle() {
        List<String> lines = new ArrayList<>(
                List.of("首页", "政务公开", "政务服务", "互动交流", "走进临江", "数据开放", "专题专栏", "无障碍浏览", "长者模式", "登录", "检索"));
        lines.add("临江市水利局2020年政府信息公开工作年度报告2021-01-15");
        lines.add("临江市水利局2021年政府信息公开工作年度报告[01-16]");
        lines.add("2022年临江市水利局政府信息公开工作年度报告");
        lines.add("一、总体情况");
        assertThat(best(lines.toArray(String[]::new))).isEqualTo("2022年临江市水利局政府信息公开工作年度报告");
    }

    @Test
    void theYearThatTheTextCountsInChoosesBetweenTitles() {
        assertThat(best("临江市水利局2021年政府信息公开工作年度报告", "来源：本站", "临江市水利局2022年政府信息公开工作年度报告"))
                .isEqualTo("临江市水利局2022年政府信息公开工作年度报告");
    }

    @Test
    void theDayOfPrintingIsNoPartOfTheTitle() {
        assertThat(best("2023/3/5 上午10:30 临江市水利局2022年政府信息公开工作年度报告")).isEqualTo("临江市水利局2022年政府信息公开工作年度报告");
    }

    @Test
    void whatFollowsTheFirstChapterIsNotATitle() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < TitleLines.FIRST_PARAGRAPHS; i++) {
            lines.add("专题");
        }
        lines.add("一、总体情况");
        lines.add("临江市水利局2022年政府信息公开工作年度报告");
        assertThat(TitleLines.of(prose(lines.stream()), new TitleSayings())).isEmpty();
    }

    private static String best(String... lines) {
        Period counted = new Period(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 31));
        return Titled.best(TitleLines.of(prose(Stream.of(lines)), new TitleSayings()), counted)
                .orElseThrow()
                .shown();
    }

    private static List<Prose> prose(Stream<String> lines) {
        return lines.map(Prose::of).toList();
    }
}
