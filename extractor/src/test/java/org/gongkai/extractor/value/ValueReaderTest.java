package org.gongkai.extractor.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.gongkai.config.form.FigureType;
import org.gongkai.model.CellStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "12|12",
                "'1,438'|1438",
                "'35,004.482'|35004.482",
                "24511.3055|24511.3055",
                "１２３|123",
                "'１，４３８'|1438",
                "' 7 '|7",
                "'\u00a07\u00a0'|7",
                "24252.311082|24252.311082",
                "971246|971246"
            })
    void readsPlainFiguresWithoutAFlag(String raw, BigDecimal value) {
        ReadValue read = ValueReader.read(raw, FigureType.MONEY, Optional.empty());

        assertThat(read.value()).isEqualByComparingTo(value);
        assertThat(read.flags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"+2|2", "-15|-15", "－15|-15", "−4|-4"})
    void readsSignsOfChangesWithoutAFlag(String raw, BigDecimal value) {
        ReadValue read = ValueReader.read(raw, FigureType.CHANGE, Optional.empty());

        assertThat(read.value()).isEqualByComparingTo(value);
        assertThat(read.flags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "减4|-4",
                "减少4项|-4",
                "增加12|12",
                "本年增加 12 项|12",
                "增0|0",
                "12件|12",
                "0%|0",
                "零|0",
                "○|0",
                "O|0",
                "ｏ|0",
                "↓3|-3",
                "新增5条|5"
            })
    void readsFiguresAmongWordsWithAFlag(String raw, BigDecimal value) {
        ReadValue read = ValueReader.read(raw, FigureType.CHANGE, Optional.empty());

        assertThat(read.value()).isEqualByComparingTo(value);
        assertThat(read.flags()).containsExactly("text-in-cell");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12（件）", "12(项)", "１２【条】", "12 （ 件 ）", "12[件次]"})
    void takesAUnitInBracketsForNoDoubt(String raw) {
        ReadValue read = ValueReader.read(raw, FigureType.COUNT, Optional.empty());

        assertThat(read.value()).isEqualByComparingTo("12");
        assertThat(read.flags()).isEmpty();
        assertThat(ValueReader.looksLikeValue(raw)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12（万元）|COUNT", "12（元）|CHANGE", "12（件）|MONEY", "12（人民法院）|COUNT", "（12件）|COUNT"})
    void takesNoFigureWhoseUnitInBracketsIsAnothers(String raw, FigureType type) {
        ReadValue read = ValueReader.read(raw, type, Optional.empty());

        assertThat(read.value()).isNull();
        assertThat(read.flags()).contains("text-in-cell");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12①", "12²", "12[1]", "12〔1〕", "12【注】", "12*", "12※", "12（注1）", "12(注)", "12注1", "12[¹]", "12 ①"
            })
    void takesNoFootnoteMarkForADigit(String raw) {
        ReadValue read = ValueReader.read(raw, FigureType.COUNT, Optional.empty());

        assertThat(read.value()).isEqualByComparingTo("12");
        assertThat(read.flags()).containsExactly("text-in-cell");
        assertThat(ValueReader.looksLikeValue(raw)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "251000元|25.1|unit-converted",
                "160.5964万元|160.5964|",
                "1.2亿元|12000|unit-converted",
                "75394432.52元|7539.443252|unit-converted",
                "156.04 7 万元|156.047|split-digits",
                "1 438|1438|split-digits"
            })
    void bringsMoneyToTenThousands(String raw, BigDecimal value, String flag) {
        ReadValue read = ValueReader.read(raw, FigureType.MONEY, Optional.empty());

        assertThat(read.value()).isEqualByComparingTo(value);
        assertThat(String.join(" ", read.flags())).isEqualTo(flag == null ? "" : flag);
    }

    @ParameterizedTest
    @CsvSource({"采购总金额（单位：元）,YUAN", "采购总金额(元),YUAN", "本年收费金额（单位：万元，保留4位小数）,WAN_YUAN", "金额（亿元）,YI_YUAN"})
    void readsTheUnitOfAHeading(String heading, MoneyUnit unit) {
        assertThat(MoneyUnit.inHeading(heading)).contains(unit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"采购总金额", "公元2019年", "采购项目数量"})
    void readsNoUnitWhereNoneIs(String heading) {
        assertThat(MoneyUnit.inHeading(heading)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4h",
                "5%",
                "12(1)",
                "12 1",
                "12a",
                "12[1,2]",
                "①",
                "1\n2",
                "1 2",
                "约",
                "详见附件",
                "2019年",
                "1,43",
                "12.5.3",
                "增加2项,减少3项",
                "一",
                "(12)",
                "10元/5项"
            })
    void neverGuesses(String raw) {
        ReadValue read = ValueReader.read(raw, FigureType.CHANGE, Optional.empty());

        assertThat(read.status()).isEqualTo(CellStatus.UNREADABLE);
        assertThat(read.value()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u3000", "\n", "\u200b"})
    void neverMakesAZeroOfABlank(String raw) {
        ReadValue read = ValueReader.read(raw, FigureType.COUNT, Optional.empty());

        assertThat(read.status()).isEqualTo(CellStatus.BLANK);
        assertThat(read.value()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "-",
                "—",
                "——",
                "－",
                "／",
                "∕",
                "⁄",
                "⧸",
                "╱",
                "无",
                "暂无",
                "没有",
                "未涉及",
                "无此类情况",
                "本年度无相关数据",
                "\\",
                "--"
            })
    void knowsMarksForNothing(String raw) {
        assertThat(ValueReader.read(raw, FigureType.COUNT, Optional.empty()).status())
                .isEqualTo(CellStatus.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @CsvSource({"-3,negative", "1.5,fraction", "12.000,fraction", "007,implausible", "12345678901234,implausible"})
    void looksTwiceAtCountsThatCannotBe(String raw, String flag) {
        assertThat(ValueReader.read(raw, FigureType.COUNT, Optional.empty()).flags())
                .containsExactly(flag);
    }
}
