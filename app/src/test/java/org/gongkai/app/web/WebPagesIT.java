package org.gongkai.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gongkai.config.ServeSettings;
import org.gongkai.model.Digest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages over HTTP, on a real archive. */
class WebPagesIT {
    private static final String REPORT = "/report/410704/2019";

    @TempDir
    static Path folder;

    private static SampleArchive sample;
    private static WebPages pages;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        sample = new SampleArchive(folder);
        pages = WebPages.start(
                new ServeSettings("127.0.0.1", 0),
                sample.archive(),
                sample.configuration(),
                sample.forms(),
                FilledArchive.CLOCK);
        browser = new Browser(pages.address());
    }

    @AfterAll
    static void stop() {
        pages.close();
        sample.close();
    }

    @Test
    void showsWhoHasPublishedAndWhoHasNot() throws Exception {
        Document home = page("/?lang=en");
        Element province = home.selectFirst("table.heat tr:has(a[href^=/region/410000])");
        assertThat(province).isNotNull();
        assertThat(home.select("table.heat thead th").eachText()).containsSubsequence("2020", "2019");
        Element field = province.selectFirst("a[href*=year=2019]");
        assertThat(field.text()).isEqualTo("1/2 1 unknown");
        assertThat(page(field.attr("href")).select("table.coverage tbody tr"))
                .as("the list that the field opens has as many rows as the field counts")
                .hasSize(2);
        Document region = page("/region/410700?lang=en");
        assertThat(region.select("nav.crumbs a").eachText()).containsExactly("Coverage", "河南省");
        Element published = region.selectFirst("table.grid a[href^=/report/410704/2019]");
        assertThat(published).isNotNull();
        assertThat(published.text()).isEqualTo("on time");
        assertThat(published.className()).contains("on-time");
        assertThat(home.select("ul.news li").eachText()).anyMatch(line -> line.contains("凤泉区"));
        assertThat(home.select("table.runs tbody tr")).hasSize(4);
    }

    @Test
    void speaksTheLanguageThatIsChosenAndElseTheOneThatTheBrowserPrefers() throws Exception {
        assertThat(page("/about?lang=zh").selectFirst("html").attr("lang")).isEqualTo("zh-Hans");
        assertThat(page("/about?lang=en").selectFirst("h1").text()).isEqualTo("About these pages");
        assertThat(browser.get("/about", "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5")
                        .body())
                .contains("<h1>关于</h1>");
        assertThat(browser.get("/about", "Accept-Language", "fr").body()).contains("<h1>About these pages</h1>");
    }

    @Test
    void keepsTheChosenLanguageInItsLinksAndOffersTheOther() throws Exception {
        Document page = page("/missing?lang=zh&year=2019");
        assertThat(page.selectFirst("header nav a[href^=/runs]").attr("href")).isEqualTo("/runs?lang=zh");
        assertThat(page.selectFirst("a.language").attr("href")).isEqualTo("/missing?year=2019&lang=en");
    }

    @Test
    void putsTheSumsThatFailAtTheTopAndBesideTheNumbers() throws Exception {
        Document report = page(REPORT + "?version=1&lang=en");
        assertThat(report.select(".alert li").eachText())
                .containsExactly(
                        "5 ≠ 0 Legal-service bodies, new + carried in = handled + carried out: 5 is not 0"
                                + " see them in the source",
                        "5 ≠ 0 Total, new + carried in = handled + carried out: 5 is not 0 see them in the source");
        Element balance = report.selectFirst("tr.checks:contains(carried in = handled + carried out)");
        assertThat(balance.select("td").eachText())
                .containsExactly("holds", "holds", "holds", "holds", "5 ≠ 0", "holds", "5 ≠ 0");
        assertThat(cell(report, "3/1/legal_services").classNames()).contains("contradicted");
        assertThat(cell(report, "3/1/business").classNames()).doesNotContain("contradicted");
        assertThat(page(REPORT + "?lang=en").select("td.check .fail").eachText())
                .as("the row's own sum, beside the row")
                .contains("4 ≠ 5");
    }

    @Test
    void showsBlankAbsentAndUnreadableCellsAsWhatTheyAre() throws Exception {
        Document report = page(REPORT + "?version=2&lang=en");
        assertThat(cell(report, "4/review/upheld").text()).isEqualTo("blank");
        assertThat(cell(report, "4/review/upheld").className()).isEqualTo("blank");
        assertThat(cell(report, "4/review/corrected").text()).isEqualTo("absent");
        assertThat(cell(report, "2/licences/prior").text()).isEqualTo("4h†");
        assertThat(cell(report, "2/licences/prior").attr("title"))
                .isEqualTo("something stands there that is no number; table 2, row 3, column 4 of the source");
        assertThat(report.select("ul.notes li").eachText())
                .contains(
                        "† Information disclosed on the authority’s own initiative: Administrative licences · Items last"
                                + " year: printed “4h”: no number that can be read",
                        "† Information disclosed on the authority’s own initiative: Central procurement · Amount (10,000"
                                + " CNY): printed “245,113,055 元”, read as 24511.3055; converted to 10,000 CNY");
    }

    @Test
    void laysTheTablesOutAsTheFormDoes() throws Exception {
        Document report = page(REPORT + "?version=1&lang=zh");
        assertThat(report.select("table.sheet caption").eachText())
                .containsExactly("主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况");
        Element third = report.select("table.sheet").get(1);
        assertThat(third.select("thead th").eachText())
                .containsExactly("项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计", "横向合计");
        assertThat(third.select("tr.group").eachText()).containsExactly("三、本年度办理结果", "（三）不予公开", "（四）无法提供", "（五）不予处理");
        assertThat(report.select("td[id]")).hasSize(198);
        assertThat(third.select("th[scope=row]").get(0).text()).isEqualTo("一、本年新收政府信息公开申请数量");
    }

    @Test
    void narrowsTheListAndHandsItOutAsItIsShown() throws Exception {
        Document list = page("/missing?year=2019&region=410000&scope=watched&level=county&status=on-time&lang=en");
        assertThat(list.select("table.coverage tbody tr").eachAttr("id")).containsExactly("a410704");
        assertThat(list.selectFirst("select[name=region] option[selected]").val())
                .isEqualTo("410000");
        assertThat(list.select("input[name=status][checked]").eachAttr("value")).containsExactly("on-time");
        assertThat(list.text()).contains("more authorities of this territory are known to the registry");
        String csv = browser.get(list.selectFirst("a[href^=/missing.csv]").attr("href"))
                .body();
        assertThat(csv.lines()).hasSize(2).anyMatch(line -> line.contains("410704"));
        HttpResponse<byte[]> book =
                browser.download(list.selectFirst("a[href^=/missing.xlsx]").attr("href"));
        assertThat(book.headers().firstValue("Content-Disposition").orElse("")).contains("gongkai-2019-410000-");
        assertThat(book.body()).startsWith('P', 'K');
        assertThat(page("/missing?year=2019&as-of=2020-01-26&region=&level=&lang=en")
                        .selectFirst("#a410704 .status")
                        .text())
                .as("what the form sends of fields that were left empty is no choice")
                .isEqualTo("on time");
    }

    @Test
    void givesTheReasonsInTheLanguageOfThePage() throws Exception {
        Element line = page("/missing?year=2019&lang=zh").getElementById("a410100");
        assertThat(line.select("td").last().text()).doesNotContain("portal").contains("网站");
    }

    @Test
    void handsOutADossierInBothFormats() throws Exception {
        HttpResponse<String> html = browser.get("/dossier/410704/2019.html");
        assertThat(html.body()).contains("新乡市凤泉区人民政府", "2020-03-31");
        assertThat(html.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'");
        HttpResponse<byte[]> pdf = browser.download("/dossier/410704/2019.pdf");
        assertThat(pdf.statusCode())
                .as("a machine without a Chinese font says so")
                .isIn(200, 503);
        if (pdf.statusCode() == 200) {
            assertThat(pdf.body()).startsWith('%', 'P', 'D', 'F');
        }
    }

    @Test
    void leadsFromARuleToTheCellsOnItsTwoSides() throws Exception {
        Document source = page("/report/410704/2019/source?version=1&check=3/balance/legal_services&lang=en");
        assertThat(source.selectFirst("h1").text()).startsWith("Legal-service bodies");
        assertThat(source.select("table.sum td").eachText().get(0)).contains("New requests", "5");
        assertThat(source.text())
                .as("the sample's page holds no table, which is said")
                .contains("cannot be laid open");
        Document cell = page("/report/410704/2019/source?version=2&cell=2/licences/prior&lang=en");
        assertThat(cell.select("dl.facts dd").eachText())
                .containsExactly(
                        "4h",
                        "no number",
                        "no number that can be read",
                        "no: the program vouches for the reading",
                        "table 2, row 3, column 4 of the source",
                        "2/licences/prior");
    }

    @Test
    void showsTwoVersionsSideBySide() throws Exception {
        Document diff = page("/report/410704/2019/diff?lang=en");
        assertThat(diff.selectFirst("h1").text()).startsWith("Versions 1 and 2");
        assertThat(diff.select("tr:has(a[href*=3/1/total]) td").eachText()).containsExactly("5", "4");
        assertThat(diff.select("tr:has(a[href*=3/1/total]) del").text()).isEqualTo("5");
        Document pages = page(diff.selectFirst("a[href*=pages=yes]").attr("href"));
        assertThat(pages.select("table.sides tr").eachText()).contains("first second");
    }

    @Test
    void showsTheRunsThatGoOnAndAsksAgainByItself() throws Exception {
        HttpResponse<String> now = browser.get("/now?lang=en");
        assertThat(now.headers().firstValue("Refresh")).contains("30");
        assertThat(now.headers().firstValue("X-Frame-Options")).contains("SAMEORIGIN");
        assertThat(now.body()).contains("No run is going on.");
        assertThat(page("/?lang=en").selectFirst("iframe.now").attr("src")).isEqualTo("/now?lang=en");
    }

    @Test
    void saysWhatChangedBetweenVersions() throws Exception {
        Document report = page(REPORT + "?lang=en");
        assertThat(report.selectFirst(".banner").text()).contains("Version 2 of 2");
        assertThat(report.select("ol.versions li").eachText().get(0)).contains("Version 2", "figures changed");
        assertThat(report.select("ol.versions table tr:has(a[href=#3/1/total]) td")
                        .eachText())
                .containsExactly("5", "4");
        assertThat(page(REPORT + "?version=1&lang=en").selectFirst(".banner").text())
                .contains("Version 1 of 2", "Show the latest version");
    }

    @Test
    void tellsWhereAReportComesFrom() throws Exception {
        String provenance = page(REPORT + "?version=1&lang=en")
                .selectFirst("section:has(#provenance)")
                .text();
        assertThat(provenance)
                .contains(SampleArchive.PAGE.toString(), "run-1", "a list page", "<b>年度报告</b>", "127.0.0.1")
                .contains("2020-01-25 12:00", "reader “html”, extractor 1.0.0")
                .contains(
                        Digest.of(FilledArchive.gzip(SampleArchive.FIRST_BODY)).hex());
    }

    @Test
    void listsWhoIsExpectedWithDeadlineAndSource() throws Exception {
        Document list = page("/missing?year=2019&lang=en");
        assertThat(list.selectFirst("h1").text()).startsWith("Reports for 2019");
        Element line = list.getElementById("a410704");
        assertThat(line.select("td.day").eachText()).startsWith("2020-03-31", "2020-01-20", "2020-01-25 12:00");
        assertThat(line.select(".status").text()).isEqualTo("on time");
        assertThat(list.select("ul.deadlines li").eachText())
                .singleElement()
                .asString()
                .contains("2020-03-31", "49");
        assertThat(list.getElementById("a410100").select(".status").text())
                .as("a portal that did not answer is no evidence that something is missing")
                .isEqualTo("unknown");
        assertThat(page("/missing?year=2019&status=on-time&lang=en").select("table.coverage tbody tr"))
                .hasSize(1);
    }

    @Test
    void showsAnAuthorityWithItsYearsAndVersions() throws Exception {
        Document authority = page("/authority/410704?lang=en");
        assertThat(authority.selectFirst("h1").text()).contains("凤泉区人民政府");
        Element line = authority.selectFirst("tr:has(th a[href^=/report/410704/2019])");
        assertThat(line.select(".status").text()).isEqualTo("on time");
        assertThat(line.select("td a").eachText()).contains("1", "2");
        assertThat(authority.select("tbody tr").size()).isGreaterThan(1);
    }

    @Test
    void listsRunsNewestFirstAndShowsOneWithItsFailures() throws Exception {
        Document runs = page("/runs?lang=en");
        assertThat(runs.select("tbody tr th").eachText()).first().isEqualTo("2021-02-01 12:00");
        assertThat(runs.select(".untold")).isEmpty();
        Document run = page("/runs/run-1?lang=en");
        assertThat(run.select("h2").eachText()).containsExactly("Portal fengquan", "Portal zhengzhou");
        assertThat(run.text()).contains("The portal did not answer.", "no answer within 30 s <b>");
    }

    @Test
    void saysThatAReportCouldNotBeReadAndStillHandsItOut() throws Exception {
        Document report = page("/report/410100/2018?lang=en");
        assertThat(report.select(".banner.bad").text()).contains("could not be read as an annual report");
        assertThat(report.select(".findings").text()).contains("The pages are pictures.");
        assertThat(report.select("table.sheet")).isEmpty();
        assertThat(report.select("a[href^=/archive/]")).isNotEmpty();
        assertThat(page("/missing?year=2018&lang=en")
                        .getElementById("a410100")
                        .select(".status")
                        .text())
                .isEqualTo("unreadable");
    }

    @Test
    void callsMissingOnlyWhatACompleteCrawlDidNotFindAfterTheDeadline() throws Exception {
        Element line = page("/missing?year=2020&lang=en").getElementById("a410704");
        assertThat(line.select(".status").text())
                .as("the only crawl after the deadline is none that was complete")
                .isEqualTo("unknown");
    }

    @Test
    void handsOutPayloadsAsDownloadsThatCannotRun() throws Exception {
        String link =
                page(REPORT + "?version=1").selectFirst("a[href^=/archive/]").attr("href");
        HttpResponse<byte[]> decoded = browser.download(link);
        assertThat(decoded.statusCode()).isEqualTo(200);
        assertThat(new String(decoded.body(), StandardCharsets.UTF_8)).isEqualTo(SampleArchive.FIRST_BODY);
        assertThat(decoded.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(decoded.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment; filename=\"");
        assertThat(decoded.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("sandbox; default-src 'none'");
        assertThat(decoded.headers().firstValue("X-Content-Type-Options")).contains("nosniff");

        HttpResponse<byte[]> stored = browser.download(link.substring(0, link.indexOf('?')));
        assertThat(Digest.of(stored.body()).hex()).isEqualTo(link.substring(9, link.indexOf('?')));
    }

    @Test
    void letsNothingThatWasArchivedRun() throws Exception {
        for (String path : reachable("/?lang=en")) {
            HttpResponse<String> response = browser.get(path);
            if (path.startsWith("/replay/")) {
                assertThat(response.headers()
                                .firstValue("Content-Security-Policy")
                                .orElse(""))
                        .as(path)
                        .matches(policy -> path.startsWith("/replay/cdx") || policy.startsWith("sandbox; default-src"))
                        .doesNotContain("allow-");
            } else if (path.startsWith("/dossier/")) {
                assertThat(response.headers()
                                .firstValue("Content-Security-Policy")
                                .orElse(""))
                        .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none';"
                                + " frame-ancestors 'none'");
                assertThat(Jsoup.parse(response.body()).select("script, img, iframe, [onload], [onerror]"))
                        .isEmpty();
            } else if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                Document page = Jsoup.parse(response.body());
                assertThat(page.select("script, img, object, embed, base, form[action^=http]"))
                        .as(path)
                        .isEmpty();
                assertThat(page.select("iframe").eachAttr("src"))
                        .as(path)
                        .allMatch(source -> source.startsWith("/now") || source.startsWith("/replay/view/"));
                assertThat(page.select("[onerror], [onload], [onmouseover], [style]"))
                        .as(path)
                        .isEmpty();
                assertThat(response.headers()
                                .firstValue("Content-Security-Policy")
                                .orElse(""))
                        .as(path)
                        .startsWith("default-src 'none'; style-src 'self'")
                        .doesNotContain("unsafe");
            }
        }
    }

    @Test
    void leadsFromAReportToItsArchivedPages() throws Exception {
        Set<String> reached = reachable("/?lang=en");
        assertThat(reached).anyMatch(path -> path.startsWith("/replay/view/"));
        assertThat(reached).anyMatch(path -> path.startsWith("/replay/cdx?url="));
    }

    @Test
    void leadsSomewhereWithEveryLink() throws Exception {
        Set<String> reached = reachable("/?lang=zh");
        assertThat(reached)
                .anyMatch(path -> path.contains("/report/%3F"))
                .anyMatch(path -> path.startsWith("/archive/"));
        for (String path : reached) {
            HttpResponse<String> response = browser.get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            // the sample's archived pages hold no tables in which anything could be marked
            if (path.contains("#") && !path.startsWith("/replay/")) {
                String anchor = URLDecoder.decode(path.substring(path.indexOf('#') + 1), StandardCharsets.UTF_8);
                assertThat(Jsoup.parse(response.body()).getElementById(anchor))
                        .as(path)
                        .isNotNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/missing?year=twenty | 400 | “twenty” is not a report year",
                "/missing?year=1999 | 400 | “1999” is not a report year",
                "/missing?year=2019&year=2020 | 400 | more than once",
                "/missing?year=2019&status=gone | 400 | not a status",
                "/missing?as-of=2020-02-31 | 400 | must be a date",
                "/missing?region=999999 | 400 | no authority with the code “999999”",
                "/missing?scope=some | 400 | not a choice of authorities",
                "/missing?level=king | 400 | not a level",
                "/missing?status=late&status=gone | 400 | not a status",
                "/missing?yaer=2019 | 400 | “yaer” is not known here",
                "/missing?page=9 | 404 | 1 pages, not 9",
                "/missing.csv?year=1 | 400 | not a report year",
                "/region/999999 | 404 | no territory “999999”",
                "/region/..%2f | 404 | no territory",
                "/capture?id=none | 404 | no capture “none”",
                "/capture | 400 | “id” is needed",
                "/dossier/410704/2019.doc | 404 | No page or API",
                "/dossier/410704/20x9.html | 400 | not a report year",
                "/dossier/999999/2019.html | 404 | knows an authority “999999”",
                "/dossier/410704/2019.html?as-of=2099-01-01 | 400 | Nothing is known of 2099-01-01 yet",
                "/report/410704/2019/source?cell=9/9/9 | 404 | has no cell “9/9/9”",
                "/report/410704/2019/source?check=3/none | 404 | has no check “3/none”",
                "/report/410704/2019/source?version=7 | 404 | versions 1 to 2, not 7",
                "/report/410704/2019/diff?from=1&to=9 | 404 | versions 1 to 2, not 9",
                "/report/410704/2019/diff?pages=1 | 400 | is yes or absent",
                "/report/410704/2019?verison=1 | 400 | “verison” is not known here",
                "/report/410704/20x9 | 400 | not a report year",
                "/report/410704/2019?version=0 | 400 | counts from 1",
                "/report/410704/2019?version=99999999999 | 400 | counts from 1",
                "/report/410704/2019?version=3 | 404 | versions 1 to 2, not 3",
                "/report/410704/2018 | 404 | No report of “410704” for 2018",
                "/authority/999999 | 404 | knows an authority “999999”",
                "/runs/none | 404 | no run “none”",
                "/runs?page=7 | 404 | 1 pages, not 7",
                "/archive/xyz | 400 | not a SHA-256 digest",
                "/nowhere | 404 | No page or API",
                "/?lang=fr | 400 | not a language of these pages",
            })
    void saysInWordsWhatIsWrongWithARequest(String path, int status, String words) throws Exception {
        HttpResponse<String> response = browser.get(path, "Accept-Language", "en");
        assertThat(response.statusCode()).isEqualTo(status);
        Document page = Jsoup.parse(response.body());
        assertThat(page.selectFirst("main").text()).contains(words);
        assertThat(page.selectFirst("main a[href=/]")).isNotNull();
    }

    @Test
    void complainsInChineseToChineseReaders() throws Exception {
        assertThat(browser.get("/missing?year=abc&lang=zh").body()).contains("“abc” 不是报告年度");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/archive/../../../../etc/passwd",
                "/archive/..%2f..%2f..%2fetc%2fpasswd",
                "/assets/../openapi.json",
                "/assets/..%2fopenapi.json",
                "/assets/%2e%2e/openapi.json",
                "/assets/gongkai.css%00.svg",
                "/..;/..;/etc/passwd",
                "//etc/passwd",
                "/runs/..%5c..%5cetc",
            })
    void leavesNoPathOutOfItsOwnAddresses(String target) throws Exception {
        assertThat(browser.statusOf(target)).matches("HTTP/1.1 (400|404) .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void answersReadersOnly(String method) throws Exception {
        HttpResponse<String> response = browser.ask(method, "/runs");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void answersHeadAsItWouldAnswerGet() throws Exception {
        HttpResponse<String> head = browser.ask("HEAD", REPORT);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag"))
                .isEqualTo(browser.get(REPORT).headers().firstValue("ETag"));
        assertThat(browser.ask("HEAD", "/report/410704/2018").statusCode()).isEqualTo(404);
    }

    @Test
    void sendsAPageOnceAndThenSaysThatItHasNotChanged() throws Exception {
        String tag = browser.get(REPORT).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = browser.get(REPORT, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(browser.get(REPORT, "If-None-Match", "W/\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void keepsPagesLight() throws Exception {
        assertThat(browser.get(REPORT).body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(150_000);
    }

    @Test
    void saysWhichPortIsTaken() {
        ServeSettings same = new ServeSettings("127.0.0.1", pages.address().getPort());
        assertThatThrownBy(() -> WebPages.start(
                        same, sample.archive(), sample.configuration(), sample.forms(), FilledArchive.CLOCK))
                .isInstanceOf(PortTakenException.class)
                .hasMessage("port " + same.port() + " on 127.0.0.1 is taken; choose another with --port N or stop the"
                        + " other program");
    }

    @Test
    void saysThatAnAddressIsNotOneOfThisMachine() {
        ServeSettings elsewhere = new ServeSettings("192.0.2.1", 0);
        assertThatThrownBy(() -> WebPages.start(
                        elsewhere, sample.archive(), sample.configuration(), sample.forms(), FilledArchive.CLOCK))
                .isInstanceOf(PortTakenException.class)
                .hasMessageStartingWith("cannot listen at 192.0.2.1: it is no address of this machine");
    }

    /** Every address of ours that links lead to from here, this one included, as the links write them. */
    private static Set<String> reachable(String start) throws IOException, InterruptedException {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String path = open.pop();
            if (!reached.add(path)) {
                continue;
            }
            HttpResponse<String> response = browser.get(path);
            if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                Document page = Jsoup.parse(
                        response.body(), pages.address().resolve(path).toString());
                for (Element link : page.select("a[href], link[href]")) {
                    String href = link.attr("href");
                    if (href.startsWith("#")) {
                        href = path.replaceAll("#.*", "") + href;
                    }
                    if (href.startsWith("/")
                            && !link.hasClass("language")
                            && !href.matches("/authority/\\d+.*")
                            && isOneOfItsKind(href)) {
                        open.add(href);
                    }
                }
            }
        }
        return reached;
    }

    /** There are as many as there are cells, rows and years; one way to each kind of page is enough. */
    private static boolean isOneOfItsKind(String href) {
        return !href.matches(".*[?&](cell|check|status)=.*") && !href.matches("/dossier/.*")
                || href.matches(".*[?&](cell|check)=3/(1/total|balance/legal_services|1/legal_services)(&.*|#.*)?")
                || href.matches("/dossier/410704/2019.html");
    }

    private static Element cell(Document page, String id) {
        Element cell = page.getElementById(id);
        assertThat(cell).as("cell " + id).isNotNull();
        return cell;
    }

    private static Document page(String path) throws Exception {
        HttpResponse<String> response = browser.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(response.body(), pages.address().toString());
    }
}
