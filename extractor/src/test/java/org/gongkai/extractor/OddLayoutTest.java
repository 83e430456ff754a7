package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.extractor.LayoutTest.read;
import static org.gongkai.extractor.LayoutTest.replace;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormColumn;
import org.gongkai.config.form.FormRow;
import org.gongkai.extractor.SampleReport.Td;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that show something else than their markup says at first sight, and tables laid out in another way. */
class OddLayoutTest {
    private static final String FIGURE = "[0-9]{4}";

    @Test
    void skipsWhatAStyleSheetHides() {
        SampleReport report = new SampleReport("cn-2021");
        String page = report.page()
                .replace("<head>", "<head><style>/* old */ td.gone, .copy{color:red;display: none}</style>")
                .replaceAll("<td>(" + FIGURE + ")</td>", "<td class=gone>9</td><td>$1</td>");

        assertAgrees(report, read(page), true);
    }

    @Test
    void readsTheFigureThatWasTypedIntoAField() {
        assertAgrees(figures(figure -> "<input type=text value=" + figure + ">"), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn-2019", "cn-2021"})
    void readsTableTwoWithOneFigureARow(String form) {
        SampleReport report = new SampleReport(form);

        assertAgrees(report, read(withTableTwo(report, measures(report, (row, column) -> row + "—" + column))), true);
        assertAgrees(
                report,
                read(withTableTwo(report, measures(report, (row, column) -> row + "</td><td>" + column))),
                true);
    }

    @Test
    void namesOneFigureARowByTheRowsAbove() {
        SampleReport report = new SampleReport("cn-2019");
        String[] above = {""};

        String table = measures(report, (row, column) -> {
            String name = row.equals(above[0]) ? "" : row;
            above[0] = row;
            return name + "</td><td>" + column;
        });

        assertAgrees(report, read(withTableTwo(report, table)), true);
    }

    @Test
    void tellsNamesCutToTheSameByTheirOrderAndDoubtsThem() {
        SampleReport report = new SampleReport("cn-2019");
        String table =
                measures(report, (row, column) -> row + "</td><td>" + (column.startsWith("本年新") ? "本年新" : column));

        ReportDocument document = read(withTableTwo(report, table));

        assertAgrees(report, document, false);
        assertThat(document.find("2/regulations/disclosed").orElseThrow().flags())
                .containsExactly("by-position");
        assertThat(document.find("2/regulations/in_force").orElseThrow().flags())
                .isEmpty();
    }

    @Test
    void readsTableFourAsAListOfItsFiguresInOtherWords() {
        SampleReport report = new SampleReport("cn-2021");
        List<Td> figures = report.four.get(3);
        StringBuilder table = new StringBuilder("<table>");
        List<String> outcomes = List.of("维持结果", "纠正结果", "其他结果", "尚未审结", "总计");
        for (int i = 0; i < 15; i++) {
            String kind = List.of("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）").get(i / 5);
            table.append("<tr><td>" + kind + outcomes.get(i % 5) + "</td><td>"
                    + figures.get(i).text() + "</td></tr>");
        }
        String page = report.page(
                SampleReport.table(report.two),
                SampleReport.table(report.three),
                table.append("</table>").toString());

        assertAgrees(report, read(page), true);
    }

    @Test
    void readsTextWithOneCellALine() {
        SampleReport report = new SampleReport("cn-2021");

        assertAgrees(report, text(report, "\n"), true);
    }

    @Test
    void readsTextWithMoreColumnsThanTheFormByItsHeading() {
        SampleReport report = new SampleReport("cn-2019");
        blank(report, "3/1/natural_person", "3/3.3.1/other");
        StringBuilder three = new StringBuilder("事项\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\t上年数\n");
        for (List<Td> row : report.three.subList(3, report.three.size())) {
            // No cells stand for merged ones: rows with the name of their group have one more.
            three.append(String.join("\t", row.stream().map(Td::text).toList())).append("\t88\n");
        }

        ReportDocument document = text(report, table -> table == report.three ? three.toString() : joined(table, "\t"));

        assertAgrees(report, document, true);
    }

    @Test
    void doubtsRowsThatLostACellAmongMoreColumnsThanTheForms() {
        SampleReport report = new SampleReport("cn-2021");
        StringBuilder three = new StringBuilder("事项\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t小计\t总计\n");
        for (List<Td> row : report.three.subList(3, report.three.size())) {
            List<String> cells = new ArrayList<>(row.stream().map(Td::text).toList());
            cells.add(cells.size() - 1, "88");
            three.append(String.join("\t", cells)).append('\n');
        }
        // Once behind a label of two cells, once behind one of a single cell.
        String lossy = three.toString()
                .replace(report.truth.get("3/3.4.1/business") + "\t", "")
                .replace(report.truth.get("3/4/business") + "\t", "");

        ReportDocument document = text(report, table -> table == report.three ? lossy : joined(table, "\t"));

        assertThat(document.cells())
                .filteredOn(cell -> cell.id().matches("3/(3\\.4\\.1|4)/.*"))
                .hasSize(14)
                .allSatisfy(cell -> assertThat(cell.flags()).contains("by-position"));
        assertThat(document.find("3/3.1/total").orElseThrow().flags()).doesNotContain("by-position");
    }

    private static String withTableTwo(SampleReport report, String table) {
        return report.page(table, SampleReport.table(report.three), SampleReport.table(report.four));
    }

    private static String measures(SampleReport report, BinaryOperator<String> naming) {
        StringBuilder table = new StringBuilder("<table><tr><td>信息内容</td><td>指标</td><td>数量</td></tr>");
        for (FormBlock block : report.form.tables().get(0).blocks()) {
            for (FormRow row : block.rows()) {
                for (FormColumn column : block.columns()) {
                    BigDecimal figure = report.truth.get("2/" + row.id() + "/" + column.id());
                    if (figure != null) {
                        String name = naming.apply(
                                row.label().official(), column.label().official());
                        table.append("<tr><td>" + name + "</td><td>" + figure + "</td></tr>");
                    }
                }
            }
        }
        return table.append("</table>").toString();
    }

    @Test
    void joinsATableThatIsCutBetweenTwoColumns() {
        SampleReport report = new SampleReport("cn-2021");

        String page = report.page(
                SampleReport.table(report.two),
                tableThree(report, 0, 3) + "<p>（续表）</p>" + tableThree(report, 3, 7),
                SampleReport.table(report.four));

        assertAgrees(report, read(page), true);
    }

    @Test
    void joinsNoTableThatRepeatsAColumn() {
        SampleReport report = new SampleReport("cn-2021");

        String page = report.page(
                SampleReport.table(report.two),
                tableThree(report, 0, 4) + tableThree(report, 3, 7),
                SampleReport.table(report.four));

        assertThat(read(page).cells())
                .filteredOn(cell -> cell.id().equals("3/1/total"))
                .allSatisfy(cell -> assertThat(cell.flags()).contains("disputed"));
    }

    /** Some columns of table 3, each row behind its label. */
    private static String tableThree(SampleReport report, int from, int to) {
        FormBlock block = report.form.tables().get(1).blocks().get(0);
        List<FormColumn> columns = block.columns().subList(from, to);
        StringBuilder table = new StringBuilder("<table><tr><td></td>");
        columns.forEach(column -> table.append("<td>" + column.label().official() + "</td>"));
        for (FormRow row : block.rows()) {
            table.append("</tr><tr><td>" + row.label().official() + "</td>");
            for (FormColumn column : columns) {
                table.append("<td>" + report.truth.get("3/" + row.id() + "/" + column.id()) + "</td>");
            }
        }
        return table.append("</tr></table>").toString();
    }

    @Test
    void takesTheDateThatWechatPrintsBelowTheTitle() {
        String page =
                new SampleReport("cn-2019").page().replace("</h1>", "</h1><em id=publish_time>2020-03-14 09:31</em>");

        assertThat(read(page).published()).hasToString("2020-03-14");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<input value='%s' disabled>",
                "<input type=tel readonly value=%s>",
                "<textarea rows=1>%s</textarea>",
                "<select><option>99<option selected>%s<option>98</select>",
                "<select><option>%s<option>98</select>",
                "%s<input type=hidden value=99><input type=submit value=98>"
            })
    void readsTheFigureThatAFieldShows(String field) {
        assertAgrees(figures(figure -> String.format(field, figure)), true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<sup>1</sup>",
                "<sub>1</sub>",
                "<a href=#n><sup>[1]</sup></a>",
                "<span style='FONT-SIZE: 8px; vertical-align: super'>1</span>",
                "<small style='position:relative;top:-4px'>1</small>",
                "<i class=note>1</i>",
                "①",
                "[1]",
                "*",
                "（注1）"
            })
    void takesNoFootnoteMarkForADigit(String mark) {
        SampleReport report = figures(figure -> figure + mark);
        String page = report.page().replace("<head>", "<head><style>.note{vertical-align:super}</style>");

        ReportDocument document = read(page);

        assertAgrees(report, document, false);
        assertThat(document.cells())
                .filteredOn(cell -> cell.id().startsWith("3/"))
                .filteredOn(cell -> cell.raw().length() > 3)
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.flags()).contains("text-in-cell"));
    }

    @Test
    void leavesOutDigitsTooSmallToSee() {
        assertAgrees(figures(figure -> figure + "<span style='font-size:0'>99</span>"), true);
    }

    @Test
    void neverTakesAPictureForABlankOrStruckDigitsForAFigure() {
        SampleReport report = new SampleReport("cn-2021");
        replace(report.three, text -> text.matches("[0-9]*5") ? "<img src=5.png>" : text);
        replace(report.three, text -> text.matches("[0-9]*7") ? "<del>7</del>" + text : text);

        assertThat(read(report.page()).cells())
                .filteredOn(cell -> cell.id().startsWith("3/"))
                .filteredOn(cell -> report.truth.get(cell.id()).intValue() % 10 == 5
                        || report.truth.get(cell.id()).intValue() % 10 == 7)
                .isNotEmpty()
                .extracting(Cell::status)
                .containsOnly(CellStatus.UNREADABLE);
    }

    @Test
    void readsAFootThatIsWrittenBeforeTheBody() {
        SampleReport report = new SampleReport("cn-2019");
        String table = SampleReport.table(report.three);
        int last = table.lastIndexOf("<tr>");
        String row = table.substring(last, table.lastIndexOf("</tbody>"));
        String footed = table.replace(row, "").replace("<tbody>", "<tfoot>" + row + "</tfoot><tbody>");

        assertAgrees(
                report,
                read(report.page(SampleReport.table(report.two), footed, SampleReport.table(report.four))),
                true);
    }

    @Test
    void readsAnArticleThatAScriptWouldShow() {
        SampleReport report = new SampleReport("cn-2021");
        String page = report.page();
        String article = page.substring(page.indexOf("<div id=zoom>"), page.indexOf("</body>"));
        String kept = article.replace("\"", "\\\"").replace("\n", "\\n").replace("<", "\\u003c");

        ReportDocument document = read(
                page.replace(article, "<div id=app></div><script>var data = {\"content\":\"" + kept + "\"};</script>"));

        assertAgrees(report, document, true);
        assertThat(document.findings()).extracting("code").contains("hidden-content");
    }

    @Test
    void readsAnArticleThatIsHiddenUntilAScriptShowsIt() {
        SampleReport report = new SampleReport("cn-2021");

        assertAgrees(report, read(report.page().replace("<div id=zoom>", "<div id=zoom style='display: none'>")), true);
    }

    @Test
    void saysWhichFrameAnEmptyPageShows() {
        ReportDocument document = read("<html><body><p>首页</p><iframe src=/report/2021.html></iframe></body></html>");

        assertThat(document.report()).isFalse();
        assertThat(document.findings())
                .anySatisfy(finding -> assertThat(finding.message()).contains("/report/2021.html"));
    }

    @Test
    void takesColumnsByTheirHeadingsWhateverTheirOrder() {
        SampleReport report = new SampleReport("cn-2019");
        report.putTotalFirst();

        assertAgrees(report, read(report.page()), true);
    }

    @Test
    void doesNotFillAColumnThatTheTableDoesNotHave() {
        SampleReport report = new SampleReport("cn-2021");
        report.three.set(1, List.of(new Td("自然人", 2, 1), new Td("法人或其他组织", 1, 5)));
        for (int r = 3; r < report.three.size(); r++) {
            report.three.set(
                    r, report.three.get(r).subList(0, report.three.get(r).size() - 1));
        }
        report.truth.replaceAll((id, value) -> id.startsWith("3/") && id.endsWith("/total") ? null : value);

        ReportDocument document = read(report.page());

        assertAgrees(report, document, true);
        assertThat(document.find("3/1/total").orElseThrow().status()).isEqualTo(CellStatus.ABSENT);
    }

    @Test
    void readsTableFourAsOneRowForEachFigure() {
        SampleReport report = new SampleReport("cn-2019");
        List<Td> figures = report.four.get(3);
        List<List<Td>> lines = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            List<Td> line = new ArrayList<>();
            if (i == 0) {
                line.add(new Td("行政复议", 5, 2));
            } else if (i == 5) {
                line.add(new Td("行政诉讼", 10, 1));
            }
            if (i == 5 || i == 10) {
                line.add(new Td(i == 5 ? "未经复议直接起诉" : "复议后起诉", 5, 1));
            }
            line.add(Td.of(List.of("结果维持", "结果纠正", "其他结果", "尚未审结", "总计").get(i % 5)));
            line.add(figures.get(i));
            lines.add(line);
        }
        report.four.clear();
        report.four.addAll(lines);

        assertAgrees(report, read(report.page()), true);
    }

    @Test
    void trustsNoHeadingWhoseSpansDoNotAddUp() {
        SampleReport report = new SampleReport("cn-2021");
        for (List<Td> row : report.three) {
            row.replaceAll(cell -> cell.text().equals("法人或其他组织") ? new Td(cell.text(), cell.rows(), 4) : cell);
        }

        ReportDocument document = read(report.page());

        assertAgrees(report, document, false);
        assertThat(document.find("3/1/total").orElseThrow().flags()).contains("by-position");
        assertThat(document.find("3/1/other").orElseThrow().flags()).contains("by-position");
    }

    @Test
    void takesTheLatestOfYearsSideBySide() {
        SampleReport report = new SampleReport("cn-2021");
        List<Td> above = report.three.get(0);
        report.three.set(
                0,
                List.of(new Td(above.get(0).text(), 4, 3), new Td(above.get(1).text(), 1, 14)));
        report.three.add(1, List.of(new Td("2020年", 1, 7), new Td("2021年", 1, 7)));
        for (int r = 2; r < report.three.size(); r++) {
            List<Td> row = report.three.get(r);
            int names = r == 2 ? 3 : r == 3 ? 5 : 7;
            List<Td> figures = row.subList(row.size() - names, row.size());
            List<Td> twice = new ArrayList<>(row.subList(0, row.size() - names));
            twice.addAll(r <= 3 ? figures : Collections.nCopies(names, Td.of("77")));
            twice.addAll(figures);
            report.three.set(r, twice);
        }

        assertAgrees(report, read(report.page()), true);
    }

    @ParameterizedTest
    @CsvSource({
        "<p>金额单位：元</p>,-4",
        "<p>单位：件、元</p>,-4",
        "<p>（单位：千元）</p>,-1",
        "<p>单位：项、万元</p>,0",
        "<p>注：以上金额单位为元。</p>,-4",
        "<p>各单位在元旦前公开。</p>,0"
    })
    void takesTheUnitOfMoneyFromTheLineAboveTheTable(String line, int power) {
        SampleReport report = new SampleReport("cn-2019");
        report.truth.computeIfPresent("2/procurement/amount", (id, value) -> value.scaleByPowerOfTen(power));

        ReportDocument document = read(report.page().replaceFirst("<table", line + "<table"));

        assertThat(document.find("2/procurement/amount").orElseThrow().value())
                .isEqualByComparingTo(report.truth.get("2/procurement/amount"));
        assertThat(document.find("2/procurement/amount").orElseThrow().flags())
                .isEqualTo(power == 0 ? List.of() : List.of("unit-converted"));
    }

    @Test
    void vouchesForNoMoneyWhoseUnitsAreStatedDifferently() {
        SampleReport report = new SampleReport("cn-2019");

        ReportDocument document = read(report.page().replaceFirst("<table", "<p>金额单位：元</p><p>金额单位：万元</p><table"));

        assertThat(document.find("2/procurement/amount").orElseThrow().flags()).contains("disputed");
    }

    @Test
    void readsTableFourWithTheLawsuitsFirst() {
        SampleReport report = new SampleReport("cn-2021");
        for (int r = 0; r < report.four.size(); r++) {
            List<Td> row = new ArrayList<>(report.four.get(r));
            List<Td> reviews = row.subList(0, r == 0 ? 1 : r == 2 ? 0 : 5);
            List<Td> turned = new ArrayList<>(row.subList(reviews.size(), row.size()));
            turned.addAll(reviews);
            report.four.set(r, turned);
        }

        assertAgrees(report, read(report.page()), true);
    }

    @Test
    void readsItemsBehindTheNameOfTheirGroupInOneCell() {
        SampleReport report = new SampleReport("cn-2021");
        String group = "";
        for (int r = 3; r < report.three.size(); r++) {
            List<Td> row = new ArrayList<>(report.three.get(r));
            row.removeIf(cell -> cell.text().startsWith("三、"));
            if (row.size() == 9) {
                group = row.remove(0).text();
            }
            String label = row.get(0).text();
            row.set(0, new Td(label.matches("[0-9].*") ? group + label : label, 1, 3));
            report.three.set(r, row);
        }

        assertAgrees(report, read(report.page()), true);
    }

    @Test
    void readsTablesOfTextWithCommasOrWideSpacesBetweenTheirCells() {
        for (String separator : List.of(",", "　")) {
            SampleReport report = new SampleReport("cn-2021");

            assertAgrees(report, text(report, separator), false);
        }
    }

    @Test
    void readsTablesOfTextWhoseColumnsBeginBelowOneAnother() {
        SampleReport report = new SampleReport("cn-2021");
        // Blanks: what is missing shows only in the place of what is there.
        blank(
                report,
                "3/1/business",
                "3/3.1/natural_person",
                "3/3.1/other",
                "3/4/legal_services",
                "2/licences/decisions");

        assertAgrees(report, text(report, OddLayoutTest::aligned), true);
    }

    /** Leaves figures out of the tables. */
    private static void blank(SampleReport report, String... ids) {
        for (String id : ids) {
            String figure = report.truth.put(id, null).toPlainString();
            for (List<List<Td>> table : List.of(report.two, report.three, report.four)) {
                replace(table, text -> text.equals(figure) ? "" : text);
            }
        }
    }

    /** Each cell as wide as the widest of its column, wide characters counted twice. */
    private static String aligned(List<List<Td>> table) {
        List<OfficeWriter.Placed> cells = OfficeWriter.placed(table);
        int columns = cells.stream().mapToInt(OfficeWriter.Placed::column).max().orElse(0) + 1;
        int[] widths = new int[columns];
        cells.forEach(cell -> widths[cell.column()] =
                Math.max(widths[cell.column()], width(cell.cell().text()) + 2));
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < table.size(); row++) {
            for (int column = 0; column < columns; column++) {
                String here = "";
                for (OfficeWriter.Placed cell : cells) {
                    here = cell.row() == row && cell.column() == column
                            ? cell.cell().text()
                            : here;
                }
                text.append(here).append(" ".repeat(widths[column] - width(here)));
            }
            text.append('\n');
        }
        return text.toString().replaceAll("(?m) +$", "");
    }

    private static int width(String text) {
        return text.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
    }

    private static ReportDocument text(SampleReport report, String separator) {
        return text(report, table -> joined(table, separator));
    }

    private static String joined(List<List<Td>> table, String separator) {
        return table.stream()
                .map(row -> String.join(separator, row.stream().map(Td::text).toList()) + "\n")
                .collect(Collectors.joining());
    }

    private static ReportDocument text(SampleReport report, Function<List<List<Td>>, String> written) {
        StringBuilder text = new StringBuilder("郑州市人民政府2021年政府信息公开工作年度报告\n一、总体情况\n我市认真落实。\n");
        int chapter = 0;
        List<String> chapters = List.of("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况");
        for (List<List<Td>> table : List.of(report.two, report.three, report.four)) {
            text.append(chapters.get(chapter++)).append('\n');
            text.append(written.apply(table));
        }
        text.append("五、存在的主要问题及改进情况\n仍有不足。\n六、其他需要报告的事项\n无。\n");
        return TestForms.extract(
                        TestForms.extractor(),
                        Source.of("report.txt", text.toString().getBytes(StandardCharsets.UTF_8)))
                .document();
    }

    private static SampleReport figures(UnaryOperator<String> change) {
        SampleReport report = new SampleReport("cn-2019");
        for (List<List<Td>> table : List.of(report.two, report.three, report.four)) {
            replace(table, text -> text.matches(FIGURE) ? change.apply(text) : text);
        }
        return report;
    }

    private static void assertAgrees(SampleReport report, boolean vouched) {
        assertAgrees(report, read(report.page()), vouched);
    }

    private static void assertAgrees(SampleReport report, ReportDocument document, boolean vouched) {
        LayoutTest.assertAgrees(report, document, vouched);
    }
}
