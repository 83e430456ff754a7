package org.gongkai.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongkai.app.schedule.CrawlDesk;
import org.gongkai.app.search.Found;
import org.gongkai.app.search.Question;
import org.gongkai.app.search.ReportSearch;
import org.gongkai.config.ServeSettings;
import org.gongkai.model.ReportKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search: what it finds, what it survives, and how it is shown. */
class SearchIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Instant.parse("2020-01-25T04:00:00Z");

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private FilledArchive filled;
    private ReportSearch search;

    @BeforeEach
    void fill() throws Exception {
        filled = new FilledArchive(folder.resolve("archive"));
        report("410704", "新乡市凤泉区人民政府", 2019, 1, "2019年，全区依申请公开政府信息12件，其中不予公开3件。行 政\u3000复议2件。第3条规定。");
        report("410704", "新乡市凤泉区人民政府", 2019, 2, "2019年，全区依申请公开政府信息12件，其中部分公开3件。Open Data.");
        report("410100", "郑州市人民政府", 2020, 1, "行政诉讼1件，没有复议。<img src=x onerror=alert(1)> 不予公开 &lt;script&gt;alert(2)&lt;/script&gt;");
        filled.archive.commit();
        search = opened();
        search.catchUp((done, of) -> {});
    }

    @AfterEach
    void close() throws Exception {
        search.close();
        filled.close();
    }

    @ParameterizedTest
    @CsvSource({
        "部分公开, 410704/2019",
        "依申请公开, 410704/2019",
        "请公开政府信, 410704/2019",
        "open, 410704/2019",
        "ＯＰＥＮ, 410704/2019",
        "行政诉讼 不予公开, 410100/2020",
        "不予公开 -诉讼, ''",
        "诉, 410100/2020",
        "郑州市人民政府, 410100/2020",
        "“复议”, 410100/2020",
        "政行, ''",
        "行政复议, ''",
        "-诉讼, 410704/2019",
        "-诉讼 -部分公开, ''"
    })
    void findsStringsAsTheyStandInTheLatestVersions(String words, String key) throws Exception {
        assertThat(keys(found(words, false))).isEqualTo(key.isEmpty() ? List.of() : List.of(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"不予公开3件", "行政复议", "第3条", "条规定", "复"})
    void findsWhatOnlyAnEarlierVersionSaysWhenAsked(String words) throws Exception {
        assertThat(found(words, true).hits())
                .filteredOn(hit -> !hit.latest())
                .extracting(Found.Hit::version)
                .containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*:(", "\"", "((((", "-", "- -", "a AND OR", "[x TO", "~^!{}", "\\", "\"不予", "，。、", "text:*", "/./", "\u0000"})
    void takesAnyWords(String words) throws Exception {
        assertThat(found(words, false).count()).isBetween(0L, 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"。。。", "\"\"", "((", "-"})
    void saysWhenNothingCanBeSearchedForInsteadOfFindingAll(String words) throws Exception {
        assertThat(found(words, false).understood()).isFalse();
        assertThat(found(words, false).count()).isZero();
        try (WebPages pages = serve()) {
            assertThat(new Browser(pages.address())
                            .get("/search?lang=en&q=" + encoded(words))
                            .body())
                    .contains("Nothing in these words can be searched for");
        }
    }

    @Test
    void refusesMoreWordsThanItSearchesFor() throws Exception {
        try (WebPages pages = serve()) {
            assertThat(new Browser(pages.address()).get("/api/search?q=" + encoded("公开 ".repeat(17))).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void leavesForeignFilesInItsFolderAlone() throws Exception {
        search.close();
        Files.writeString(index().resolve("notes.txt"), "mine");
        try (Stream<Path> files = Files.list(index())) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("segments_"))
                    .toList()) {
                Files.writeString(file, "x");
            }
        }
        search = opened();
        assertThat(told).hasSize(1);
        assertThat(index().resolve("notes.txt")).exists();
    }

    @Test
    void writesWhenTheProcessThatWroteHasEnded() throws Exception {
        try (ReportSearch second = opened()) {
            search.close();
            report("410704", "新乡市凤泉区人民政府", 2021, 1, "二〇二一年，部分公开。");
            filled.archive.commit();
            assertThat(second.catchUp((done, of) -> {})).isEqualTo(1);
        }
        search = opened();
    }

    @Test
    void countsByYearProvinceLevelFormAndStatus() throws Exception {
        Found all = found("", false);
        assertThat(all.count()).isEqualTo(2);
        assertThat(all.facets().get(Question.Facet.YEAR))
                .containsExactly(new Found.Value("2020", 1), new Found.Value("2019", 1));
        assertThat(all.facets().get(Question.Facet.PROVINCE)).containsExactly(new Found.Value("410000", 2));
        assertThat(all.facets().get(Question.Facet.LEVEL))
                .containsExactlyInAnyOrder(new Found.Value("county", 1), new Found.Value("city", 1));
        assertThat(all.facets().get(Question.Facet.FORM)).containsExactly(new Found.Value("cn-2019", 2));
        assertThat(all.facets().get(Question.Facet.STATUS)).containsExactly(new Found.Value("current", 2));
        Found narrowed = search.search(new Question("", Map.of(Question.Facet.LEVEL, "city"), false, 0, 10));
        assertThat(keys(narrowed)).containsExactly("410100/2020");
    }

    @Test
    void marksWhatWasAskedForInThePassage() throws Exception {
        Found.Snippet snippet = found("部分公开", false).hits().get(0).snippets().get(0);
        assertThat(snippet.parts()).filteredOn(Found.Part::hit).containsExactly(new Found.Part("部分公开", true));
        assertThat(String.join("", snippet.parts().stream().map(Found.Part::text).toList()))
                .contains("其中部分公开3件");
    }

    @Test
    void takesInOnlyWhatIsNewAndTakesOutWhatIsNoLongerSo() throws Exception {
        assertThat(search.catchUp((done, of) -> {})).as("nothing has changed").isZero();
        report("410704", "新乡市凤泉区人民政府", 2019, 3, "第三版，变更公告。");
        filled.archive.commit();
        assertThat(search.catchUp((done, of) -> {}))
                .as("the new version, and the one that is no longer the latest")
                .isEqualTo(2);
        assertThat(keys(found("部分公开", false))).isEmpty();
        assertThat(keys(found("变更公告", false))).containsExactly("410704/2019");
        assertThat(search.documents()).isEqualTo(4);
    }

    @Test
    void goesOnFromWhatWasTakenInWhenItIsOpenedAgain() throws Exception {
        search.close();
        search = opened();
        assertThat(search.catchUp((done, of) -> {})).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void makesADamagedIndexAnewAndSaysSo() throws Exception {
        search.close();
        try (Stream<Path> files = Files.list(index())) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("_"))
                    .toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 0x5a;
                Files.write(file, bytes);
            }
        }
        search = opened();
        assertThat(told).singleElement().asString().contains("is made anew").contains("damaged");
        assertThat(search.catchUp((done, of) -> {})).isEqualTo(3);
        assertThat(keys(found("部分公开", false))).containsExactly("410704/2019");
    }

    @Test
    void makesAnIndexWithoutItsListOfSegmentsAnew() throws Exception {
        search.close();
        try (Stream<Path> files = Files.list(index())) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("segments_"))
                    .toList()) {
                Files.writeString(file, "x");
            }
        }
        search = opened();
        assertThat(search.catchUp((done, of) -> {})).isEqualTo(3);
        assertThat(told).hasSize(1);
    }

    @Test
    void isMadeAgainAfterItWasDeleted() throws Exception {
        search.close();
        try (Stream<Path> files = Files.list(index())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        search = opened();
        assertThat(search.catchUp((done, of) -> {})).isEqualTo(3);
        assertThat(told).isEmpty();
    }

    @Test
    void readsAnIndexThatAnotherProcessWrites() throws Exception {
        try (ReportSearch second = opened()) {
            assertThat(second.search(new Question("部分公开", Map.of(), false, 0, 10)).count())
                    .isEqualTo(1);
            report("410704", "新乡市凤泉区人民政府", 2021, 1, "二〇二一年，部分公开。");
            filled.archive.commit();
            search.catchUp((done, of) -> {});
            assertThat(second.catchUp((done, of) -> {})).as("it only looks").isZero();
            assertThat(second.search(new Question("部分公开", Map.of(), false, 0, 10)).count())
                    .isEqualTo(2);
        }
    }

    @Test
    void showsAPageInBothLanguagesWithNothingOfAStrangerInIt() throws Exception {
        try (WebPages pages = serve()) {
            Browser browser = new Browser(pages.address());
            HttpResponse<String> page = browser.get("/search?q=" + encoded("不予公开") + "&lang=zh");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("<html lang=\"zh-Hans\"")
                    .contains("<mark>不予公开</mark>")
                    .contains("&lt;script")
                    .doesNotContain("<script")
                    .doesNotContain("<img");
            String english = browser.get("/search?q=" + encoded("\"><script>alert(3)</script>") + "&lang=en")
                    .body();
            assertThat(english).contains("Nothing was found").doesNotContain("<script");
            assertThat(browser.get("/search").statusCode()).isEqualTo(200);
            assertThat(browser.get("/search?q=" + "x".repeat(201)).statusCode()).isEqualTo(400);
            assertThat(browser.get("/search?q=x&page=900").statusCode()).isEqualTo(400);
            assertThat(browser.get("/search?q=x&sort=up").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void answersProgramsWithPagesThatLeadOn() throws Exception {
        try (WebPages pages = serve()) {
            Browser browser = new Browser(pages.address());
            JsonNode first = JSON.readTree(
                    browser.get("/api/search?q=" + encoded("公开") + "&limit=1").body());
            assertThat(first.get("count").asInt()).isEqualTo(2);
            JsonNode second = JSON.readTree(browser.get(first.get("next").asText()).body());
            assertThat(second.get("next").isNull()).isTrue();
            assertThat(List.of(
                            first.at("/hits/0/authority").asText(),
                            second.at("/hits/0/authority").asText()))
                    .containsExactlyInAnyOrder("410704", "410100");
            assertThat(browser.get(first.at("/hits/0/href").asText()).statusCode())
                    .isEqualTo(200);
        }
    }

    private WebPages serve() throws PortTakenException {
        return WebPages.start(
                new ServeSettings("127.0.0.1", 0),
                filled.archive,
                filled.configuration,
                filled.forms,
                FilledArchive.CLOCK,
                new Workings(new CrawlDesk(), false, Optional.of(search), Optional.empty()));
    }

    private ReportSearch opened() throws IOException {
        return ReportSearch.open(filled.archive, filled.configuration, index(), told::add);
    }

    private Path index() {
        return folder.resolve("archive").resolve("search");
    }

    private Found found(String words, boolean every) throws IOException {
        return search.search(new Question(words, Map.of(), every, 0, 10));
    }

    private static List<String> keys(Found found) {
        return found.hits().stream().map(hit -> hit.key().toString()).toList();
    }

    private void report(String code, String name, int year, int version, String text) {
        Instant at = AT.plusSeconds(86_400L * (year - 2019) * 365 + 86_400L * version);
        URI page = URI.create("http://portal.example/" + code + "/" + year + ".html");
        Documents document = new Documents(filled.form("cn-2019"), name, code, year)
                .number("3/1/total", Integer.toString(version));
        filled.report(
                "run-" + code + year + version,
                "portal",
                page,
                "<html><head><meta charset=utf-8><title>年度报告</title></head><body><p>" + text + "</p></body></html>",
                at,
                new ReportKey(code, year),
                document.document());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
