package org.gongkai.extractor.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.Reading;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.model.Position;
import org.junit.jupiter.api.Test;

/** Tables without vertical rules. */
class OpenTablesTest {
    private static final double[] COLUMNS = {50, 250, 350, 450};

    private static Reading read(PdfDrawing drawing) throws UnreadableFileException {
        return PdfReader.read(drawing.bytes(), new Budget(100_000));
    }

    /** What stands in the cells of a table; blank cells are empty. */
    private static List<List<String>> texts(Grid grid) {
        return grid.lines().stream()
                .map(line -> line.stream().map(GridCell::text).toList())
                .toList();
    }

    private static List<List<String>> soleTable(PdfDrawing drawing) throws UnreadableFileException {
        List<Grid> grids = read(drawing).grids();
        assertThat(grids).hasSize(1);
        assertThat(grids.get(0).geometry()).isEqualTo(Grid.Geometry.EXACT);
        return texts(grids.get(0));
    }

    private static String[] row(String... texts) {
        return texts;
    }

    @Test
    void findsATableBetweenParagraphs() throws UnreadableFileException {
        Reading reading = read(new PdfDrawing()
                .text(50, 50, "二、主动公开政府信息情况")
                .texts(COLUMNS, 100, 20, row("信息内容", "本年制发件数", "废止件数"), row("规章", "3", "7"), row("规范性文件", "21", "6"))
                .text(50, 180, "三、收到和处理政府信息公开申请情况"));

        assertThat(reading.blocks()).hasSize(3);
        assertThat(reading.blocks().get(0)).isEqualTo(Prose.of("二、主动公开政府信息情况"));
        assertThat(texts(reading.grids().get(0)))
                .containsExactly(
                        List.of("信息内容", "本年制发件数", "废止件数"), List.of("规章", "3", "7"), List.of("规范性文件", "21", "6"));
        assertThat(reading.grids().get(0).cells().get(4).at())
                .isEqualTo(new Position.OnPage(1, List.of(253.0, 124.0, 258.0, 134.0)));
    }

    @Test
    void partsWrappedLabelsByWhereTheirFiguresStand() throws UnreadableFileException {
        List<List<String>> table = soleTable(new PdfDrawing()
                .texts(COLUMNS, 100, 20, row("情形", "自然人", "企业", "总计"))
                .text(50, 130, "本机关不掌")
                .texts(COLUMNS, 132, 20, row("", "0", "3", "3"))
                .text(50, 142, "握相关信息")
                .text(50, 158, "没有现成信")
                .text(50, 170, "息需要另行")
                .text(50, 182, "制作")
                .text(50, 198, "补正后申请")
                .texts(COLUMNS, 200, 20, row("", "2", "1", "3"))
                .text(50, 210, "内容不明确")
                .texts(COLUMNS, 222, 20, row("重复申请", "4", "5", "9")));

        assertThat(table)
                .containsExactly(
                        List.of("情形", "自然人", "企业", "总计"),
                        List.of("本机关不掌握相关信息", "0", "3", "3"),
                        List.of("没有现成信息需要另行制作", "", "", ""),
                        List.of("补正后申请内容不明确", "2", "1", "3"),
                        List.of("重复申请", "4", "5", "9"));
    }

    @Test
    void trustsRulesAroundFiguresThatAreAllWrappedAlike() throws UnreadableFileException {
        double[] narrow = {50, 150, 180.5, 211, 241.5};
        List<List<String>> table = soleTable(new PdfDrawing()
                .table(narrow, 100, 26, row("", "自然人", "企业", "总计"), row("", "", "", ""), row("上年结转", "0", "56", "338"))
                .text(54, 130, "本年新收")
                .text(157, 128, "794")
                .text(188, 128, "709")
                .text(219, 128, "302")
                .text(160, 140, "45")
                .text(193, 140, "2")
                .text(224, 140, "4"));

        assertThat(table)
                .containsExactly(
                        List.of("", "自然人", "企业", "总计"),
                        List.of("本年新收", "79445", "7092", "3024"),
                        List.of("上年结转", "0", "56", "338"));
    }

