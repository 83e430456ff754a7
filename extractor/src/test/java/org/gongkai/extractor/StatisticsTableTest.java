package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.config.ConfigFile;
import org.gongkai.config.ConfigFiles;
import org.gongkai.config.Problems;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormReader;
import org.gongkai.config.form.FormRow;
import org.gongkai.config.form.FormSet;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The national table of figures of report years 2014 to 2018 and its relatives, in the layouts that they are printed in. */
class StatisticsTableTest {
    private static final Extractor EXTRACTOR = TestForms.extractor();
    private static final Form FORM = TestForms.shipped().find("cn-2014").orElseThrow();
    /** Rows that only head a group, before the row of this id. */
    private static final Map<String, String> GROUPS = Map.of(
            "disclosed", "一、主动公开情况",
            "by_gazette", "（二）通过不同渠道和方式公开政府信息的情况",
            "responses", "二、回应解读情况",
            "press_conferences", "（二）通过不同渠道和方式回应解读的情况",
            "requests", "三、依申请公开情况",
            "offices", "八、机构建设和保障经费情况",
            "meetings", "九、政府信息公开会议和培训情况");

    private final Map<String, String> figures = new LinkedHashMap<>();

    StatisticsTableTest() {
        int next = 101;
        for (FormRow row : FORM.tables().get(0).blocks().get(0).rows()) {
            figures.put(row.id(), String.valueOf(next++));
        }
    }

    @Test
    void readsTheTableAsItIsPrescribed() {
        ReportDocument document =
                read(page(table(List.of("统计指标", "单位", "统计数"), row -> List.of(figures.get(row.id())))));

        assertAgrees(document, "count");
        assertThat(document.form()).isEqualTo("cn-2014");
        assertThat(codes(document)).doesNotContain("form-year-mismatch", "table-missing", "cells-missing");
    }

    @Test
    void keepsFiguresThatWereLeftBlankBlank() {
        figures.replaceAll((id, figure) -> "");
        figures.put("requests", "7");

        ReportDocument document =
                read(page(table(List.of("统计指标", "单位", "统计数"), row -> List.of(figures.get(row.id())))));

        assertThat(document.find("s/requests/count").orElseThrow().value()).isEqualTo(BigDecimal.valueOf(7));
        assertThat(document.find("s/lawsuits/count").orElseThrow().status()).isEqualTo(CellStatus.BLANK);
    }

    @Test
    void takesTheColumnsThatTheHeadingNames() {
        ReportDocument document = read(page(table(
                List.of("统计指标", "单位", "区政府", "区直单位", "乡镇街道", "合计"),
                row -> List.of("1", "2", "3", figures.get(row.id())))));

        assertAgrees(document, "count");
        assertThat(document.find("s/requests/government").orElseThrow().value()).isEqualTo(BigDecimal.ONE);
        assertThat(document.find("s/requests/townships").orElseThrow().value()).isEqualTo(BigDecimal.valueOf(3));
    }

    @Test
    void takesNoPartOfTheGovernmentForTheWhole() {
        ReportDocument document =
                read(page(table(List.of("统计指标", "单位", "区政府", "区直单位", "乡镇街道"), row -> List.of("1", "2", "3"))));

        assertThat(document.find("s/requests/count").orElseThrow().status()).isEqualTo(CellStatus.ABSENT);
        assertThat(document.find("s/requests/departments").orElseThrow().value())
                .isEqualTo(BigDecimal.valueOf(2));
    }

    @Test
    void readsFiguresBehindSerialNumbers() {
        StringBuilder html = new StringBuilder("<table><tr><td>序号</td><td>统计指标</td><td>单位</td><td>统计数</td></tr>");
        int number = 1;
        for (FormRow row : rows()) {
            html.append("<tr><td>")
                    .append(number++)
                    .append("</td><td>")
                    .append(row.label().official())
                    .append("</td><td>")
                    .append(row.unit())
                    .append("</td><td>")
                    .append(figures.get(row.id()))
                    .append("</td></tr>");
        }

        assertAgrees(read(page(html + "</table>")), "count");
    }

