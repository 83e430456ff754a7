package org.gongkai.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gongkai.crawler.PortalCrawl.Candidate;
import org.gongkai.model.RunReport.Status;
import org.gongkai.model.RunSearch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How portals arrange columns, organs and reports, beyond the ways in which they turn pages. */
class LayoutsIT {
    private static final String SITE = "http://www.fixture.example";

    private final FixturePortal site = new FixturePortal();
    private final MemoryJournal journal = new MemoryJournal();

    @AfterEach
    void stop() {
        site.close();
    }

    private PortalCrawl crawl(String start) throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC);
        try (Crawler crawler = new Crawler(site.addresses(), clock, time -> {})) {
            return crawler.crawl(
                    site.portal(SITE + start),
                    TestSettings.quick().settings(),
                    "run-1",
                    journal,
                    CrawlProgress.silent());
        }
    }

    private static List<String> pages(PortalCrawl crawl) {
        return crawl.candidates().stream()
                .map(Candidate::page)
                .map(uri -> uri.toString().replace(SITE, ""))
                .toList();
    }

    private static String title(String organ, int year) {
        return organ + year + "年政府信息公开工作年度报告";
    }

    private static String links(String... hrefsAndTexts) {
        StringBuilder links = new StringBuilder("<ul>");
        for (int i = 0; i < hrefsAndTexts.length; i += 2) {
            links.append("<li><a href='")
                    .append(hrefsAndTexts[i])
                    .append("'>")
                    .append(hrefsAndTexts[i + 1])
                    .append("</a></li>");
        }
        return links.append("</ul>").toString();
    }

    @Test
    void findsTheReportsOfDepartmentsAndTownships() throws Exception {
        site.page("/", "<div class='nav'>" + links("/zwgk/", "政务公开", "/zmhd/", "政民互动") + "</div>")
                .page("/zwgk/", links("/gkzn/", "政府信息公开指南", "/nb/", "政府信息公开年报", "/bm/", "部门乡镇信息公开", "/ysq/", "依申请公开"))
                .page("/nb/", links("/nb/1.html", title("样例县人民政府", 2023)))
                .page("/bm/", links("/bm/czj/", "财政局", "/bm/cgz/", "城关镇", "http://ga.other.example/", "公安局"))
                .page("/bm/czj/", links("/bm/czj/jg/", "机构职能", "/bm/czj/nb/", "信息公开年报"))
                .page("/bm/cgz/", links("/bm/cgz/nb.html", "年度报告"))
                .page(
                        "/bm/czj/nb/",
                        links("/bm/czj/nb/1.html", title("样例县财政局", 2023), "/bm/czj/nb/2.html", title("样例县财政局", 2022)))
                .page("/bm/cgz/nb.html", links("/bm/cgz/1.html", "2023年"))
                .report("/nb/1.html", title("样例县人民政府", 2023))
                .report("/bm/czj/nb/1.html", title("样例县财政局", 2023))
                .report("/bm/czj/nb/2.html", title("样例县财政局", 2022))
                .report("/bm/cgz/1.html", title("样例县城关镇人民政府", 2023));
        PortalCrawl crawl = crawl("/");
        assertThat(pages(crawl))
                .containsExactlyInAnyOrder("/nb/1.html", "/bm/czj/nb/1.html", "/bm/czj/nb/2.html", "/bm/cgz/1.html");
        assertThat(crawl.status()).isEqualTo(Status.COMPLETE);
        assertThat(site.paths()).doesNotContain("/gkzn/", "/ysq/", "/bm/czj/jg/", "/zmhd/");
        assertThat(crawl.candidates())
                .filteredOn(candidate -> candidate.page().getPath().equals("/bm/cgz/1.html"))
                .singleElement()
                .satisfies(candidate -> {
                    assertThat(candidate.title()).as("the list had only a year").isEqualTo(title("样例县城关镇人民政府", 2023));
                    assertThat(candidate.crumbs()).containsExactly("政务公开", "部门乡镇信息公开", "城关镇", "年度报告");
                });
    }

    @Test
    void doesNotCallAListReadThatWasLeftAfterBlankPages() throws Exception {
        String pager = "<div class='pager'>"
                + IntStream.rangeClosed(1, 9)
                        .mapToObj(page -> "<a href='/nb/" + (page == 1 ? "" : page + ".html") + "'>" + page + "</a>")
                        .collect(Collectors.joining())
                + "</div>";
        site.page("/nb/", links("/nb/a.html", title("样例县人民政府", 2023)) + pager)
                .report("/nb/a.html", title("样例县人民政府", 2023));
        for (int page = 2; page <= 8; page++) {
            site.page("/nb/" + page + ".html", "<h1>政府信息公开年报</h1>" + pager);
        }
        site.page("/nb/9.html", links("/nb/b.html", title("样例县人民政府", 2021)) + pager)
                .report("/nb/b.html", title("样例县人民政府", 2021));
        PortalCrawl crawl = crawl("/nb/");
        assertThat(crawl.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(crawl.failures())
                .anySatisfy(failure -> assertThat(failure.reason()).contains("blank"));
        assertThat(crawl.search().columns()).noneMatch(RunSearch.Column::whole);
    }

    @Test
    void entersAYearsColumnThatIsNamedLikeAReport() throws Exception {
        site.page("/nb/", links("/nb/2023/", "2023年政府信息公开工作年度报告", "/nb/2022/", "2022年政府信息公开工作年度报告"))
                .page(
                        "/nb/2023/",
                        "<h1>2023年政府信息公开工作年度报告</h1>"
                                + links("/nb/2023/a.html", "财政局", "/nb/2023/b.html", "教育局", "/nb/2023/c.html", "城关镇"))
                .page(
                        "/nb/2022/",
                        links(
                                "/f/a.pdf",
                                title("样例市财政局", 2022),
                                "/f/b.pdf",
                                title("样例市教育局", 2022),
                                "/f/c.pdf",
                                title("样例市民政局", 2022),
                                "/f/d.pdf",
                                title("样例市司法局", 2022)));
        for (String report : List.of("a", "b", "c")) {
            site.report("/nb/2023/" + report + ".html", title("样例市某局", 2023));
        }
        for (String file : List.of("a", "b", "c", "d")) {
            site.file("/f/" + file + ".pdf", "application/pdf", "%PDF-1.4");
        }
        PortalCrawl crawl = crawl("/nb/");
        assertThat(crawl.failures()).isEmpty();
        assertThat(pages(crawl))
                .containsExactlyInAnyOrder(
                        "/nb/2023/a.html",
                        "/nb/2023/b.html",
                        "/nb/2023/c.html",
                        "/f/a.pdf",
                        "/f/b.pdf",
                        "/f/c.pdf",
                        "/f/d.pdf");
    }

    @Test
    void keepsAReportThatIsOnlyAFileBesideLinksToOtherReports() throws Exception {
        String sidebar = "<div class='side'>"
                + links(
                        "/d/1.html",
                        title("样例市", 2020),
                        "/d/2.html",
                        title("样例市", 2019),
                        "/d/3.html",
                        title("样例市", 2018))
                + "</div>";
        site.page("/nb/", links("/d/1.html", title("样例市", 2020)))
                .page(
                        "/d/1.html",
                        "<h1>" + title("样例市", 2020) + "</h1><p><a href='/f/2020.docx'>附件下载</a></p>" + sidebar)
                .page(
                        "/d/2.html",
                        "<h1>" + title("样例市", 2019)
                                + "</h1><div class='content'><p><img src='/f/1.jpg'><img src='/f/2.jpg'></p></div>"
                                + sidebar)
                .page(
                        "/d/3.html",
                        "<h1>" + title("样例市", 2018) + "</h1><iframe src='/pdf/viewer.html?file=/f/2018.pdf'></iframe>"
                                + sidebar)
                .file("/f/2020.docx", "application/octet-stream", "PK\u0003\u0004")
                .file("/f/1.jpg", "image/jpeg", "\u00ff\u00d8\u00ff")
                .file("/f/2.jpg", "image/jpeg", "\u00ff\u00d8\u00ff")
                .file("/f/2018.pdf", "application/pdf", "%PDF-1.4");
        PortalCrawl crawl = crawl("/nb/");
        assertThat(crawl.failures()).isEmpty();
        assertThat(pages(crawl)).containsExactly("/d/1.html", "/d/2.html", "/d/3.html");
        assertThat(crawl.candidates())
                .extracting(candidate ->
                        candidate.attachments().stream().map(URI::getPath).toList())
                .containsExactly(List.of("/f/2020.docx"), List.of("/f/1.jpg", "/f/2.jpg"), List.of("/f/2018.pdf"));
    }

    @Test
    void followsAPageThatForwardsByScript() throws Exception {
        site.page("/", "<script>window.location.href='/site/index.html'</script>")
                .page("/site/index.html", "<a href='/nb/'>政府信息公开年报</a>")
                .page("/nb/", links("/go/1.html", title("样例市", 2020)))
                .page("/go/1.html", "<meta http-equiv='refresh' content='0;url=/d/1.html'>")
                .report("/d/1.html", title("样例市", 2020));
        PortalCrawl crawl = crawl("/");
        assertThat(crawl.failures()).isEmpty();
        assertThat(pages(crawl)).containsExactly("/d/1.html");
        assertThat(crawl.candidates().get(0).title()).isEqualTo(title("样例市", 2020));
    }

    @Test
    void endsAMixedListAfterAFewPagesWithoutAReport() throws Exception {
        site.page("/", "<a href='/gk/'>政府信息公开</a>");
        site.answer(
                "/gk/",
                asked -> mixed(
                        asked.path().contains("p=")
                                ? Integer.parseInt(asked.path().replaceFirst(".*p=", ""))
                                : 1));
        site.report("/d/1.html", title("样例市", 2020)).report("/d/3.html", title("样例市", 2019));
        PortalCrawl crawl = crawl("/");
        assertThat(pages(crawl)).containsExactlyInAnyOrder("/d/1.html", "/d/3.html");
        assertThat(site.paths()).contains("/gk/?p=6").doesNotContain("/gk/?p=8");
    }

    private static String mixed(int page) {
        String others = IntStream.range(0, 5)
                .mapToObj(i -> "<li><a href='/o/" + page + "_" + i + ".html'>通知公告第" + page + "号</a>")
                .collect(Collectors.joining());
        String report = page == 1 || page == 3
                ? "<li><a href='/d/" + page + ".html'>" + title("样例市", page == 1 ? 2020 : 2019) + "</a>"
                : "";
        return "<ul>" + report + others + "</ul><div class='pager'><a href='?p=" + (page + 1) + "'>下一页</a></div>";
    }

    @Test
    void startsFromSeveralAddresses() throws Exception {
        site.page("/nb/", links("/d/1.html", title("样例市", 2020)))
                .page("/bmnb/", links("/d/2.html", title("样例市财政局", 2020)))
                .report("/d/1.html", title("样例市", 2020))
                .report("/d/2.html", title("样例市财政局", 2020));
        try (Crawler crawler = new Crawler(site.addresses(), Clock.systemUTC(), time -> {})) {
            PortalCrawl crawl = crawler.crawl(
                    site.portal(SITE + "/nb/", SITE + "/bmnb/", SITE + "/gone/"),
                    TestSettings.quick().settings(),
                    "run-1",
                    journal,
                    CrawlProgress.silent());
            assertThat(pages(crawl)).containsExactlyInAnyOrder("/d/1.html", "/d/2.html");
            assertThat(crawl.status()).as("one of its starts is gone").isEqualTo(Status.INCOMPLETE);
        }
    }

    @Test
    void survivesWhateverAPageIsMadeOf() throws Exception {
        String wild = Stream.of(
                        "http://[x",
                        "%%%",
                        "javascript:alert(1)",
                        "//",
                        "http://",
                        "?",
                        "&",
                        "\u0000",
                        "http://www.fixture.example:99999/")
                .map(href -> "<a href='" + href + "'>" + title("样例市", 2020) + "</a>")
                .collect(Collectors.joining());
        site.page(
                        "/nb/",
                        "<html><<<body>" + wild + "<table><td><div>".repeat(800)
                                + links("/d/1.html", title("样例市", 2019)) + "</html></html>")
                .report("/d/1.html", title("样例市", 2019));
        assertThat(pages(crawl("/nb/"))).contains("/d/1.html");
    }

    @Test
    void findsTheColumnThroughAReportAmongTheNews() throws Exception {
        String crumbs = "<div class='location'><a href='/'>首页</a>&gt;<a href='/nb/'>政府信息公开年报</a></div>";
        site.page("/", links("/nb/1.html", title("样例镇", 2023), "/xw/1.html", "新闻一则"))
                .page("/nb/", links("/nb/1.html", title("样例镇", 2023), "/nb/2.html", title("样例镇", 2022)))
                .page("/nb/1.html", crumbs + FixturePortal.reportPage(title("样例镇", 2023), ""))
                .page("/nb/2.html", crumbs + FixturePortal.reportPage(title("样例镇", 2022), ""));
        PortalCrawl crawl = crawl("/");
        assertThat(pages(crawl)).containsExactlyInAnyOrder("/nb/1.html", "/nb/2.html");
        assertThat(crawl.status()).isEqualTo(Status.COMPLETE);
    }

    @Test
    void findsReportsInATableOfOrgansAndYears() throws Exception {
        site.page(
                        "/nb/",
                        "<title>政府信息公开年报</title><table><tr><th>单位</th><th>2023年</th><th>2022年</th></tr>"
                                + "<tr><td>财政局</td><td><a href='/d/1'>查看</a></td><td><a href='/d/2'>查看</a></td></tr>"
                                + "<tr><td>城关镇</td><td><a href='/d/3'>查看</a></td><td></td></tr></table>")
                .report("/d/1", title("样例县财政局", 2023))
                .report("/d/2", title("样例县财政局", 2022))
                .report("/d/3", title("样例县城关镇人民政府", 2023));
        assertThat(pages(crawl("/nb/"))).containsExactlyInAnyOrder("/d/1", "/d/2", "/d/3");
    }

    @Test
    void doesNotCallAColumnReadWhoseScriptBroughtNothing() throws Exception {
        site.page("/nb/", "<title>政府信息公开年报</title><script>$.get('/q?page=1')</script>")
                .page("/q?page=1", "<script>top.location='/'</script>");
        PortalCrawl crawl = crawl("/nb/");
        assertThat(crawl.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(crawl.failures())
                .anySatisfy(failure -> assertThat(failure.reason()).contains("shows no entries"));
    }

    @Test
    void callsAColumnUnreadThatNamesReportsWithoutLinks() throws Exception {
        site.page("/nb/", "<title>政府信息公开年报</title><ul><li class='go'>" + title("样例县", 2023) + "</li></ul>");
        assertThat(crawl("/nb/").status()).isEqualTo(Status.INCOMPLETE);
    }

    @Test
    void believesAColumnThatSaysItIsEmpty() throws Exception {
        site.page("/nb/", "<title>政府信息公开年报</title>" + links("/a/", "部门动态", "/b/", "公开指南") + "<p>暂无信息</p>");
        PortalCrawl crawl = crawl("/nb/");
        assertThat(crawl.status()).isEqualTo(Status.COMPLETE);
        assertThat(site.paths()).as("no guesses").containsExactly("/robots.txt", "/nb/");
    }

    @Test
    void endsAListWhoseLastPageLeadsOnToNothing() throws Exception {
        String pager =
                "<div class='pager'><a href='/nb/'>1</a><a href='/nb/list2.html'>2</a><a href='/nb/list#.html'>下一页</a></div>";
        site.page("/nb/", links("/d/1.html", title("样例县", 2023)) + pager.replace("#", "2"))
                .page("/nb/list2.html", links("/d/2.html", title("样例县", 2022)) + pager.replace("#", "3"))
                .report("/d/1.html", title("样例县", 2023))
                .report("/d/2.html", title("样例县", 2022));
        PortalCrawl crawl = crawl("/nb/");
        assertThat(pages(crawl)).containsExactlyInAnyOrder("/d/1.html", "/d/2.html");
        assertThat(crawl.status()).isEqualTo(Status.COMPLETE);
    }

    @Test
    void asksForEachUnitOfAPageThoughTheFirstsAreMenus() throws Exception {
        String unit = "<script url='/unit' querydata=\"{'pageType':'column','tagId':'#','pageId':'p1'}\"></script>";
        site.page(
                        "/nb/",
                        "<title>政府信息公开年报</title>" + unit.replace("#", "a") + unit.replace("#", "b")
                                + unit.replace("#", "c"))
                .answer(
                        "/unit",
                        asked -> "{\"success\":true,\"data\":{\"html\":\""
                                + (asked.path().contains("tagId=c")
                                        ? "<a href='/d/1.html'>" + title("样例县", 2023) + "</a>"
                                        : "<a href='/'>首页</a>")
                                + "\"}}")
                .report("/d/1.html", title("样例县", 2023));
        assertThat(pages(crawl("/nb/"))).containsExactly("/d/1.html");
    }

    @Test
    void asksForSmallerPiecesWhereALargeOneComesEmpty() throws Exception {
        site.page(
                        "/nb/",
                        "<title>政府信息公开年报</title><script>$('#l').jpage({perPage:30,totalRecord:12,"
                                + "proxyUrl:'/messageController/getMessage.do',ajaxParam:{data:{columnId:'a-b'}}})</script>")
                .answer("/messageController/getMessage.do", asked -> {
                    int from = NoisyPortal.number(asked.path(), "startrecord", 1);
                    int to = NoisyPortal.number(asked.path(), "endrecord", 1);
                    String records = IntStream.rangeClosed(from, to)
                            .mapToObj(i -> "<record><![CDATA[<a href='/d/" + i + ".html'>" + title("样例县", 2000 + i)
                                    + "</a>]]></record>")
                            .collect(Collectors.joining());
                    return "cb({\"result\":\""
                            + (to - from < 10 ? "<datastore><recordset>" + records + "</recordset></datastore>" : "")
                            + "\"})";
                });
        IntStream.rangeClosed(1, 12).forEach(i -> site.report("/d/" + i + ".html", title("样例县", 2000 + i)));
        PortalCrawl crawl = crawl("/nb/");
        assertThat(pages(crawl)).hasSize(12);
        assertThat(crawl.status()).isEqualTo(Status.COMPLETE);
    }

    @Test
    void takesTheNewsBesideAListForNoPartOfIt() throws Exception {
        site.page("/nb/", "<title>政府信息公开年报</title><ul id='list'></ul><script>$.get('/hot?page=1')</script>")
                .page("/hot?page=1", "<li><a href='/xw/1.html'>全市经济工作会议</a></li>");
        assertThat(crawl("/nb/").status()).isEqualTo(Status.INCOMPLETE);
    }

    @Test
    void triesEachCallOfAPageWithoutEntries() throws Exception {
        site.page("/nb/", "<title>政府信息公开年报</title><script>$.get('/hot?page=1');$.get('/list?page=1')</script>")
                .page("/hot?page=1", "<li><a href='/xw/1.html'>全市经济工作会议</a></li>")
                .page("/list?page=1", "<li><a href='/d/1.html'>" + title("样例县", 2023) + "</a></li>")
                .report("/d/1.html", title("样例县", 2023));
        PortalCrawl crawl = crawl("/nb/");
        assertThat(pages(crawl)).containsExactly("/d/1.html");
        assertThat(crawl.status()).isEqualTo(Status.COMPLETE);
    }

    @Test
    void leavesAListAfterThreePagesThatAreNotThere() throws Exception {
        site.page(
                        "/nb/",
                        links("/d/1.html", title("样例县", 2023))
                                + "<script>createPageHTML(300,0,'index','html')</script>")
                .report("/d/1.html", title("样例县", 2023));
        PortalCrawl crawl = crawl("/nb/");
        assertThat(crawl.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(site.paths()).contains("/nb/index_3.html").doesNotContain("/nb/index_4.html");
        assertThat(crawl.search().left())
                .anySatisfy(left -> assertThat(left.rule()).isEqualTo("list-gone"));
    }
}
