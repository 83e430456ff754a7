package org.gongkai.app.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.gongkai.config.Configuration;
import org.gongkai.config.form.FormSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What series.csv joins, held against the shipped forms. */
class IndicatorTest {
    private static FormSet forms;

    @BeforeAll
    static void readOnce() throws Exception {
        forms = Configuration.load(List.of()).forms();
    }

    @Test
    void hasEveryCellOfBothFormsOnce() {
        for (String form : Indicator.FORMS) {
            List<String> cells = Indicator.all(forms).stream()
                    .flatMap(indicator -> Optional.ofNullable(indicator.cell(form)).stream())
                    .toList();
            assertThat(cells)
                    .containsExactlyInAnyOrderElementsOf(
                            forms.find(form).orElseThrow().cellIds());
        }
    }

    @Test
    void givesEachANameOfItsOwnAndAReasonWhereItIsNotSimplyTheSame() {
        List<Indicator> all = Indicator.all(forms);
        assertThat(all).extracting(Indicator::id).doesNotHaveDuplicates();
        for (Indicator indicator : all) {
            assertThat(indicator.comparable())
                    .as(indicator.id())
                    .isEqualTo(
                            indicator.cells().size() < 2
                                    ? "one-form"
                                    : indicator.reason().en().isEmpty() ? "yes" : "caution");
            assertThat(indicator.reason().zh().isEmpty())
                    .as(indicator.id())
                    .isEqualTo(indicator.reason().en().isEmpty());
            assertThat(indicator.reason().en().isEmpty())
                    .as(indicator.id())
                    .isEqualTo(indicator.comparable().equals("yes"));
        }
    }

    @Test
    void doesNotJoinWhatHasTheSameIdAndAnotherMeaning() {
        assertThat(Indicator.all(forms))
                .filteredOn(indicator -> "2/regulations/in_force".equals(indicator.cell("cn-2019")))
                .singleElement()
                .satisfies(indicator -> assertThat(indicator.id()).isEqualTo("2/regulations/disclosed_in_all"))
                .satisfies(indicator -> assertThat(indicator.cell("cn-2021")).isNull());
    }

    @Test
    void givesEveryCellOfAFormAColumnOfItsOwn() {
        forms.forms().forEach(form -> assertThat(FormCell.of(form))
                .extracting(FormCell::columnName)
                .doesNotHaveDuplicates());
    }
}