    @Test
    void keepsABlankCellBlankInItsColumn() throws UnreadableFileException {
        assertThat(soleTable(new PdfDrawing()
                        .texts(
                                COLUMNS,
                                100,
                                20,
                                row("", "自然人", "企业", "总计"),
                                row("1.属于国家秘密", "14", "", "14"),
                                row("2.重复申请", "", "3", "3"),
                                row("3.其他", "", "", ""))))
                .containsExactly(
                        List.of("", "自然人", "企业", "总计"),
                        List.of("1.属于国家秘密", "14", "", "14"),
                        List.of("2.重复申请", "", "3", "3"),
                        List.of("3.其他", "", "", ""));
    }

    @Test
    void keepsAColumnInWhichEverythingIsBlank() throws UnreadableFileException {
        assertThat(soleTable(new PdfDrawing()
                        .texts(
                                COLUMNS,
                                100,
                                20,
                                row("信息内容", "制发", "废止", "有效"),
                                row("规章", "3", "", "7"),
                                row("规范性文件", "21", "", "9"))))
                .containsExactly(
                        List.of("信息内容", "制发", "废止", "有效"),
                        List.of("规章", "3", "", "7"),
                        List.of("规范性文件", "21", "", "9"));
    }

    @Test
    void pairsHeadingsWithFiguresThatStandBesideThem() throws UnreadableFileException {
        // Headings to the left, figures to the right of their columns; nothing stands above anything.
        PdfDrawing drawing =
                new PdfDrawing().texts(new double[] {50, 150, 300, 450}, 100, 20, row("信息内容", "制发件数", "废止件数", "有效件数"));
        drawing.texts(
                new double[] {50, 260, 410, 560}, 120, 20, row("规章", "3", "7", "17"), row("规范性文件", "21", "6", "554"));

        assertThat(soleTable(drawing))
                .containsExactly(
                        List.of("信息内容", "制发件数", "废止件数", "有效件数"),
                        List.of("规章", "3", "7", "17"),
                        List.of("规范性文件", "21", "6", "554"));
    }

    @Test
    void doesNotPretendToKnowColumnsThatCannotBePaired() throws UnreadableFileException {
        PdfDrawing drawing =
                new PdfDrawing().texts(new double[] {50, 150, 300, 450}, 100, 20, row("信息内容", "制发件数", "废止件数", "有效件数"));
        drawing.texts(new double[] {50, 260, 560}, 120, 20, row("规章", "3", "17"), row("规范性文件", "21", "554"));

        assertThat(read(drawing).grids()).extracting(Grid::geometry).containsExactly(Grid.Geometry.FLATTENED);
    }

    @Test
    void givesEachHeadingItsOwnColumns() throws UnreadableFileException {
        List<Grid> grids = read(new PdfDrawing()
                        .texts(COLUMNS, 100, 20, row("信息内容", "上一年数量", "本年增减", "处理决定"), row("行政许可", "5", "1", "28"))
                        .texts(
                                new double[] {50, 250, 400},
                                140,
                                20,
                                row("信息内容", "项目数量", "采购总金额"),
                                row("集中采购", "18", "971246")))
                .grids();

        assertThat(grids).hasSize(2);
        assertThat(texts(grids.get(1)))
                .containsExactly(List.of("信息内容", "项目数量", "采购总金额"), List.of("集中采购", "18", "971246"));
    }

    @Test
    void joinsALabelThatIsWrappedAroundItsFigures() throws UnreadableFileException {
        PdfDrawing drawing = new PdfDrawing()
                .texts(COLUMNS, 100, 20, row("", "自然人", "总计"), row("1.重复申请", "3", "3"))
                .text(53, 144, "2.要求行政机关确认或重新出具已获")
                .texts(COLUMNS, 147, 20, row("", "9", "10"))
                .text(53, 157, "取信息")
                .texts(COLUMNS, 170, 20, row("3.其他", "1", "2"));

        assertThat(soleTable(drawing)).contains(List.of("2.要求行政机关确认或重新出具已获取信息", "9", "10"), List.of("3.其他", "1", "2"));
    }

