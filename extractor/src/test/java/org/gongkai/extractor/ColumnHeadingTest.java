package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.extractor.LayoutTest.assertAgrees;
import static org.gongkai.extractor.LayoutTest.read;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.extractor.SampleReport.Td;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of table 3 that bear other names than the form's, stand in another order, or are more or fewer. */
class ColumnHeadingTest {
    private final SampleReport report = new SampleReport("cn-2021");

    @ParameterizedTest
    @ValueSource(strings = {"小计", "法人小计", "组织合计"})
    void passesOverASubtotalOfTheOrganisations(String name) {
        head(List.of("公民个人（自然人）"), List.of(name, "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他组织"), List.of("总计"));
        eachRow(figures -> figures.add(1, Td.of("8")));

        assertAgrees(report, read(report.page()), true);
    }

    @Test
    void passesOverASubtotalBehindTheOrganisations() {
        head(List.of("自然人"), List.of("企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "小计"), List.of("总计"));
        eachRow(figures -> figures.add(6, Td.of("8")));

        assertAgrees(report, read(report.page()), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"合计", "总计"})
    void takesTheTotalThatStandsUnderNoGroup(String name) {
        head(List.of("自然人"), List.of("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", name), List.of("总计"));
        eachRow(figures -> figures.add(6, Td.of("8")));

        assertAgrees(report, read(report.page()), true);
    }

    @Test
    void doubtsATotalThatStandsThereTwice() {
        head(List.of("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构"), List.of("其他"), List.of("合计", "总计"));
        eachRow(figures -> figures.add(6, Td.of("8")));

        assertThat(read(report.page()).cells())
                .filteredOn(cell -> cell.id().startsWith("3/") && cell.id().endsWith("/total"))
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.flags()).contains("by-position"));
    }

    @Test
    void readsATableWithoutTotalsWhoseColumnsSayMoreThanTheForm() {
        head(List.of("公民（自然人）"), List.of("企业", "科研机构", "社会公益组织", "法律服务机构", "其他组织"), List.of());
        eachRow(figures -> figures.remove(6));
        report.truth.replaceAll((id, value) -> id.startsWith("3/") && id.endsWith("/total") ? null : value);

        assertAgrees(report, read(report.page()), true);
    }

    @Test
    void readsNaturalPersonsBehindTheOrganisations() {
        head(List.of(), List.of("企业", "科研机构", "社会公益组织", "法律服务机构", "其他组织"), List.of("社会自然人", "合计"));
        eachRow(figures -> figures.add(5, figures.remove(0)));

        assertAgrees(report, read(report.page()), true);
    }

    /** Writes the headings of the columns: those before the organisations, theirs, and those behind. */
    private void head(List<String> before, List<String> organisations, List<String> behind) {
        List<Td> upper = new ArrayList<>();
        before.forEach(name -> upper.add(new Td(name, 2, 1)));
        upper.add(new Td("法人或其他组织", 1, organisations.size()));
        behind.forEach(name -> upper.add(new Td(name, 2, 1)));
        Td corner = report.three.get(0).get(0);
        report.three.set(0, List.of(corner, new Td("申请人情况", 1, before.size() + organisations.size() + behind.size())));
        report.three.set(1, upper);
        report.three.set(2, organisations.stream().map(Td::of).toList());
    }

    /** Changes a row's figures. */
    private interface Change {
        void on(List<Td> figures);
    }

    private void eachRow(Change change) {
        for (int r = 3; r < report.three.size(); r++) {
            List<Td> row = report.three.get(r);
            change.on(row.subList(row.size() - 7, row.size()));
        }
    }
}
