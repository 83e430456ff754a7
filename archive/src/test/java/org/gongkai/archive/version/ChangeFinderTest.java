package org.gongkai.archive.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Digest;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportVersion.CellChange;
import org.gongkai.model.ReportVersion.ChangeKind;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;
import org.junit.jupiter.api.Test;

class ChangeFinderTest {
    private static final String PROSE = "一年来，我市认真贯彻落实条例。\n全年主动公开信息。\n收到申请若干件。";

    private static Digest digest(String content) {
        return Digest.of(content.getBytes(StandardCharsets.UTF_8));
    }

    private static ReportDocument document(String form, String type, String prose, String... values) {
        List<Cell> cells = new ArrayList<>();
        for (int index = 0; index < values.length; index++) {
            boolean blank = values[index].isEmpty();
            cells.add(new Cell(
                    "3/1/c" + index,
                    values[index],
                    blank ? null : new BigDecimal(values[index]),
                    blank ? CellStatus.BLANK : CellStatus.NUMBER,
                    List.of(),
                    null));
        }
        return new ReportDocument(
                new ReportDocument.Source("a", digest("a"), type, "html", "1"),
                true,
                "报告",
                2020,
                form,
                null,
                null,
                null,
                prose.isEmpty() ? List.of() : List.of(new ReportDocument.Section(1, "总体情况", prose)),
                cells,
                List.of(),
                List.of());
    }

    private static ChangeKind kind(ReportDocument before, ReportDocument after, String... attachmentAfter) {
        List<Digest> then = new ArrayList<>(List.of(digest("page 2")));
        for (String attachment : attachmentAfter) {
            then.add(digest(attachment));
        }
        return ChangeFinder.between(
                        new ChangeFinder.State(before, List.of(digest("page 1"), digest("attachment"))),
                        new ChangeFinder.State(after, then))
                .kind();
    }

    private static ReportDocument html(String prose, String... values) {
        return document("cn-2019", "text/html", prose, values);
    }

    @Test
    void listsEveryNumberThatDiffersInTheFormsOrder() {
        ReportDocument before = html(PROSE, "9", "5", "", "7", "1.50");
        ReportDocument after = html(PROSE, "8", "5", "0", "", "1.5");
        assertThat(ChangeFinder.cells(before, after))
                .containsExactly(
                        new CellChange("3/1/c0", new BigDecimal("9"), new BigDecimal("8")),
                        new CellChange("3/1/c2", null, new BigDecimal("0")),
                        new CellChange("3/1/c3", new BigDecimal("7"), null));
        assertThat(kind(before, after, "attachment")).isEqualTo(ChangeKind.NUMBERS);
    }

    @Test
    void otherProseIsText() {
        assertThat(kind(html(PROSE, "9"), html(PROSE + "\n补充说明。", "9"), "attachment"))
                .isEqualTo(ChangeKind.TEXT);
    }

    @Test
    void anotherAttachmentUnderTheSameProseIsAttachment() {
        assertThat(kind(html(PROSE), html(PROSE), "other file")).isEqualTo(ChangeKind.ATTACHMENT);
        assertThat(kind(html(PROSE, "9"), html(PROSE, "9"))).isEqualTo(ChangeKind.ATTACHMENT);
    }

    @Test
    void mostNumbersAndMostProseIsReplaced() {
        assertThat(kind(html(PROSE, "9", "8", "7"), html("全新的文字。", "1", "2", "7"), "attachment"))
                .isEqualTo(ChangeKind.REPLACED);
        assertThat(kind(html(PROSE, "9", "8", "7"), html(PROSE, "1", "2", "3"), "attachment"))
                .isEqualTo(ChangeKind.NUMBERS);
        assertThat(kind(html(PROSE, "9", "8", "7"), html("全新的文字。", "1", "8", "7"), "attachment"))
                .isEqualTo(ChangeKind.NUMBERS);
    }

    @Test
    void anotherFormatOrFormIsReplaced() {
        assertThat(kind(html(PROSE, "9"), document("cn-2019", "application/pdf", PROSE, "9"), "attachment"))
                .isEqualTo(ChangeKind.REPLACED);
        assertThat(kind(html(PROSE, "9"), document("cn-2021", "text/html", PROSE, "9"), "attachment"))
                .isEqualTo(ChangeKind.REPLACED);
    }

    @Test
    void aReportThatBecomesUnreadableIsReplaced() {
        ReportDocument after = new ReportDocument(
                html("").source(),
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Finding("unreadable", Severity.ERROR, new Wording("no text", "没有文字"), List.of())));
        assertThat(kind(html(PROSE, "9"), after, "attachment")).isEqualTo(ChangeKind.REPLACED);
        assertThat(kind(after, after, "attachment")).isEqualTo(ChangeKind.REPLACED);
        assertThat(kind(after, after, "other scan")).isEqualTo(ChangeKind.ATTACHMENT);
    }
}