    @Test
    void joinsHeadingsThatAreWrapped() throws UnreadableFileException {
        PdfDrawing drawing = new PdfDrawing()
                .texts(COLUMNS, 100, 13, row("", "社会公", "法律服"), row("", "益组织", "务机构"))
                .texts(COLUMNS, 130, 20, row("1.重复申请", "3", "4"), row("2.其他", "9", "10"));

        assertThat(soleTable(drawing).get(0)).containsExactly("", "社会公益组织", "法律服务机构");
    }

    @Test
    void keepsLabelsOfGroupsApartFromThoseOfRows() throws UnreadableFileException {
        double[] columns = {50, 120, 250, 350};
        PdfDrawing drawing = new PdfDrawing()
                .texts(
                        columns,
                        100,
                        20,
                        row("", "", "自然人", "总计"),
                        row("", "1.信访举报投诉类申请", "1", "2"),
                        row("（五）不予", "2.重复申请", "3", "4"),
                        row("", "3.要求提供公开出版物", "5", "6"))
                .text(53, 157, "处理");

        List<List<String>> rows = soleTable(drawing);
        assertThat(rows).contains(List.of("", "1.信访举报投诉类申请", "1", "2"));
        assertThat(rows).contains(List.of("（五）不予处理", "2.重复申请", "3", "4"));
        assertThat(rows).contains(List.of("", "3.要求提供公开出版物", "5", "6"));
    }

    @Test
    void putsTheGutterWhereTheFewestLabelsReachOverIt() throws UnreadableFileException {
        double[] columns = {50, 130, 300, 400};
        PdfDrawing drawing = new PdfDrawing()
                .texts(columns, 100, 20, row("", "", "自然人", "总计"))
                .text(190, 124, "1.其他")
                .texts(columns, 120, 20, row("（六）其他", "", "1", "2"), row("", "2.逾期不缴费", "3", "4"));

        // The gap beside the group's label is wide; the second label begins in the middle of it.
        assertThat(soleTable(drawing)).contains(List.of("", "2.逾期不缴费", "3", "4"));
    }

    @Test
    void goesOnBehindAPageBreakAndARepeatedHeading() throws UnreadableFileException {
        String[] heading = row("", "自然人", "总计");
        List<Grid> grids = read(new PdfDrawing()
                        .texts(COLUMNS, 700, 20, heading, row("1.重复申请", "3", "4"), row("2.其他", "", "7"))
                        .text(295, 780, "1")
                        .nextPage()
                        .texts(COLUMNS, 50, 20, heading, row("3.信访", "5", "6"), row("4.投诉", "", "9"))
                        .text(295, 780, "2"))
                .grids();

        assertThat(grids).hasSize(1);
        assertThat(texts(grids.get(0)))
                .containsExactly(
                        List.of(heading),
                        List.of("1.重复申请", "3", "4"),
                        List.of("2.其他", "", "7"),
                        List.of("3.信访", "5", "6"),
                        List.of("4.投诉", "", "9"));
        assertThat(grids.get(0).cells().get(10).at())
                .isInstanceOfSatisfying(
                        Position.OnPage.class, at -> assertThat(at.page()).isEqualTo(2));
    }

    @Test
    void partsRowsAtHorizontalRules() throws UnreadableFileException {
        // Lines as close as those of one label; only the rules say that these are two rows.
        PdfDrawing drawing = new PdfDrawing()
                .texts(
                        COLUMNS,
                        100,
                        13,
                        row("信息内容", "制发", "有效"),
                        row("规章", "3", "7"),
                        row("规范性文件", "", ""),
                        row("其他文件", "5", "6"));
        for (int row = 0; row <= 4; row++) {
            drawing.line(50, 102.5 + 13 * row, 520, 102.5 + 13 * row);
        }
        assertThat(soleTable(drawing)).contains(List.of("规范性文件", "", ""), List.of("其他文件", "5", "6"));
    }

