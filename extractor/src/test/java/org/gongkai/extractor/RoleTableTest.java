package org.gongkai.extractor;

import static org.gongkai.extractor.LayoutTest.assertAgrees;
import static org.gongkai.extractor.LayoutTest.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of other elements than those of tables, with the roles of WAI-ARIA. */
class RoleTableTest {
    private final SampleReport report = new SampleReport("cn-2021");

    private static String roles(String table, String element, String row) {
        return table.replaceAll("<t([dh])([^>]*?)colspan=", "<t$1$2aria-colspan=")
                .replaceAll("<t([dh])([^>]*?)(?<!aria-)rowspan=", "<t$1$2aria-rowspan=")
                .replaceAll("<table[^>]*>", "<" + element + " role=table>")
                .replaceAll("<tr[^>]*>", "<" + element + " " + row + ">")
                .replaceAll("<td", "<" + element + " role=cell")
                .replaceAll("<th", "<" + element + " role=columnheader")
                .replaceAll("</?tbody>", "")
                .replaceAll("</(table|tr|td|th)>", "</" + element + ">");
    }

    private String page(String element, String row) {
        return report.page(
                roles(SampleReport.table(report.two), element, row),
                roles(SampleReport.table(report.three), element, row),
                roles(SampleReport.table(report.four), element, row));
    }

    @ParameterizedTest
    @ValueSource(strings = {"role=row", "role=\"row\"", "role='row' class=r"})
    void readsTablesOfDivisionsThatSayWhatTheyAre(String row) {
        assertAgrees(report, read(page("div", row)), true);
    }

    @Test
    void readsTablesOfSpans() {
        assertAgrees(report, read(page("span", "role=row")), true);
    }
}
