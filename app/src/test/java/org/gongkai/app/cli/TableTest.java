package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gongkai.app.cli.Table.Column;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void alignsHanCharactersWithLatinOnes() {
        Table table = Table.of(Column.word("Authority"), Column.number("Cells"), Column.text("Title"))
                .row("郑州市人民政府", 198, "x")
                .row("Xi'an", 7, "y");
        assertThat(table.lines(80))
                .containsExactly("Authority       Cells  Title", "郑州市人民政府    198  x", "Xi'an               7  y");
    }

    @Test
    void wrapsTextColumnsToFitAndKeepsEveryWord() {
        Table table =
                Table.of(Column.word("Code"), Column.text("Reason")).row("410100", "the portal did not answer at all");
        assertThat(table.lines(24))
                .containsExactly("Code    Reason", "410100  the portal did", "        not answer at", "        all");
    }

    @Test
    void neverBreaksAWordColumnHoweverNarrowTheConsole() {
        Table table = Table.of(Column.word(""), Column.text("")).row("a-long-identifier", "short text");
        assertThat(table.lines(20)).containsExactly("a-long-identifier  short text");
    }

    @Test
    void writesNoHeadingLineWhenThereAreNoHeadings() {
        assertThat(Table.of(Column.word("")).row("x").lines(80)).containsExactly("x");
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertThatThrownBy(() -> Table.of(Column.word("")).row("a", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 cells in a table of 1");
    }

    @Test
    void breaksTheHeadingsOfFiguresAsFormsDo() {
        assertThat(Table.of(Column.text("Table 3"), Column.figure("法律服务机构"), Column.figure("其他"))
                        .row("3/1 新收", 5, "blank")
                        .lines(80))
                .containsExactly("Table 3   法律服务   其他", "              机构", "3/1 新收         5  blank");
    }
}