    @Test
    void readsTheRowsOfATableWithRulesBetweenItsColumnsOnly() throws UnreadableFileException {
        PdfDrawing drawing = new PdfDrawing()
                .texts(COLUMNS, 100, 20, row("信息内容", "制发", "有效"), row("规章", "3", "7"), row("规范性文件", "21", "554"));
        drawing.line(50, 100, 450, 100).line(50, 160, 450, 160);
        for (double x : COLUMNS) {
            drawing.line(x, 100, x, 160);
        }
        assertThat(soleTable(drawing))
                .containsExactly(List.of("信息内容", "制发", "有效"), List.of("规章", "3", "7"), List.of("规范性文件", "21", "554"));
    }

    @Test
    void doesNotFillTheBlanksOfARowFromTheRowBelow() throws UnreadableFileException {
        double[] columns = {50, 200, 300, 400, 500};
        assertThat(soleTable(new PdfDrawing()
                        .texts(
                                columns,
                                100,
                                15,
                                row("信息内容", "上一年", "增减", "决定"),
                                row("行政许可", "3373", "5", "28"),
                                row("行政处罚", "1517", "", "2024"),
                                row("行政强制", "", "107", ""))))
                .contains(List.of("行政处罚", "1517", "", "2024"), List.of("行政强制", "", "107", ""));
    }

    @Test
    void leavesFiguresInTheirRowWhereTheRowAboveIsBlank() throws UnreadableFileException {
        // Labels of groups that are rows themselves; more lines of figures than numbered labels of rows.
        double[] columns = {50, 130, 300, 400};
        PdfDrawing drawing = new PdfDrawing()
                .texts(
                        columns,
                        100,
                        20,
                        row("", "", "自然人", "总计"),
                        row("", "1.信访举报投诉类申请", "1", "2"),
                        row("无法提供", "2.重复申请", "3", "4"),
                        row("（五）不予", "3.要求提供公开出版物", "5", "6"),
                        row("", "4.无正当理由大量反复申请", "7", "8"),
                        row("", "5.要求行政机关重新出具", "9", "9"),
                        row("", "6.要求行政机关确认或出具", "", "0"),
                        row("（六）其他", "", "1", "2"),
                        row("（七）总计", "", "14", "27"),
                        row("四、结转", "", "1", "2"));

        assertThat(soleTable(drawing))
                .contains(
                        List.of("", "6.要求行政机关确认或出具", "", "0"),
                        List.of("（六）其他", "", "1", "2"),
                        List.of("（七）总计", "", "14", "27"),
                        List.of("四、结转", "", "1", "2"));
    }

    @Test
    void partsNeighboursThatAreTaggedAsTwoCells() throws UnreadableFileException {
        // Three points apart, painted by one operation.
        PdfDrawing drawing = new PdfDrawing().texts(COLUMNS, 100, 20, row("信息内容", "制发", "有效"), row("规章", "3", "7"));
        drawing.cell(253, 144, "12").cell(266, 144, "34").text(53, 144, "规范性文件");

        assertThat(texts(read(drawing).grids().get(0)).get(2)).doesNotContain("1234", "12 34");
    }

    @Test
    void doesNotTakeProseWithFiguresForATable() throws UnreadableFileException {
        Reading reading = read(new PdfDrawing()
                .text(70, 50, "全年共收到政府信息公开申请 12 件，办结 11 件，结转下年 1 件，行政复议 0 件。")
                .text(70, 70, "联系电话：0371-67177013   邮政编码：450007")
                .text(70, 90, "网站 1000 条、微博 200 条、微信 300 条。"));

        assertThat(reading.grids()).isEmpty();
        assertThat(reading.prose()).isNotEmpty();
    }
}
