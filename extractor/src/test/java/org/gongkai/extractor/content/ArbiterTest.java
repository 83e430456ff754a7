package org.gongkai.extractor.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.config.form.FigureType;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormCheck;
import org.gongkai.extractor.align.Filling;
import org.gongkai.extractor.align.FormAlignment;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.grid.Recognition;
import org.gongkai.model.Cell;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.Position;
import org.junit.jupiter.api.Test;

class ArbiterTest {
    private static final Form FORM = new Form(
            "f",
            "f",
            "made for this test",
            2000,
            2100,
            List.of(),
            List.of(),
            List.of(new FormCheck("sum", List.of("1/r/a", "1/r/b"), List.of("1/r/total"))));

    private final Map<String, Filling> fillings = new LinkedHashMap<>();

    @Test
    void takesTheReadingThatFitsTheSum() {
        put("1/r/a", "1", true, "11", "7");
        put("1/r/b", "2", false);
        put("1/r/total", "13", false);

        Cell settled = settled().get("1/r/a");

        assertThat(settled.value()).isEqualByComparingTo(BigDecimal.valueOf(11));
        assertThat(settled.raw()).isEqualTo("11");
        assertThat(settled.flags()).isEmpty();
    }

    @Test
    void inventsNoReading() {
        put("1/r/a", "1", true, "7");
        put("1/r/b", "2", false);
        put("1/r/total", "13", false);

        Cell left = settled().get("1/r/a");

        assertThat(left.value()).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(left.flags()).containsExactly("disputed");
    }

    @Test
    void leavesTwoDisputedFiguresOfOneSumAlone() {
        put("1/r/a", "1", true, "11");
        put("1/r/b", "12", true, "2");
        put("1/r/total", "13", false);

        assertThat(settled().get("1/r/a").flags()).containsExactly("disputed");
        assertThat(settled().get("1/r/b").flags()).containsExactly("disputed");
    }

    @Test
    void touchesNoFigureThatNobodyDoubts() {
        put("1/r/a", "1", false, "11");
        put("1/r/b", "2", false);
        put("1/r/total", "13", false);

        assertThat(settled().get("1/r/a").value()).isEqualByComparingTo(BigDecimal.ONE);
    }

    @Test
    void doubtsRecognisedFiguresOfASumThatFails() {
        put("1/r/a", "1", false);
        put("1/r/b", "2", false);
        put("1/r/total", "13", false);
        Map<String, Cell> cells = settled();

        Arbiter.doubt(alignment(), List.of(new Check("sum", CheckStatus.FAIL, null, null, "", "")), cells);

        assertThat(cells.values()).allSatisfy(cell -> assertThat(cell.flags()).containsExactly("sum-disputed"));
    }

    @Test
    void doubtsFiguresBesideAPageBreakWhoseSumFails() {
        print("1/r/a", "424", 1, 700);
        print("1/r/b", "2", 1, 700);
        print("1/r/total", "478", 1, 700);
        print("1/s/a", "3", 2, 60);
        Map<String, Cell> cells = settled();

        Arbiter.doubt(alignment(), List.of(new Check("sum", CheckStatus.FAIL, null, null, "", "")), cells);

        assertThat(cells.get("1/r/a").flags()).containsExactly("sum-disputed");
        assertThat(cells.get("1/r/total").flags()).containsExactly("sum-disputed");
        assertThat(cells.get("1/s/a").flags()).isEmpty();
    }

    @Test
    void doubtsNoPrintedFigureInTheMiddleOfAPage() {
        print("1/r/a", "424", 1, 300);
        print("1/r/b", "2", 1, 300);
        print("1/r/total", "478", 1, 300);
        print("1/s/a", "3", 1, 700);
        print("1/t/a", "3", 2, 60);
        Map<String, Cell> cells = settled();

        Arbiter.doubt(alignment(), List.of(new Check("sum", CheckStatus.FAIL, null, null, "", "")), cells);

        assertThat(cells.get("1/r/a").flags()).isEmpty();
    }

    private Map<String, Cell> settled() {
        Map<String, Cell> cells = new LinkedHashMap<>();
        fillings.forEach((id, filling) -> cells.put(id, Figures.cell(filling)));
        return Arbiter.settle(alignment(), cells);
    }

    private FormAlignment alignment() {
        return new FormAlignment(FORM, 1, 1, fillings, List.of("1"), List.of(), Map.of());
    }

    private void put(String id, String text, boolean doubted, String... others) {
        GridCell cell = new GridCell(
                0,
                0,
                1,
                1,
                text,
                new Position.OnPage(1, List.of(0.0, 0.0, 1.0, 1.0)),
                new Recognition(0.9, List.of(others), doubted));
        fillings.put(id, new Filling(id, FigureType.COUNT, cell, "", List.of()));
    }

    /** A figure that the source holds as characters. */
    private void print(String id, String text, int page, double top) {
        Position at = new Position.OnPage(page, List.of(0.0, top, 1.0, top + 10));
        GridCell cell = new GridCell(0, 0, 1, 1, text, at, null);
        fillings.put(id, new Filling(id, FigureType.COUNT, cell, "", List.of()));
    }
}
