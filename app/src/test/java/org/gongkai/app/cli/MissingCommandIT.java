package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coverage of the demo archive, as people and spreadsheets get it. */
class MissingCommandIT {
    @TempDir
    static Path temp;

    @BeforeAll
    static void crawlOnce() {
        assertThat(ask("demo", "--exit").status()).isEqualTo(ExitStatus.DONE);
    }

    private static Typed ask(String... words) {
        List<String> arguments =
                new ArrayList<>(List.of("--archive", temp.resolve("archive").toString()));
        arguments.addAll(List.of(words));
        return Typed.inTime(arguments.toArray(String[]::new));
    }

    @Test
    void groupsByRegionWithDenominatorsAndTheMostSeriousFirst() {
        Typed typed = ask("missing", "--year", "2023");
        List<String> lines = typed.outLines();
        assertThat(lines.get(0)).startsWith("Bundled samples");
        assertThat(String.join(" ", lines.subList(1, 4))).contains("13 expected, 5 published, 1 on-time", "1 missing");
        int province = lines.indexOf("样例省 990000: 5 of 8 published, 1 missing, 1 removed, 1 late, 1 incomplete, 1");
        assertThat(province).isPositive();
        assertThat(lines.get(province + 2)).startsWith("  样例市 990100: 5 of 8 published, 1 missing, 1 removed");
        assertThat(lines.get(province + 4)).startsWith("    missing       样例己县人民政府 990126, due 2024-03-31");
        assertThat(lines.get(province + 5)).startsWith("                  due on 2024-03-31; the complete crawl");
        assertThat(lines).allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(80));
        assertThat(typed.out().indexOf("样例省")).isLessThan(typed.out().indexOf("河南省"));
    }

    @Test
    void saysTheSameOfManyOnce() {
        String out = ask("missing", "--year", "2019", "--region", "410000").out();
        assertThat(out.split("it would have to be", -1)).hasSizeLessThan(8);
        assertThat(out.replaceAll("\\s+", "")).contains("开封市410200(10)、洛阳市410300(16)");
    }

    @Test
    void choosesRowsAndKeepsTheCountsOfAll() {
        Typed typed = ask("missing", "--year", "2023", "--status", "missing,late");
        assertThat(typed.out()).contains("样例省 990000: 5 of 8 published").doesNotContain("黑龙江省", "on-time  ");
        Typed json = ask("missing", "--year", "2023", "--status", "missing", "--json");
        assertThat(json.out())
                .contains("\"expected\":13", "\"published\":5", "\"parent\":\"990000\"")
                .doesNotContain("\"status\":\"on-time\"");
        assertThat(ask("missing", "--year", "2019", "--status", "late").out())
                .contains("None of them has a status that was asked for.");
        Typed unknown = ask("missing", "--year", "2019", "--status", "gone");
        assertThat(unknown.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(unknown.err()).contains("no status 'gone'", "date-unknown");
    }

    @Test
    void writesFilesWholeOrNotAtAll() throws Exception {
        Path csv = temp.resolve("a.csv");
        Path xlsx = temp.resolve("a.xlsx");
        Typed typed = ask("missing", "--year", "2019", "--csv", csv.toString(), "--xlsx", xlsx.toString());
        assertThat(typed.status()).isEqualTo(ExitStatus.DONE);
        assertThat(typed.out()).as("the answer is in the files").isEmpty();
        assertThat(typed.err()).contains("5 of 5 expected authorities");
        assertThat(Files.readString(csv)).startsWith("\uFEFFyear,as_of,");
        assertThat(Files.readAllBytes(xlsx)).startsWith("PK".getBytes(StandardCharsets.US_ASCII));
        assertThat(ask("missing", "--year", "2019", "--csv", "-").out()).isEqualTo(Files.readString(csv));
        try (var left = Files.list(temp)) {
            assertThat(left).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void saysWhyAFileCannotBeWritten() {
        Typed nowhere = ask(
                "missing", "--year", "2019", "--csv", temp.resolve("no/a.csv").toString());
        assertThat(nowhere.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(nowhere.err()).contains("there is no folder");
        assertThat(ask("missing", "--year", "2019", "--xlsx", temp.toString()).err())
                .contains("it is a folder");
        assertThat(ask("missing", "--year", "2019", "--csv", "-", "--json").err())
                .contains("give --csv a file");
    }
}