    @Test
    void bringsMoneyToTenThousands() {
        String table = table(List.of("统计指标", "单位", "统计数"), row -> List.of(figures.get(row.id())))
                .replace("<td>万元</td><td>" + figures.get("fees"), "<td>元</td><td>5000");

        Cell fees = read(page(table)).find("s/fees/count").orElseThrow();

        assertThat(fees.value()).isEqualByComparingTo("0.5");
        assertThat(fees.flags()).contains("unit-converted");
    }

    @Test
    void readsTheTableFlattenedToText() {
        StringBuilder text =
                new StringBuilder("某县2016年政府信息公开工作年度报告\n\n一、概述\n\n我县认真落实条例，推进政府信息公开工作。\n\n统计指标\t单位\t统计数\n");
        for (FormRow row : rows()) {
            text.append(row.label().official())
                    .append('\t')
                    .append(row.unit())
                    .append('\t')
                    .append(figures.get(row.id()))
                    .append('\n');
        }

        ReportDocument document = TestForms.extract(
                        EXTRACTOR, Source.of("a.txt", text.toString().getBytes(StandardCharsets.UTF_8)))
                .document();

        assertAgrees(document, "count");
    }

    @Test
    void joinsTheTableOverPages() {
        String table = table(List.of("统计指标", "单位", "统计数"), row -> List.of(figures.get(row.id())));
        int middle = table.indexOf("<tr><td>三、");

        assertAgrees(
                read(page(table.substring(0, middle) + "</table><p></p><table>" + table.substring(middle))), "count");
    }

    @ParameterizedTest
    @CsvSource({"2015年统计数,2016年统计数", "2015年,2016年", "2015年度数据,2016年度数据", "上年度,本年度"})
    void takesTheColumnOfTheLatestYear(String last, String current) {
        assertAgrees(
                read(page(table(List.of("统计指标", "单位", last, current), row -> List.of("7", figures.get(row.id()))))),
                "count");
        assertAgrees(
                read(page(table(
                        List.of("统计指标", "单位", current, last, "合计"), row -> List.of(figures.get(row.id()), "7", "9")))),
                "count");
    }

    @Test
    void takesTheColumnThatSaysThisYearBesideYears() {
        assertAgrees(
                read(page(table(
                        List.of("统计指标", "单位", "2014年", "2015年", "本年度"),
                        row -> List.of("7", "9", figures.get(row.id()))))),
                "count");
    }

    @Test
    void takesNoHeadingOfATableAboveForItsOwn() {
        String above = "<table><tr><td>公开渠道</td><td>区直单位</td><td>乡镇街道</td></tr>"
                + "<tr><td>网站</td><td>3</td><td>4</td></tr></table>";

        ReportDocument document =
                read(page(above + table(List.of("统计指标", "单位", "统计数"), row -> List.of(figures.get(row.id())))));

        assertAgrees(document, "count");
        assertThat(document.find("s/requests/townships")).isEmpty();
    }

    @Test
    void takesTheHeadingThatTheNameOfAGroupCutsOff() {
        String table = table(List.of("统计指标", "单位", "2015年", "2016年"), row -> List.of("7", figures.get(row.id())));
        int first = table.indexOf("</tr>") + 5;

        assertAgrees(
                read(page(table.substring(0, first) + "</table><p>一、主动公开情况</p><table>" + table.substring(first))),
                "count");
    }

    @Test
    void callsAFormWithNothingButCodesEmpty() {
        int[] code = {0};

        ReportDocument document = read(page(table(List.of("统计指标", "单位", "代码", "甲"), row -> {
                    code[0]++;
                    return List.of(String.valueOf(code[0]), "");
                }))
                .replace("我市认真落实条例，推进政府信息主动公开和依申请公开工作。", "略"));

        assertThat(document.report()).isFalse();
    }

