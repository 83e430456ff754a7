package org.gongkai.app.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.gongkai.app.web.text.Language;
import org.gongkai.config.form.FigureType;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormCheck;
import org.gongkai.config.form.FormColumn;
import org.gongkai.config.form.FormRow;
import org.gongkai.config.form.FormSection;
import org.gongkai.config.form.FormTable;
import org.gongkai.config.form.Label;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.Digest;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;

/** A form that no text knows: another country's, with one table 9 of two columns and two rows. */
class SheetWriterTest {
    private static final Form FORM = new Form(
            "xx-2030",
            "Form",
            "Source",
            2030,
            2040,
            List.of(new FormSection(9, label("Ninth heading"))),
            List.of(new FormTable(
                    "9",
                    true,
                    List.of(new FormBlock(
                            FormBlock.Layout.TALL, List.of(column("a"), column("b")), List.of(row("1"), row("1.1")))))),
            List.of(new FormCheck("9/same/a", List.of("9/1/a"), List.of("9/1.1/a"))));

    @Test
    void laysOutAFormThatItHasNeverSeen() {
        List<Sheet> sheets = sheets(
                Optional.of(FORM),
                List.of(number("9/1/a", "5"), number("9/1/b", "6"), number("9/1.1/a", "4"), number("9/1.1/b", "6")),
                List.of());
        Sheet sheet = sheets.get(0);
        assertThat(sheets).hasSize(1);
        assertThat(sheet.caption()).isEqualTo("Ninth heading");
        assertThat(sheet.width()).isEqualTo(2);
        assertThat(sheet.blocks().get(0).columns())
                .extracting(Sheet.Label::official)
                .containsExactly("column a", "column b");
        assertThat(sheet.blocks().get(0).rows().get(1).entries())
                .extracting(Sheet.Entry::text)
                .containsExactly("4", "6");
    }

    @Test
    void marksTheCellsThatAFailingRuleInvolves() {
        Sheet sheet = sheets(
                        Optional.of(FORM),
                        List.of(number("9/1/a", "5"), number("9/1/b", "6"), number("9/1.1/a", "4")),
                        List.of(new Check("9/same/a", CheckStatus.FAIL, new BigDecimal(5), new BigDecimal(4), "", "")))
                .get(0);
        assertThat(entries(sheet))
                .filteredOn(Sheet.Entry::contradicted)
                .extracting(Sheet.Entry::id)
                .containsExactly("9/1/a", "9/1.1/a");
        assertThat(sheet.blocks()
                        .get(0)
                        .checks()
                        .get(0)
                        .verdicts()
                        .get(0)
                        .orElseThrow()
                        .shown())
                .isEqualTo("5 ≠ 4");
    }

    @Test
    void showsACellThatTheDocumentDoesNotListAsAbsent() {
        Sheet sheet = sheets(Optional.of(FORM), List.of(number("9/1/a", "5")), List.of())
                .get(0);
        assertThat(entries(sheet)).extracting(Sheet.Entry::text).containsExactly("5", "absent", "absent", "absent");
    }

    @Test
    void keepsRowsThatTheFormDoesNotKnow() {
        Sheet sheet = sheets(
                        Optional.of(FORM),
                        List.of(number("9/1/a", "5"), number("9/x-extra/row/a", "7"), number("9/x-extra/row/c", "8")),
                        List.of())
                .get(0);
        Sheet.Block extra = sheet.blocks().get(1);
        assertThat(extra.columns()).extracting(Sheet.Label::official).containsExactly("column a", "c");
        assertThat(extra.rows().get(0).label().official()).isEqualTo("x-extra/row");
        assertThat(extra.rows().get(0).entries()).extracting(Sheet.Entry::text).containsExactly("7", "8");
    }

