package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole reports in PDF layouts that the samples do not have. */
class PdfLayoutTest {
    private static final Extractor EXTRACTOR = TestForms.extractor();

    @ParameterizedTest
    @CsvSource({
        "zz2019.left-aligned.pdf, zz2019.portal",
        "sy2021blank.right-aligned.pdf, sy2021.portalblank",
        "zz2019.torn-heading-repeated.pdf, zz2019.portal",
        "zz2019.no-headings-between.pdf, zz2019.portal"
    })
    void readsEveryCellOfTablesWithoutRules(String file, String numbers) throws Exception {
        JsonNode truth = new ObjectMapper()
                .readTree(TestForms.resource("/made/truth.json"))
                .get(numbers);
        ReportDocument document = EXTRACTOR
                .extract(Source.of(file, TestForms.resource("/pdf-open-tables/" + file)))
                .document();

        assertThat(document.form()).isEqualTo(truth.get("form").asText());
        SoftAssertions softly = new SoftAssertions();
        for (Map.Entry<String, JsonNode> entry : truth.get("cells").properties()) {
            Cell cell = document.find(entry.getKey()).orElseThrow();
            BigDecimal expected =
                    entry.getValue().isNull() ? null : entry.getValue().decimalValue();
            if (expected == null) {
                softly.assertThat(cell.status()).as(cell.id()).isEqualTo(CellStatus.BLANK);
            } else {
                softly.assertThat(cell.value()).as(cell.id()).isEqualByComparingTo(expected);
            }
            softly.assertThat(cell.flags()).as(cell.id()).isEmpty();
            softly.assertThat(cell.at()).as(cell.id()).isInstanceOf(Position.OnPage.class);
        }
        softly.assertAll();
    }
}