    @Test
    void vouchesForNoColumnWithoutAYearBesideOneWithAYear() {
        ReportDocument document =
                read(page(table(List.of("统计指标", "单位", "统计数", "2015年统计数"), row -> List.of(figures.get(row.id()), "7"))));

        Cell cell = document.find("s/requests/count").orElseThrow();
        assertThat(cell.value()).isEqualByComparingTo(figures.get("requests"));
        assertThat(cell.flags()).contains("by-position");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void readsAListThatIsLaidOutInSeveralColumns(int parts) {
        List<List<String>> lines = lines();
        int height = (lines.size() + parts - 1) / parts;
        StringBuilder html = new StringBuilder("<table><tr>");
        html.append("<td>统计指标</td><td>单位</td><td>统计数</td>".repeat(parts)).append("</tr>");
        for (int r = 0; r < height; r++) {
            html.append("<tr>");
            for (int line = r; line < parts * height; line += height) {
                List<String> cells = line < lines.size() ? lines.get(line) : List.of("", "", "");
                cells.forEach(cell -> html.append("<td>").append(cell).append("</td>"));
            }
            html.append("</tr>");
        }

        assertAgrees(read(page(html + "</table>")), "count");
    }

    @Test
    void readsTextOfAListInTwoColumnsWhoseBlanksAreLost() {
        List<List<String>> lines = lines();
        int height = (lines.size() + 1) / 2;
        StringBuilder text = new StringBuilder("某县2016年政府信息公开工作年度报告\n\n一、概述\n\n我县认真落实条例，推进政府信息公开工作。\n\n");
        text.append("统计指标\t单位\t统计数\t统计指标\t单位\t统计数\n");
        for (int r = 0; r < height; r++) {
            List<String> cells = new ArrayList<>(lines.get(r));
            cells.addAll(r + height < lines.size() ? lines.get(r + height) : List.of());
            cells.removeIf("——"::equals);
            text.append(String.join("\t", cells)).append('\n');
        }

        ReportDocument document = TestForms.extract(
                        EXTRACTOR, Source.of("a.txt", text.toString().getBytes(StandardCharsets.UTF_8)))
                .document();

        assertAgrees(document, "count");
    }

    @Test
    void callsNoFormEmptyThatHoldsFigures() {
        ReportDocument document =
                read(page(table(List.of("统计指标", "单位", "甲", "乙"), row -> List.of(figures.get(row.id()), "7")))
                        .replace("我市认真落实条例，推进政府信息主动公开和依申请公开工作。", "略"));

        assertThat(document.report()).isTrue();
        assertThat(codes(document)).contains("cells-missing");
    }

    private List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        for (FormRow row : rows()) {
            if (GROUPS.containsKey(row.id())) {
                lines.add(List.of(GROUPS.get(row.id()), "——", "——"));
            }
            lines.add(List.of(row.label().official(), row.unit(), figures.get(row.id())));
        }
        return lines;
    }

    @Test
    void readsTheTableOfFujianWithBothItsColumns() {
        StringBuilder html =
                new StringBuilder("<table><tr><td>指标名称</td><td>计量单位</td><td>2018年度</td><td>历年累计</td></tr>");
        Form fujian = TestForms.shipped().find("fujian-2014").orElseThrow();
        int next = 101;
        for (FormRow row : fujian.tables().get(0).blocks().get(0).rows()) {
            if (!row.optional()) {
                html.append("<tr><td>")
                        .append(row.label().official())
                        .append("</td><td>")
                        .append(row.unit())
                        .append("</td><td>")
                        .append(next)
                        .append("</td><td>")
                        .append(next + 900)
                        .append("</td></tr>");
                next++;
            }
        }

        ReportDocument document = read(page(html + "</table>").replace("2016", "2018"));

        assertThat(document.form()).isEqualTo("fujian-2014");
        assertThat(document.find("s/disclosed/year").orElseThrow().value()).isEqualTo(BigDecimal.valueOf(101));
        assertThat(document.find("s/disclosed/cumulative").orElseThrow().value())
                .isEqualTo(BigDecimal.valueOf(1001));
        assertThat(document.find("s/lawsuits/cumulative").orElseThrow().value())
                .isEqualTo(BigDecimal.valueOf(next + 899));
        assertThat(document.cells()).allSatisfy(cell -> assertThat(cell.flags()).isEmpty());
    }

    @Test
    void tellsARuleThatMayBeBrokenAsWorthALook() {
        figures.replaceAll((id, figure) -> "0");
        figures.put("disclosed", "9");

        ReportDocument document =
                read(page(table(List.of("统计指标", "单位", "统计数"), row -> List.of(figures.get(row.id())))));

        assertThat(codes(document)).contains("sum-unusual").doesNotContain("sum-mismatch");
    }