    @Test
    void laysOutByCellIdsAloneWhenNoFormFits() {
        List<Sheet> sheets = sheets(
                Optional.empty(),
                List.of(number("3/1/total", "5"), number("3/2/total", "6"), number("7/z/q", "1"), number("odd", "2")),
                List.of());
        assertThat(sheets)
                .extracting(Sheet::caption)
                .containsExactly("Requests for information received and handled", "Table 7", "Table ");
        assertThat(sheets.get(0).blocks().get(0).rows())
                .extracting(row -> row.label().official())
                .as("the words of the statutory forms where the ids are theirs")
                .containsExactly("本年新收", "上年结转");
        assertThat(entries(sheets.get(2))).extracting(Sheet.Entry::text).containsExactly("2");
    }

    @Test
    void losesNoCheckWhateverItsName() {
        List<Check> checks = List.of(
                new Check("9/same/a", CheckStatus.PASS, BigDecimal.ONE, BigDecimal.ONE, "", ""),
                new Check("9/rows/1", CheckStatus.PASS, BigDecimal.ONE, BigDecimal.ONE, "", ""),
                new Check("9/again/1", CheckStatus.FAIL, BigDecimal.ONE, BigDecimal.TEN, "", ""),
                new Check("nothing", CheckStatus.UNDETERMINED, null, null, "", ""));
        Sheet sheet =
                sheets(Optional.of(FORM), List.of(number("9/1/a", "5")), checks).get(0);
        assertThat(sheet.blocks().get(0).checks()).hasSize(1);
        assertThat(sheet.blocks().get(0).rows().get(0).verdict())
                .map(Sheet.Verdict::id)
                .contains("9/rows/1");
        assertThat(sheet.otherChecks()).extracting(Sheet.Verdict::id).containsExactly("9/again/1", "nothing");
    }

    @Test
    void notesWhyAPersonShouldLook() {
        Cell flagged = new Cell(
                "9/1/a", "12 项", new BigDecimal(12), CellStatus.NUMBER, List.of("text-in-cell", "odd-flag"), null);
        Cell junk = new Cell("9/1/b", "4h", null, CellStatus.UNREADABLE, List.of(), null);
        Sheet sheet =
                sheets(Optional.of(FORM), List.of(flagged, junk), List.of()).get(0);
        assertThat(sheet.notes())
                .extracting(Sheet.Note::text)
                .containsExactly(
                        "printed “12 项”, read as 12; words stand beside the number; odd-flag",
                        "printed “4h”: no number that can be read");
        assertThat(entries(sheet)).extracting(Sheet.Entry::note).startsWith(1, 2);
    }

    @Test
    void saysHowANumberWasPrintedAndWhereItStands() {
        Cell cell = new Cell(
                "9/1/a", "2,369", new BigDecimal(2369), CellStatus.NUMBER, List.of(), new Position.InTable(2, 5, 3));
        Sheet sheet = sheets(Optional.of(FORM), List.of(cell), List.of()).get(0);
        assertThat(entries(sheet).get(0).spoken()).isEqualTo("printed “2,369”; table 2, row 5, column 3 of the source");
        assertThat(entries(sheet).get(0).text()).isEqualTo("2369");
    }

    private static List<Sheet.Entry> entries(Sheet sheet) {
        return sheet.blocks().stream()
                .flatMap(block -> block.rows().stream())
                .flatMap(row -> row.entries().stream())
                .toList();
    }

    private static List<Sheet> sheets(Optional<Form> form, List<Cell> cells, List<Check> checks) {
        ReportDocument document = new ReportDocument(
                new ReportDocument.Source("a", Digest.of(new byte[0]), "text/html", "html", "1"),
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                cells,
                checks,
                List.of());
        return SheetWriter.sheets(document, form, Language.EN);
    }

    private static Cell number(String id, String value) {
        return new Cell(id, value, new BigDecimal(value), CellStatus.NUMBER, List.of(), null);
    }

    private static FormColumn column(String id) {
        return new FormColumn(id, label("column " + id), FigureType.COUNT);
    }

    private static FormRow row(String id) {
        return new FormRow(id, label("row " + id));
    }

    private static Label label(String text) {
        return new Label(List.of(text));
    }
}
