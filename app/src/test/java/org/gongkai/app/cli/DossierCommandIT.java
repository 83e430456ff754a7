package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dossiers from the demo archive. */
class DossierCommandIT {
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

    private static Document dossier(String name, String... words) throws Exception {
        Path out = temp.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("dossier"));
        arguments.addAll(List.of(words));
        arguments.addAll(List.of("--out", out.toString()));
        Typed typed = ask(arguments.toArray(String[]::new));
        assertThat(typed.status()).as(typed.err()).isEqualTo(ExitStatus.DONE);
        return Jsoup.parse(Files.readString(out));
    }

    @Test
    void bringsTheCompleteCrawlAndTheListsThatItLookedThrough() throws Exception {
        Document missing = dossier("missing.html", "990126", "2023");
        assertThat(missing.text())
                .contains("缺失", "did not meet with it", "sample-yangli", "完整", "relied on")
                .contains("http://www.yangli.example/xxgk/nb/", "到底", "HTTP 200", "第四十九条第二款")
                .contains("No report had been seen by that day", "bundled samples", "/replay/view/")
                .containsPattern("SHA-256 [0-9a-f]{64}");
    }

    @Test
    void bringsTheReportAndItsVersions() throws Exception {
        assertThat(dossier("there.html", "411602", "2020").text())
                .contains("已按时公布", "第 1 版", "2041.html", "./gongkai --archive ARCHIVE history 411602 2020");
    }

    @Test
    void claimsNothingWhereNothingIsKnown() throws Exception {
        String text = dossier("unknown.html", "410105", "2019").text();
        assertThat(text)
                .contains("对该机关不作任何判断", "No portal is configured", "There is no run")
                .doesNotContain("没有发现该报告", "缺失");
    }

    @Test
    void speaksAsOfTheDayThatWasAsked() throws Exception {
        assertThat(dossier("before.html", "411602", "2020", "--as-of", "2021-01-10")
                        .text())
                .contains("尚未到期", "No report had been seen by that day")
                .doesNotContain("2041.html");
    }

    @Test
    void saysWhatItCannotWrite() {
        assertThat(ask(
                                "dossier",
                                "411602",
                                "2019",
                                "--out",
                                temp.resolve("a.txt").toString())
                        .err())
                .contains("neither in .html nor in .pdf");
        // 北京市崇文区 became part of 东城区 in 2010
        assertThat(ask(
                                "dossier",
                                "110103",
                                "2009",
                                "--out",
                                temp.resolve("a.html").toString())
                        .err())
                .contains("is owed by who took its place", "ask for 110101 北京市东城区人民政府");
        assertThat(ask(
                                "dossier",
                                "110103",
                                "2019",
                                "--out",
                                temp.resolve("a.html").toString())
                        .err())
                .contains("did not exist in 2019");
        assertThat(ask(
                                "dossier",
                                "411602",
                                "2019",
                                "--out",
                                temp.resolve("no/a.html").toString())
                        .status())
                .isEqualTo(ExitStatus.WRONG_USAGE);
    }
}
