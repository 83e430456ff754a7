package org.gongkai.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.gongkai.model.Authority;
import org.gongkai.model.Level;
import org.junit.jupiter.api.Test;

class AuthorityFileTest {
    private static final String HEADER = "code,name,level,parent,aliases,valid_from,valid_to,portal\n";

    private final Problems problems = new Problems();

    private List<AuthorityFile.Row> read(String text) {
        return AuthorityFile.read("a.csv", text.getBytes(StandardCharsets.UTF_8), problems);
    }

    private Registry registry(String... files) {
        RegistryFiles rows = new RegistryFiles(problems, new Problems());
        rows.lay(List.of(files).stream().map(file -> read(HEADER + file)).toList());
        return rows.registry();
    }

    private List<String> told() {
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    @Test
    void readsARow() {
        Authority authority = read(HEADER
                        + "410100-x,\"郑州市\"\"一\"\"局\",department,410100,甲| 乙 ||甲,2019-05-15,2020-12-31,zz\r\n")
                .get(0)
                .authority();

        assertThat(authority.name()).isEqualTo("郑州市\"一\"局");
        assertThat(authority.level()).isEqualTo(Level.DEPARTMENT);
        assertThat(authority.parent()).contains("410100");
        assertThat(authority.aliases()).containsExactly("甲", "乙");
        assertThat(authority.validFrom()).contains(LocalDate.of(2019, 5, 15));
        assertThat(authority.validTo()).contains(LocalDate.of(2020, 12, 31));
        assertThat(authority.portal()).contains("zz");
        assertThat(told()).isEmpty();
    }

    @Test
    void tellsEachFaultWithItsLine() {
        read(HEADER
                + "1,甲,countie,,,,,\n"
                + "\n"
                + "2,\"乙\n丙\",county,,,2019-13-01,,\n"
                + "3,丁,county,,,2020-01-01,2019-01-01,\n"
                + ",戊,county,,,,,\n"
                + "6,己,county\n"
                + "七,庚,county,,,,,\n");

        assertThat(told())
                .containsExactly(
                        "a.csv:2: unknown level 'countie', expected one of ministry, province, city, county, township,"
                                + " subdistrict, department, zone; did you mean 'county'?",
                        "a.csv:5: valid_from expects a date such as 2019-05-15, came '2019-13-01'",
                        "a.csv:6: valid_to 2019-01-01 lies before valid_from 2020-01-01",
                        "a.csv:7: the code is missing",
                        "a.csv:8: expected 8 fields, came 3",
                        "a.csv:9: expected a code of digits and letters such as 410100 or 410703-zwfwj, came '七'");
    }

    @Test
    void tellsBrokenQuotes() {
        List<AuthorityFile.Row> rows = read(HEADER + "1,甲,county,,,,,\n2,\"乙\"x,county,,,,,\n");

        assertThat(rows).hasSize(1);
        assertThat(told()).singleElement().asString().startsWith("a.csv:3: no valid CSV: ");
    }

    @Test
    void tellsAQuoteThatIsNeverClosed() {
        read(HEADER + "1,\"甲,county,,,,,\n2,乙,county,,,,,\n");
        assertThat(told()).singleElement().asString().startsWith("a.csv:2: no valid CSV: ");
    }

    @Test
    void wantsTheHeaderAsDocumented() {
        assertThat(read("code,name\n1,甲\n")).isEmpty();
        assertThat(read("")).isEmpty();
        assertThat(told())
                .containsExactly(
                        "a.csv: the file is empty; its first line must be"
                                + " code,name,level,parent,aliases,valid_from,valid_to,portal",
                        "a.csv:1: expected the header 'code,name,level,parent,aliases,valid_from,valid_to,portal', came"
                                + " 'code,name'");
    }

    @Test
    void wantsUtf8AndForgivesAByteOrderMark() {
        assertThat(read("\uFEFF" + HEADER + "1,甲,county,,,,,\n")).hasSize(1);
        assertThat(told()).isEmpty();

        AuthorityFile.read("a.csv", (HEADER + "1,郑州,county,,,,,\n").getBytes(Charset.forName("GBK")), problems);
        assertThat(told())
                .containsExactly("a.csv: expected text in UTF-8, came GB18030 or GBK (Excel's plain 'CSV' on a Chinese"
                        + " Windows); save it as 'CSV UTF-8'");
    }

    @Test
    void tellsTheOtherEncodingsOfSpreadsheets() {
        byte[] utf16 = ("\uFEFF" + HEADER + "1,甲,county,,,,,\n").getBytes(StandardCharsets.UTF_16LE);
        assertThat(AuthorityFile.read("a.csv", utf16, problems)).isEmpty();
        assertThat(AuthorityFile.read("b.csv", new byte[] {'c', (byte) 0xFF, (byte) 0xFF}, problems))
                .isEmpty();
        assertThat(told())
                .containsExactly(
                        "a.csv: expected text in UTF-8, came UTF-16 (Excel's 'Unicode Text'); save it as 'CSV UTF-8'",
                        "b.csv: expected text in UTF-8, came other bytes; save it as 'CSV UTF-8'");
    }

    @Test
    void tellsSeparatorsThatAreNoCommas() {
        for (String separator : List.of(";", "\t", "，")) {
            read(HEADER.replace(",", separator) + "1,甲,county,,,,,\n".replace(",", separator));
        }
        assertThat(told())
                .satisfiesExactly(
                        one -> assertThat(one)
                                .startsWith("a.csv:1: ")
                                .endsWith("; fields are separated by commas, here by tabs"),
                        one -> assertThat(one)
                                .startsWith("a.csv:1: ")
                                .endsWith("; fields are separated by commas, here by ';'"),
                        one -> assertThat(one)
                                .startsWith("a.csv:1: ")
                                .endsWith("; fields are separated by commas, here by '，'"));
    }

    @Test
    void tellsWhatSpreadsheetsMakeOfCodesAndDates() {
        assertThat(read(HEADER
                        + "4.101E+11,甲,county,,,,,\n"
                        + "'410100,乙,county,,,,,\n"
                        + "410100.0,丙,county,,,,,\n"
                        + "410101,丁,county,,,2019/5/1,2019年12月31日,\n"
                        + "410102,戊,county,,,2019.2.30,,\n"
                        + ",,,,,,,\n"))
                .extracting(row -> row.authority().code())
                .containsExactly("410101", "410102");
        assertThat(told())
                .containsExactly(
                        "a.csv:2: expected a code, came the number '4.101E+11'; a spreadsheet has changed it, format the"
                                + " column as text and enter it again",
                        "a.csv:3: the code '410100 begins with an apostrophe, which spreadsheets put before text; remove it",
                        "a.csv:4: expected a code, came the number '410100.0'; a spreadsheet has changed it, format the"
                                + " column as text and enter it again",
                        "a.csv:5: valid_from expects a date such as 2019-05-15, came '2019/5/1'; write 2019-05-01",
                        "a.csv:5: valid_to expects a date such as 2019-05-15, came '2019年12月31日'; write 2019-12-31",
                        "a.csv:6: valid_from expects a date such as 2019-05-15, came '2019.2.30'");
    }

    @Test
    void tellsUnknownParentsCirclesAndDuplicates() {
        registry(
                "1,甲,county,9,,,,\n2,乙,county,3,,,,\n3,丙,county,2,,,,\n4,丁,county,,,,,\n4,丁丁,county,,,2019-01-01,,\n",
                "4,戊,county,,,,,\n");

        assertThat(told())
                .containsExactly(
                        "a.csv:2: the code 4 with the same valid_from stands in a.csv:5 already",
                        "a.csv:2: unknown parent '9'; no row has this code",
                        "a.csv:3: the code 2 stands above itself",
                        "a.csv:4: the code 3 stands above itself");
    }

    @Test
    void keepsTheRowsOfARename() {
        Registry registry = registry("4,甲县人民政府,county,,,2017-01-01,,\n4,乙县人民政府,county,,,,2016-12-31,\n");

        assertThat(told()).isEmpty();
        assertThat(registry.find("4").orElseThrow().name()).isEqualTo("甲县人民政府");
        assertThat(registry.find("4", 2016).orElseThrow().name()).isEqualTo("乙县人民政府");
        assertThat(registry.find("4", 2017).orElseThrow().name()).isEqualTo("甲县人民政府");
        assertThat(registry.history("4")).extracting(Authority::name).containsExactly("乙县人民政府", "甲县人民政府");
    }
}
