package org.gongkai.app.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongkai.app.web.page.SourcePage.View;
import org.gongkai.app.web.text.Language;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Digest;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;

class SourcePageTest {
    private static final List<View> VIEWS =
            List.of(new View("/p/1", 595.28, 841.9), new View("/p/2", 595.28, 841.9), new View("/p/3", 841.9, 595.28));

    @Test
    void showsThePagesOnWhichCellsStandAndWhereTheyStand() {
        List<SourcePage> pages = SourcePage.of(
                document(
                        cell("3/1/total", List.of(), new Position.OnPage(3, List.of(10.0, 20.0, 40.5, 32.0), 0.9)),
                        cell("3/2/total", List.of("disputed"), new Position.OnPage(2, List.of(1.0, 2.0, 3.0, 4.0)))),
                VIEWS,
                words(),
                Set.of("3/1/total"),
                Set.of());

        assertThat(pages).extracting(SourcePage::number).containsExactly(2, 3);
        assertThat(pages.get(1).picture()).isEqualTo("/p/3");
        assertThat(pages.get(1).viewBox()).isEqualTo("0 0 841.9 595.3");
        SourcePage.Marked box = pages.get(1).boxes().get(0);
        assertThat(List.of(box.x(), box.y(), box.width(), box.height())).containsExactly(10.0, 20.0, 30.5, 12.0);
        assertThat(box.flagged()).isFalse();
        assertThat(pages.get(0).boxes().get(0).flagged()).isTrue();
        assertThat(box.mark()).isEqualTo("marked");
        assertThat(pages.get(0).isMarked()).isFalse();
    }

    @Test
    void leavesOutCellsOfPagesThatCannotBeShown() {
        assertThat(SourcePage.of(
                        document(
                                cell("3/1/total", List.of(), new Position.OnPage(4, List.of(1.0, 2.0, 3.0, 4.0))),
                                cell("3/2/total", List.of(), new Position.InTable(1, 2, 3))),
                        VIEWS,
                        words(),
                        Set.of(),
                        Set.of()))
                .isEmpty();
    }

    private static FormWords words() {
        return new FormWords(Optional.empty(), Language.EN);
    }

    private static Cell cell(String id, List<String> flags, Position at) {
        return new Cell(id, "7", BigDecimal.valueOf(7), CellStatus.NUMBER, flags, at);
    }

    private static ReportDocument document(Cell... cells) {
        Digest digest = Digest.of(new byte[] {1});
        return new ReportDocument(
                new ReportDocument.Source("a.pdf", digest, "application/pdf", "pdf", "1"),
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(cells),
                List.of(),
                List.of());
    }
}
