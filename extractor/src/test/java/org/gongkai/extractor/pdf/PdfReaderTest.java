package org.gongkai.extractor.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.Reading;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.model.Finding;
import org.gongkai.model.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfReaderTest {
    private static final double[] COLUMNS = {50, 200, 300, 400};
    private static final String[][] ROWS = {{"信息内容", "本年制发件数", "现行有效件数"}, {"规章", "3", "17"}, {"行政规范性文件", "", "554"}};

    private static Reading read(byte[] bytes) throws UnreadableFileException {
        return PdfReader.read(bytes, new Budget(100_000));
    }

    private static Reading read(PdfDrawing drawing) throws UnreadableFileException {
        return read(drawing.bytes());
    }

    private static List<List<String>> texts(Grid grid) {
        return grid.lines().stream()
                .map(line -> line.stream().map(GridCell::text).toList())
                .toList();
    }

    private static List<List<String>> texts(String[][] rows) {
        return Arrays.stream(rows).map(Arrays::asList).toList();
    }

    private static List<List<String>> soleTable(PdfDrawing drawing) throws UnreadableFileException {
        List<Grid> grids = read(drawing).grids();
        assertThat(grids).hasSize(1);
        return texts(grids.get(0));
    }

    @Test
    void keepsAParagraphATableAndABlankCellInOrder() throws UnreadableFileException {
        Reading reading = read(new PdfDrawing()
                .text(50, 50, "二、主动公开政府信息情况")
                .table(COLUMNS, 100, 20, ROWS)
                .text(50, 200, "三、收到和处理政府信息公开申请情况"));

        assertThat(reading.blocks()).hasSize(3);
        assertThat(reading.blocks().get(0)).isEqualTo(Prose.of("二、主动公开政府信息情况"));
        assertThat(texts((Grid) reading.blocks().get(1))).isEqualTo(texts(ROWS));
        assertThat(reading.blocks().get(2)).isEqualTo(Prose.of("三、收到和处理政府信息公开申请情况"));
        assertThat(reading.findings()).isEmpty();
    }

    @Test
    void saysForEveryCellItsPageAndBoxFromTheTopLeft() throws UnreadableFileException {
        Grid grid = read(new PdfDrawing().table(COLUMNS, 100, 20, ROWS)).grids().get(0);

        assertThat(grid.cells().get(4).at()).isEqualTo(new Position.OnPage(1, List.of(200.0, 120.0, 300.0, 140.0)));
    }

    @Test
    void countsFromTheCornerOfWhatIsShownOfThePage() throws UnreadableFileException {
        PdfDrawing drawing = new PdfDrawing().table(COLUMNS, 100, 20, ROWS).text(550, 790, "裁掉的字");
        drawing.page().setCropBox(new PDRectangle(40, 100, 400, 650));
        Reading reading = read(drawing);

        assertThat(reading.grids().get(0).cells().get(4).at())
                .isEqualTo(new Position.OnPage(1, List.of(160.0, 70.0, 260.0, 90.0)));
        assertThat(reading.prose()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 180, 270})
    void readsPagesThatAreShownTurned(int rotation) throws UnreadableFileException {
        // The content is turned the other way round, so that the page is shown upright.
        PdfDrawing drawing = new PdfDrawing();
        drawing.raw(
                switch (rotation) {
                    case 90 -> "0 1 -1 0 800 0 cm";
                    case 180 -> "-1 0 0 -1 600 800 cm";
                    default -> "0 -1 1 0 0 600 cm";
                });
        boolean lies = rotation != 180;
        drawing.page().setMediaBox(lies ? new PDRectangle(800, 600) : new PDRectangle(600, 800));
        drawing.page().setRotation(rotation);
        Grid grid = read(drawing.table(COLUMNS, 100, 20, ROWS)).grids().get(0);

        assertThat(texts(grid)).isEqualTo(texts(ROWS));
        assertThat(grid.cells().get(4).at()).isEqualTo(new Position.OnPage(1, List.of(200.0, 120.0, 300.0, 140.0)));
    }

    @Test
    void readsATableThatLiesOnItsSideAndSaysWhereItStandsOnThePage() throws UnreadableFileException {
        // The text runs upwards on a page that is shown as it is.
        PdfDrawing drawing = new PdfDrawing().raw("0 1 -1 0 800 0 cm").table(COLUMNS, 250, 20, ROWS);
        Grid grid = read(drawing).grids().get(0);

        assertThat(texts(grid)).isEqualTo(texts(ROWS));
        assertThat(grid.cells().get(0).at()).isEqualTo(new Position.OnPage(1, List.of(250.0, 600.0, 270.0, 750.0)));
    }

    @Test
    void joinsATableThatAPageBreakHasTorn() throws UnreadableFileException {
        Reading reading = read(new PdfDrawing()
                .table(COLUMNS, 700, 20, ROWS[0], ROWS[1])
                .text(295, 780, "- 1 -")
                .nextPage()
                .table(COLUMNS, 50, 20, ROWS[0], ROWS[2])
                .text(295, 780, "- 2 -"));

        assertThat(reading.blocks()).hasSize(1);
        Grid grid = reading.grids().get(0);
        assertThat(texts(grid)).containsExactly(List.of(ROWS[0]), List.of(ROWS[1]), List.of(ROWS[0]), List.of(ROWS[2]));
        assertThat(grid.cells().get(9).at()).isEqualTo(new Position.OnPage(2, List.of(50.0, 70.0, 200.0, 90.0)));
    }

    @Test
    void mendsARowThatAPageBreakHasCut() throws UnreadableFileException {
        List<Grid> grids = read(new PdfDrawing()
                        .table(COLUMNS, 700, 20, ROWS[0], new String[] {"1.本机关不掌握相", "", ""})
                        .nextPage()
                        .table(COLUMNS, 50, 20, new String[] {"关政府信息", "12", "0"}, ROWS[2]))
                .grids();

        assertThat(grids).hasSize(1);
        assertThat(texts(grids.get(0)))
                .containsExactly(List.of(ROWS[0]), List.of("1.本机关不掌握相关政府信息", "12", "0"), List.of(ROWS[2]));
    }

    @Test
    void mendsFiguresThatAPageBreakHasCut() throws UnreadableFileException {
        double[] columns = {50, 110, 200, 300, 400};
        List<Grid> grids = read(new PdfDrawing()
                        .table(columns, 700, 20, new String[] {"", "", "自然人", "企业"}, new String[] {
                            "三、本年度", "总计", "188", "853"
                        })
                        .nextPage()
                        .table(columns, 50, 20, new String[] {"办理结果", "", "78", ""}, new String[] {
                            "四、结转", "", "0", "905"
                        }))
                .grids();

        assertThat(texts(grids.get(0)))
                .contains(List.of("三、本年度办理结果", "总计", "18878", "853"), List.of("四、结转", "", "0", "905"));
    }

    @Test
    void doesNotJoinRowsOfOneGroupOverAPageBreak() throws UnreadableFileException {
        double[] columns = {50, 110, 200, 300, 400};
        List<Grid> grids = read(new PdfDrawing()
                        .table(columns, 700, 20, new String[] {"", "", "自然人", "企业"}, new String[] {
                            "无法提供", "不掌握", "1", "2"
                        })
                        .nextPage()
                        .table(columns, 50, 20, new String[] {"", "没有现成", "22", "0"}, new String[] {"", "不明确", "0", "1"
                        }))
                .grids();

        assertThat(texts(grids.get(0))).contains(List.of("无法提供", "不掌握", "1", "2"), List.of("", "没有现成", "22", "0"));
    }

    @Test
    void doesNotJoinARowWithoutALabelToTheOneBeforeThePageBreak() throws UnreadableFileException {
        // 7 was not too long for a column in which 853 stands.
        List<Grid> grids = read(new PdfDrawing()
                        .table(COLUMNS, 700, 20, ROWS[0], new String[] {"总计", "7", "853"})
                        .nextPage()
                        .table(COLUMNS, 50, 20, new String[] {"", "78", ""}, new String[] {"四、结转", "0", "905"}))
                .grids();

        assertThat(texts(grids.get(0))).contains(List.of("总计", "7", "853"), List.of("", "78", ""));
    }

    @Test
    void keepsABlankRowApartFromTheRowBehindThePageBreak() throws UnreadableFileException {
        List<Grid> grids = read(new PdfDrawing()
                        .table(COLUMNS, 700, 20, ROWS[0], new String[] {"7.属于行政执法案卷", "", ""})
                        .nextPage()
                        .table(COLUMNS, 50, 20, new String[] {"8.属于行政查询事项", "12", "0"}, ROWS[2]))
                .grids();

        assertThat(texts(grids.get(0))).contains(List.of("7.属于行政执法案卷", "", ""), List.of("8.属于行政查询事项", "12", "0"));
    }

    @Test
    void givesAFigureThatSticksOutOfItsCellToThatCellWhole() throws UnreadableFileException {
        double[] narrow = {50, 200, 230, 400};
        // 35 points wide: its last digit is painted beyond the line.
        assertThat(soleTable(new PdfDrawing()
                        .table(COLUMNS, 100, 20, new String[] {"行政许可", "2887940", ""}, new String[] {"行政处罚", "1", "5"
                        })))
                .containsExactly(List.of("行政许可", "2887940", ""), List.of("行政处罚", "1", "5"));
    }

    @Test
    void readsDigitsOnceThatArePaintedTwiceForBoldType() throws UnreadableFileException {
        PdfDrawing drawing = new PdfDrawing().table(COLUMNS, 100, 20, ROWS);
        assertThat(soleTable(drawing.text(203.3, 124, "3").text(303.3, 144.2, "554")))
                .isEqualTo(texts(ROWS));
    }

    @Test
    void seesLinesHoweverTheyArePainted() throws UnreadableFileException {
        PdfDrawing drawing = new PdfDrawing().texts(COLUMNS, 100, 20, ROWS);
        // Bars, dashes, dots, double lines, one piece for each field.
        for (int row = 0; row <= 3; row++) {
            drawing.fill(50, 99.8 + 20 * row, 400, 100.3 + 20 * row);
        }
        for (double y = 100; y < 160; y += 5) {
            drawing.line(50, y, 50, y + 3);
        }
        for (double y = 100; y < 160; y += 2) {
            drawing.fill(199.5, y, 200.5, y + 1);
        }
        drawing.line(299, 100, 299, 160).line(301, 100, 301, 160);
        drawing.line(400, 100, 400, 120).line(400, 120, 400, 140).line(400, 140, 400, 160);

        assertThat(soleTable(drawing)).isEqualTo(texts(ROWS));
    }

    @Test
    void seesTheGroundBetweenWhiteCellsAsLines() throws UnreadableFileException {
        PdfDrawing drawing =
                new PdfDrawing().raw("0.2 g").fill(50, 100, 400, 160).raw("1 g");
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                drawing.fill(COLUMNS[column] + 0.5, 100.5 + 20 * row, COLUMNS[column + 1] - 0.5, 119.5 + 20 * row);
            }
        }
        assertThat(soleTable(drawing.raw("0 g").texts(COLUMNS, 100, 20, ROWS))).isEqualTo(texts(ROWS));
    }

    @Test
    void doesNotTakeWhiteLinesForLines() throws UnreadableFileException {
        PdfDrawing drawing = new PdfDrawing().text(60, 104, "第一段文字，").raw("1 G 1 g");
        drawing.line(50, 100, 50, 120)
                .line(300, 100, 300, 120)
                .line(50, 100, 300, 100)
                .line(50, 120, 300, 120);
        drawing.line(90, 100, 90, 120).fill(50, 100, 300, 101).raw("0 G 0 g");

        assertThat(read(drawing).grids()).isEmpty();
    }

    @Test
    void closesTheOpenSidesOfATable() throws UnreadableFileException {
        PdfDrawing drawing = new PdfDrawing().texts(COLUMNS, 100, 20, ROWS);
        for (int row = 0; row <= 3; row++) {
            drawing.line(50, 100 + 20 * row, 400, 100 + 20 * row);
        }
        drawing.line(200, 100, 200, 160).line(300, 100, 300, 160);

        assertThat(soleTable(drawing)).isEqualTo(texts(ROWS));
    }

    @Test
    void joinsALabelThatIsWrittenOneCharacterALine() throws UnreadableFileException {
        double[] columns = {50, 66, 200, 300};
        PdfDrawing drawing = new PdfDrawing();
        drawing.line(50, 100, 50, 180)
                .line(66, 100, 66, 180)
                .line(200, 100, 200, 180)
                .line(300, 100, 300, 180);
        drawing.line(50, 100, 300, 100).line(66, 140, 300, 140).line(50, 180, 300, 180);
        String label = "不予公开";
        for (int i = 0; i < label.length(); i++) {
            drawing.text(53, 110 + 13 * i, label.substring(i, i + 1));
        }
        drawing.texts(columns, 100, 40, new String[] {"", "1.属于国家秘密", "5"}, new String[] {"", "8.属于行政查询事项", "161"});
        Grid grid = read(drawing).grids().get(0);

        assertThat(grid.cells().get(0).text()).isEqualTo(label);
        assertThat(grid.cells().get(0).rowSpan()).isEqualTo(2);
        assertThat(grid.cells()).hasSize(5);
    }

    @Test
    void joinsALabelAndAFigureThatWereWrappedForWantOfRoom() throws UnreadableFileException {
        double[] columns = {50, 120, 148, 240};
        PdfDrawing drawing = new PdfDrawing()
                .table(columns, 100, 40, new String[] {"其他对外管理", "28879", "1"}, new String[] {"规章", "5", "2"});
        drawing.text(53, 116, "服务事项").text(123, 116, "40");

        assertThat(soleTable(drawing).get(0)).containsExactly("其他对外管理服务事项", "2887940", "1");
    }

    @Test
    void keepsTwoFiguresUnderOneAnotherApart() throws UnreadableFileException {
        PdfDrawing drawing = new PdfDrawing()
                .table(COLUMNS, 100, 40, new String[] {"规章", "12", "1"}, new String[] {"行政规范性文件", "5", "2"});
        drawing.text(203, 116, "7");

        assertThat(soleTable(drawing).get(0)).containsExactly("规章", "12\n7", "1");
    }

    @Test
    void leavesOutHeadersFootersAndPageNumbers() throws UnreadableFileException {
        PdfDrawing drawing = new PdfDrawing();
        for (int page = 1; page <= 3; page++) {
            drawing.text(250, 20, "某某市人民政府")
                    .text(50, 100, "第" + "一二三".charAt(page - 1) + "部分的正文。")
                    .text(280, 770, "第 " + page + " 页 共 3 页");
            if (page < 3) {
                drawing.nextPage();
            }
        }
        assertThat(read(drawing).prose())
                .containsExactly(Prose.of("第一部分的正文。"), Prose.of("第二部分的正文。"), Prose.of("第三部分的正文。"));
    }

    @Test
    void joinsTheLinesOfAParagraph() throws UnreadableFileException {
        PdfDrawing drawing = new PdfDrawing()
                .text("F1", 18, 200, 50, "某某市2021年政府信息公开")
                .text("F1", 18, 240, 75, "工作年度报告")
                .text(70, 120, "二〇二一年，全市各级行政机关认真贯彻落实政府信息公开条例，")
                .text(50, 136, "坚持以公开为常态、不公开为例外，不断提升全市公开工作的质量和")
                .text(50, 152, "实效。")
                .text(70, 168, "现将有关情况报告如下。");

        assertThat(read(drawing).prose())
                .containsExactly(
                        new Prose("某某市2021年政府信息公开工作年度报告", true),
                        Prose.of("二〇二一年，全市各级行政机关认真贯彻落实政府信息公开条例，坚持以公开为常态、不公开为例外，不断提升全市公开工作的质量和实效。"),
                        Prose.of("现将有关情况报告如下。"));
    }

    @Test
    void writesRadicalsAsTheCharactersTheyLookLike() throws UnreadableFileException {
        assertThat(Ideographs.plain("⼈⺠政府⻔⼾")).isEqualTo("人民政府门户");
    }

    @Test
    void tellsAScanFromAText() {
        byte[] scan = new PdfDrawing()
                .picture(0, 0, 600, 800)
                .nextPage()
                .picture(0, 0, 600, 800)
                .bytes();

        assertThatThrownBy(() -> read(scan))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class, e -> assertThat(e.code()).isEqualTo("scanned"))
                .hasMessageContaining("2 of 2 pages");
    }

    @Test
    void doesNotTrustTextThatNobodyCanSee() {
        byte[] behind = new PdfDrawing()
                .table(COLUMNS, 100, 20, ROWS)
                .picture(0, 0, 600, 800)
                .bytes();
        byte[] invisible = new PdfDrawing()
                .picture(0, 0, 600, 800)
                .raw("3 Tr")
                .texts(COLUMNS, 100, 20, ROWS)
                .bytes();

        for (byte[] scan : List.of(behind, invisible)) {
            assertThatThrownBy(() -> read(scan))
                    .isInstanceOfSatisfying(UnreadableFileException.class, e -> assertThat(e.code())
                            .isEqualTo("scanned"))
                    .hasMessageContaining("not trusted");
        }
    }

    @Test
    void readsTextOnAPictureThatFillsThePage() throws UnreadableFileException {
        assertThat(soleTable(new PdfDrawing()
                        .picture(0, 0, 600, 800)
                        .text(50, 50, "某某市人民政府办公室二〇二一年政府信息公开工作年度报告摘要和说明文字")
                        .table(COLUMNS, 100, 20, ROWS)))
                .isEqualTo(texts(ROWS));
    }

    @Test
    void saysWhichPagesOfATextAreScans() throws UnreadableFileException {
        Reading reading =
                read(new PdfDrawing().table(COLUMNS, 100, 20, ROWS).nextPage().picture(0, 0, 600, 800));

        assertThat(reading.findings()).extracting(Finding::code).containsExactly("scanned");
        assertThat(reading.findings().get(0).message()).contains("pages 2 ");
    }

    @Test
    void doesNotGuessWhatGlyphsWithoutNamesAre() {
        byte[] mute = new PdfDrawing().text("Mute", 10, 50, 50, "0123456789").bytes();

        assertThatThrownBy(() -> read(mute))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class, e -> assertThat(e.code()).isEqualTo("unreadable-text"));
    }

    @Test
    void showsAFigureWithoutNamesAsUnreadable() throws UnreadableFileException {
        Reading reading = read(new PdfDrawing().table(COLUMNS, 100, 20, ROWS).text("Mute", 10, 203, 144, "45"));

        assertThat(texts(reading.grids().get(0)).get(2)).containsExactly("行政规范性文件", "\uFFFD\uFFFD", "554");
        assertThat(reading.findings()).extracting(Finding::code).containsExactly("unreadable-text");
    }

    @Test
    void opensAFileWhoseOwnerProtectsItWithoutAPassword() throws IOException, UnreadableFileException {
        PDDocument document = new PdfDrawing().table(COLUMNS, 100, 20, ROWS).document();
        document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));

        assertThat(texts(read(PdfDrawing.save(document)).grids().get(0))).isEqualTo(texts(ROWS));
    }

    @Test
    void saysThatAPasswordIsMissing() throws IOException {
        PDDocument document = new PdfDrawing().table(COLUMNS, 100, 20, ROWS).document();
        document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        byte[] locked = PdfDrawing.save(document);

        assertThatThrownBy(() -> read(locked))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class, e -> assertThat(e.code()).isEqualTo("encrypted"));
    }

    @Test
    void neverFailsOnATruncatedFile() {
        byte[] whole = new PdfDrawing().table(COLUMNS, 100, 20, ROWS).bytes();
        for (int length = 0; length < whole.length; length += 37) {
            byte[] part = Arrays.copyOf(whole, length);
            try {
                assertThat(read(part).grids()).hasSizeLessThanOrEqualTo(1);
            } catch (UnreadableFileException e) {
                assertThat(e.code()).isIn("damaged", "no-text", "unreadable-text");
            }
        }
    }

    @Test
    void keepsWhatStandsBeforeBrokenContentAndSaysSo() throws UnreadableFileException {
        Reading reading =
                read(new PdfDrawing().table(COLUMNS, 100, 20, ROWS).raw("BT /F1 10 Tf (\\0\\1 Tj << /A [ ET"));

        assertThat(texts(reading.grids().get(0))).isEqualTo(texts(ROWS));
    }

    @Test
    void stopsWhenItsTimeIsUp() {
        byte[] bytes = new PdfDrawing().table(COLUMNS, 100, 20, ROWS).bytes();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> read(bytes))
                    .isInstanceOfSatisfying(UnreadableFileException.class, e -> assertThat(e.code())
                            .isEqualTo("gave-up"));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void goesIntoFormsButNotInCircles() throws UnreadableFileException {
        String text = "BT /F1 10 Tf 50 700 Td <" + PdfDrawing.hex("正文。") + "> Tj ET";

        assertThat(read(new PdfDrawing().form(text)).prose()).containsExactly(Prose.of("正文。"));
    }

    @Test
    void takesNoFrameAroundAPartOfThePageForATable() throws UnreadableFileException {
        PdfDrawing drawing = new PdfDrawing().text(60, 110, "重要说明。").table(COLUMNS, 140, 20, ROWS);
        drawing.line(40, 90, 500, 90)
                .line(40, 300, 500, 300)
                .line(40, 90, 40, 300)
                .line(500, 90, 500, 300);
        Reading reading = read(drawing);

        assertThat(reading.prose()).containsExactly(Prose.of("重要说明。"));
        assertThat(reading.grids()).hasSize(1);
        assertThat(texts(reading.grids().get(0))).isEqualTo(texts(ROWS));
    }

    @Test
    void isDoneWithADrawingOfManyLines() throws UnreadableFileException {
        PdfDrawing drawing = new PdfDrawing().text(50, 50, "正文。");
        for (int i = 0; i < 70_000; i++) {
            drawing.raw("%d %d m %d %d l S", i % 600, i % 799, (i + 7) % 600, i % 799);
        }
        assertThat(read(drawing).grids()).isEmpty();
    }

    @Test
    void givesUpAPageThatKeepsStatesWithoutEnd() throws UnreadableFileException {
        PdfDrawing drawing = new PdfDrawing().text(50, 50, "正文。").raw("%s", "q ".repeat(20_000));

        assertThat(read(drawing.text(50, 100, "其后。")).findings())
                .extracting(Finding::code)
                .containsExactly("damaged");
    }

    @Test
    void takesTextOutsideOfAClipForUnseen() throws UnreadableFileException {
        PdfDrawing drawing = new PdfDrawing()
                .raw("q 0 700 600 100 re W n")
                .text(50, 50, "看得见。")
                .text(50, 300, "看不见。");

        assertThat(read(drawing).prose()).containsExactly(Prose.of("看得见。"));
    }

    @Test
    void leavesOutAWatermarkThatRunsAcrossThePage() throws UnreadableFileException {
        PdfDrawing drawing = new PdfDrawing().text(50, 50, "正文。");
        drawing.raw("BT /F1 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm <%s> Tj ET", PdfDrawing.hex("内部资料"));

        assertThat(read(drawing).prose()).containsExactly(Prose.of("正文。"));
    }

    @Test
    void givesTheSameReadingForTheSameBytes() throws UnreadableFileException {
        byte[] bytes = new PdfDrawing().table(COLUMNS, 100, 20, ROWS).bytes();

        assertThat(read(bytes)).isEqualTo(read(bytes));
    }
}