    @Test
    void readsAFormThatIsOnlyData() {
        Problems problems = new Problems();
        String yaml = """
                id: test-indicators
                name: a form of this test alone
                source: this test
                years: {first: 2016, last: 2016}
                tables:
                  - id: z
                    blocks:
                      - layout: list
                        columns: [{id: actual, labels: ["本期实际"]}]
                        rows:
                          - {id: hotline, labels: ["咨询电话接听数"]}
                          - {id: visitors, labels: ["现场接待人数"]}
                          - {id: views, labels: ["网站专栏页面访问量"]}
                checks:
                  - {id: z/most, relation: "≤", left: [z/visitors/actual], right: [z/views/actual]}
                """;
        FormSet forms = FormReader.read(
                List.of(new ConfigFile(
                        ConfigFiles.Kind.FORM, 1, "t.yaml", "t.yaml", () -> yaml.getBytes(StandardCharsets.UTF_8))),
                problems);

        ReportDocument document = TestForms.extract(
                        TestForms.extractor(forms),
                        Source.of(
                                "a.html",
                                page("<table><tr><td>指标名称</td><td>代码</td><td>本期实际</td><td>本年累计</td></tr>"
                                                + "<tr><td>咨询电话接听数</td><td>01</td><td>12</td><td>40</td></tr>"
                                                + "<tr><td>现场接待人数</td><td>02</td><td>3</td><td>9</td></tr>"
                                                + "<tr><td>网站专栏页面访问量</td><td>03</td><td>500</td><td>900</td></tr></table>")
                                        .getBytes(StandardCharsets.UTF_8)))
                .document();

        assertThat(problems.sorted()).isEmpty();
        assertThat(document.form()).isEqualTo("test-indicators");
        assertThat(document.cells()).extracting(Cell::raw).containsExactly("12", "3", "500");
        assertThat(document.checks().get(0).messageZh()).isEqualTo("本期实际：现场接待人数（3），不大于网站专栏页面访问量（500）");
    }

    private interface Figures {
        List<String> of(FormRow row);
    }

    private static List<FormRow> rows() {
        return FORM.tables().get(0).blocks().get(0).rows();
    }

    private static String table(List<String> heading, Figures figures) {
        StringBuilder html =
                new StringBuilder("<table border=1><tr><td>" + String.join("</td><td>", heading) + "</td></tr>\n");
        for (FormRow row : rows()) {
            if (GROUPS.containsKey(row.id())) {
                html.append("<tr><td>")
                        .append(GROUPS.get(row.id()))
                        .append("</td><td>——</td>")
                        .append("<td>——</td>".repeat(heading.size() - 2))
                        .append("</tr>\n");
            }
            List<String> cells = new ArrayList<>(List.of(row.label().official(), row.unit()));
            cells.addAll(figures.of(row));
            html.append("<tr><td>").append(String.join("</td><td>", cells)).append("</td></tr>\n");
        }
        return html.append("</table>").toString();
    }

    private static String page(String table) {
        return "<html><head><meta charset=utf-8></head><body><h1>郑州市人民政府2016年政府信息公开工作年度报告</h1>"
                + "<p>一、概述</p><p>" + "我市认真落实条例，推进政府信息主动公开和依申请公开工作。".repeat(8) + "</p>"
                + "<p>附表：政府信息公开情况统计表</p>" + table + "<p>单位负责人： 审核人： 填报人：</p></body></html>";
    }

    private void assertAgrees(ReportDocument document, String column) {
        List<String> wrong = new ArrayList<>();
        figures.forEach((row, figure) -> {
            Cell cell = document.find("s/" + row + "/" + column).orElse(null);
            BigDecimal came = cell == null ? null : cell.value();
            if (came == null
                    || came.compareTo(new BigDecimal(figure)) != 0
                    || !List.of("sum-disputed").containsAll(cell.flags())) {
                wrong.add(row + " is " + figure + ", came " + cell);
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static List<String> codes(ReportDocument document) {
        return document.findings().stream().map(Finding::code).toList();
    }

    private static ReportDocument read(String page) {
        return TestForms.extract(EXTRACTOR, Source.of("page.html", page.getBytes(StandardCharsets.UTF_8)))
                .document();
    }
}
