package org.gongkai.archive.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.form.FormSet;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportDocument.Section;
import org.gongkai.model.Wording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reports on the form of 2019 about 2019, with all tables unless said otherwise. */
class GapsTest {
    private static FormSet forms;

    @BeforeAll
    static void load() throws ConfigurationException {
        forms = Configuration.load(List.of()).forms();
    }

    private static List<String> gaps(List<Section> sections, String... absent) {
        List<Cell> cells = Stream.of("2/fees/prior", "3/1/total", "4/review/total")
                .map(id -> new Cell(
                        id,
                        "",
                        null,
                        List.of(absent).contains(id.substring(0, 1)) ? CellStatus.ABSENT : CellStatus.BLANK,
                        List.of(),
                        null))
                .toList();
        ReportDocument document = new ReportDocument(
                new ReportDocument.Source("a", Digest.of(new byte[0]), "text/html", "html", "1"),
                true,
                "报告",
                2019,
                "cn-2019",
                null,
                null,
                null,
                sections,
                cells,
                List.of(),
                List.of());
        return Gaps.of(2019, Reading.of(document), forms).map(Wording::en).stream()
                .toList();
    }

    private static List<Section> chapters(int... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> new Section(number, "章", "本年度无。"))
                .toList();
    }

    @Test
    void nothingIsSaidOfAWholeReport() {
        assertThat(gaps(chapters(1, 2, 3, 4, 5, 6))).isEmpty();
    }

    @Test
    void namesTheChaptersAndTablesThatAreLacking() {
        assertThat(gaps(chapters(1, 2, 3, 4, 6)))
                .containsExactly("not in it: chapter 5 (存在的主要问题及改进情况) of form cn-2019");
        assertThat(gaps(chapters(1, 2, 3), "4"))
                .containsExactly("not in it: all cells of table 4, chapter 4 (政府信息公开行政复议、行政诉讼情况), chapter 5"
                        + " (存在的主要问题及改进情况), chapter 6 (其他需要报告的事项) of form cn-2019");
    }

    @Test
    void aChapterWhoseTableIsThereIsNotLacking() {
        assertThat(gaps(chapters(1, 5, 6))).isEmpty();
    }

    @Test
    void headingsThatCouldNotBeToldFromTheTextAreNotClaimedToBeLacking() {
        assertThat(gaps(chapters(1, 2))).as("hardly any was").isEmpty();
        assertThat(gaps(chapters(2, 3, 4, 5, 6)))
                .as("what stands before the first")
                .isEmpty();
        assertThat(gaps(List.of(
                        new Section(1, "总体情况", "无"),
                        new Section(2, "主动公开", "无"),
                        new Section(3, "申请", "无"),
                        new Section(5, "问题", "今后改进。六、其他需要报告的事项\n无"))))
                .as("its number stands in the text")
                .isEmpty();
    }
}
