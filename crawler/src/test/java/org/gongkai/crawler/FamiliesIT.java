package org.gongkai.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongkai.crawler.FixturePortal.Asked;
import org.gongkai.crawler.PortalCrawl.Candidate;
import org.gongkai.model.RunReport.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FamiliesIT {
    private static final String SITE = "http://www.fixture.example";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC);

    private final FixturePortal site = new FixturePortal();
    private final MemoryJournal journal = new MemoryJournal();

    @AfterEach
    void stop() {
        site.close();
    }

    private PortalCrawl crawl(String... starts) throws Exception {
        try (Crawler crawler = new Crawler(site.addresses(), CLOCK, time -> {})) {
            return crawler.crawl(
                    site.portal(starts), TestSettings.quick().settings(), "run-1", journal, CrawlProgress.silent());
        }
    }

    private static List<String> pages(PortalCrawl crawl) {
        return crawl.candidates().stream()
                .map(Candidate::page)
                .map(uri -> uri.toString().replace(SITE, ""))
                .toList();
    }

    private static String title(int year) {
        return "样例市" + year + "年政府信息公开工作年度报告";
    }

    private static String entry(String href, int year) {
        return "<li><a href=\"" + href + "\" title=\"" + title(year) + "\">样例市" + year + "年政府信息公开工作…</a><span>"
                + (year + 1) + "-01-20</span></li>";
    }

    @Test
    void followsAStaticTrsListFromTheHomePageToItsEnd() throws Exception {
        site.page("/", home())
                .page(
                        "/zwgk/",
                        "<html><title>政务公开_样例</title><ul><li><a href='./zfxxgknb/'>政府信息公开年报</a>"
                                + "<li><a href='./zcfg/'>政策法规</a></ul></html>");
        for (int page = 0; page < 3; page++) {
            int first = 2024 - page * 2;
            site.page(
                    "/zwgk/zfxxgknb/" + (page == 0 ? "" : "index_" + page + ".html"),
                    "<html><title>政府信息公开年报_样例</title><ul>"
                            + entry("./" + (first + 1) + "01/t" + (first + 1) + "0120_1" + page + ".html", first)
                            + entry("./" + first + "01/t" + first + "0120_2" + page + ".html", first - 1)
                            + "</ul><script>function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){}\n"
                            + "createPageHTML(3, " + page + ", \"index\", \"html\");</script></html>");
            site.report(
                    "/zwgk/zfxxgknb/" + (first + 1) + "01/t" + (first + 1) + "0120_1" + page + ".html", title(first));
            site.report("/zwgk/zfxxgknb/" + first + "01/t" + first + "0120_2" + page + ".html", title(first - 1));
        }

        PortalCrawl crawl = crawl(SITE + "/");

        assertThat(crawl.failures()).isEmpty();
        assertThat(crawl.status()).isEqualTo(Status.COMPLETE);
        assertThat(crawl.candidates())
                .extracting(Candidate::title)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(2019, 2024)
                        .mapToObj(FamiliesIT::title)
                        .toList());
        assertThat(site.paths())
                .as("no news, no policies")
                .noneMatch(path -> path.contains("news") || path.contains("zcfg"));
        assertThat(site.paths()).hasSize(1 + 1 + 1 + 3 + 6).doesNotHaveDuplicates();
        assertThat(crawl.candidates().get(0).listed()).isPresent();
        assertThat(crawl.candidates().get(0).crumbs()).containsExactly("政务公开", "政府信息公开年报");
    }

    private static String home() {
        String news = IntStream.range(0, 40)
                .mapToObj(i -> "<li><a href='/news/202601/t20260101_" + i + ".html'>我市召开第" + i + "次政府信息公开工作会议</a>")
                .collect(Collectors.joining());
        return "<html><head><title>样例市人民政府</title></head><body><div class='nav'><a href='/'>首页</a>"
                + "<a href='/news/'>新闻动态</a><a href='/zwgk/'>政务公开</a><a href='/bsfw/'>办事服务</a></div><ul>" + news
                + "</ul><div class='footer'><a href='http://www.gov.example/'>中国政府网</a></div></body></html>";
    }

    @Test
    void countsPagesFromOneWhereTheFirstPageSaysSo() throws Exception {
        site.page(
                        "/xxgknb/",
                        "<ul>" + entry("a.html", 2020) + entry("b.html", 2019)
                                + "</ul><script>createPageHTML('page_div', 2, 1, 'index', 'shtml', 3);</script>")
                .page("/xxgknb/index_2.shtml", "<ul>" + entry("c.html", 2018) + "</ul>")
                .report("/xxgknb/a.html", title(2020))
                .report("/xxgknb/b.html", title(2019))
                .report("/xxgknb/c.html", title(2018));
        PortalCrawl crawl = crawl(SITE + "/xxgknb/");
        assertThat(crawl.status()).isEqualTo(Status.COMPLETE);
        assertThat(pages(crawl)).containsExactlyInAnyOrder("/xxgknb/a.html", "/xxgknb/b.html", "/xxgknb/c.html");
    }

    @Test
    void postsForFurtherRecordsAsAHanwebPageDoes() throws Exception {
        int total = 23;
        site.page("/col/col61490/index.html", hanwebColumn(10, total, ""))
                .answer("/module/web/jpage/dataproxy.jsp", FamiliesIT::proxy);
        for (int i = 0; i < total; i++) {
            site.report("/art/2024/1/17/art_61490_" + i + ".html", title(2024 - i));
        }
        PortalCrawl crawl = crawl(SITE + "/col/col61490/index.html");
        assertThat(crawl.failures()).isEmpty();
        assertThat(crawl.candidates()).hasSize(total);
        List<Asked> posts = site.asked().stream()
                .filter(asked -> asked.method().equals("POST"))
                .toList();
        assertThat(posts).isNotEmpty().allSatisfy(post -> {
            assertThat(post.referer()).contains(SITE + "/col/col61490/index.html");
            assertThat(post.body()).contains("columnid=61490", "unitid=247686", "webname=%E6%A0%B7%E4%BE%8B");
            assertThat(post.path()).contains("startrecord=", "perpage=10");
        });
        assertThat(journal.visits()).anyMatch(visit -> visit.uri().toString().contains("__wb_method=POST&col=1"));
    }

    @Test
    void followsNextGroupsWhereTheProxyHeedsNothingElse() throws Exception {
        int total = 12;
        String next =
                "<nextgroup><![CDATA[<a href=\"/module/web/jpage/dataproxy.jsp?page=1&webid=39&path=/&columnid=1&unitid=2"
                        + "&webname=%25E6%25A0%25B7&permissiontype=0\"></a>]]></nextgroup>";
        site.page("/col/col61490/index.html", hanwebColumn(5, -1, next));
        site.answer("/module/web/jpage/dataproxy.jsp", asked -> {
            int page = Integer.parseInt(asked.path().replaceFirst(".*[?&]page=(\\d+).*", "$1"));
            int from = page * 5;
            int to = Math.min(total, from + 5);
            return store(
                    from, to, to < total ? next.replace("page=1", "page=" + (page + 1)) : "<nextgroup></nextgroup>");
        });
        for (int i = 0; i < total; i++) {
            site.report("/art/2024/1/17/art_61490_" + i + ".html", title(2024 - i));
        }
        PortalCrawl crawl = crawl(SITE + "/col/col61490/index.html");
        assertThat(crawl.failures()).isEmpty();
        assertThat(crawl.candidates()).hasSize(total);
        assertThat(site.asked()).allMatch(asked -> asked.method().equals("GET"));
    }

    @Test
    void saysSoWhenAListShowsLessThanItSaysItHas() throws Exception {
        site.page("/col/col61490/index.html", hanwebColumn(10, 23, ""))
                .answer("/module/web/jpage/dataproxy.jsp", asked -> store(0, 10, ""));
        for (int i = 0; i < 10; i++) {
            site.report("/art/2024/1/17/art_61490_" + i + ".html", title(2024 - i));
        }
        PortalCrawl crawl = crawl(SITE + "/col/col61490/index.html");
        assertThat(crawl.candidates()).hasSize(10);
        assertThat(crawl.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(crawl.failures()).singleElement().satisfies(failure -> assertThat(failure.reason())
                .contains("23 entries", "showed 10"));
    }

    private static String hanwebColumn(int embedded, int total, String nextgroup) {
        String script = total < 0
                ? ""
                : "<script>$(function(){ $('#247686').jpage({theme:'default', perPage:10, totalRecord:" + total
                        + ", dataStore:s, proxyUrl:'/module/web/jpage/dataproxy.jsp', ajaxParam:{dataType:'xml', data:{col:1,appid:1,webid:39,path:'/',"
                        + "columnid:61490,sourceContentType:1,unitid:'247686',webname:'样例',permissiontype:0}}}); });</script>";
        return "<html><title>政府信息公开年报</title><div id='247686' class='default_pgContainer'></div><script type=\"text/xml\">"
                + store(0, embedded, nextgroup) + "</script>" + script + "</html>";
    }

    private static String proxy(Asked asked) {
        int from = Integer.parseInt(asked.path().replaceFirst(".*startrecord=(\\d+).*", "$1"));
        int to = Integer.parseInt(asked.path().replaceFirst(".*endrecord=(\\d+).*", "$1"));
        String form = URLDecoder.decode(asked.body(), StandardCharsets.UTF_8);
        // like the real one: at most a page at a time, nothing without its form and the referring page
        boolean whole = form.contains("unitid=247686") && asked.referer().isPresent();
        return whole ? store(from - 1, Math.min(from + 7, to), "") : "<datastore></datastore>";
    }

    private static String store(int from, int to, String nextgroup) {
        List<String> records = new ArrayList<>();
        for (int i = from; i < to; i++) {
            records.add(
                    "<record><![CDATA[" + entry("/art/2024/1/17/art_61490_" + i + ".html", 2024 - i) + "]]></record>");
        }
        return "<datastore>" + nextgroup + "<recordset>" + String.join("\n", records) + "</recordset></datastore>";
    }

    @Test
    void followsPlainPagersThatNameTheirPagesInAQuery() throws Exception {
        site.page("/", "<a href='/list?cat=nb'>信息公开年报</a>");
        site.answer("/list", asked -> {
            int page = asked.path().contains("page=")
                    ? Integer.parseInt(asked.path().replaceFirst(".*page=(\\d+).*", "$1"))
                    : 1;
            String next = page < 7
                    ? "<a href='/list?cat=nb&page=" + (page + 1) + "'>下一页</a>"
                    : "<a href='javascript:;'>下一页</a>";
            return "<ul>" + entry("/doc/" + page + ".html", 2025 - page)
                    + "</ul><div class='pages'><a href='?cat=nb&page=1'>1</a>" + "<a href='?cat=nb&page=2'>2</a>" + next
                    + " 共7页</div>";
        });
        for (int page = 1; page <= 7; page++) {
            site.report("/doc/" + page + ".html", title(2025 - page));
        }
        PortalCrawl crawl = crawl(SITE + "/");
        assertThat(crawl.failures()).isEmpty();
        assertThat(pages(crawl)).hasSize(7);
    }

    @Test
    void endsAListThatNeverSaysItIsOver() throws Exception {
        site.answer("/ndbg/list.html", asked -> {
            int page = asked.path().contains("page=")
                    ? Integer.parseInt(asked.path().replaceFirst(".*page=(\\d+).*", "$1"))
                    : 1;
            int shown = Math.min(page, 3);
            return "<ul>" + entry("/doc/" + shown + ".html", 2020 + shown) + "</ul><div class='pager'><a href='?page="
                    + (page + 1) + "'>下一页</a></div>";
        });
        for (int page = 1; page <= 3; page++) {
            site.report("/doc/" + page + ".html", title(2020 + page));
        }
        PortalCrawl crawl = crawl(SITE + "/ndbg/list.html");
        assertThat(crawl.failures()).isEmpty();
        assertThat(crawl.status()).isEqualTo(Status.COMPLETE);
        assertThat(pages(crawl)).hasSize(3);
        assertThat(site.paths()).contains("/ndbg/list.html?page=4").doesNotContain("/ndbg/list.html?page=5");
    }

    @Test
    void saysSoWhenAPagerIsAScriptItDoesNotKnow() throws Exception {
        site.page(
                        "/ndbg/",
                        "<ul>" + entry("/doc/1.html", 2020) + entry("/doc/2.html", 2021)
                                + "</ul><div class='pager'><a href='javascript:go(2)'>2</a> 共 4 页</div>")
                .report("/doc/1.html", title(2020))
                .report("/doc/2.html", title(2021));
        PortalCrawl crawl = crawl(SITE + "/ndbg/");
        assertThat(crawl.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(crawl.failures()).singleElement().satisfies(failure -> assertThat(failure.reason())
                .contains("4 pages"));
    }

    @Test
    void findsTheListInAFrameAndYearsAndOrgansBelowIt() throws Exception {
        site.page("/", "<div class='nav'><a href='/gongkai/'>政府信息公开</a></div>")
                .page("/gongkai/", "<title>政府信息公开</title><a href='nb.html'>年度报告</a><a href='zn.html'>指南</a>")
                .page("/gongkai/nb.html", "<iframe src='/gongkai/list.jsp?c=9'></iframe>")
                .page("/gongkai/list.jsp", "<a href='/gongkai/y2022.html'>2022年</a><a href='/gongkai/czj.html'>财政局</a>")
                .page("/gongkai/y2022.html", "<ul>" + entry("/doc/1.html", 2022) + "</ul>")
                .report("/gongkai/czj.html", "样例市财政局2021年政府信息公开工作年度报告")
                .report("/doc/1.html", title(2022));
        PortalCrawl crawl = crawl(SITE + "/");
        assertThat(crawl.failures()).isEmpty();
        assertThat(pages(crawl)).containsExactlyInAnyOrder("/doc/1.html", "/gongkai/czj.html");
        assertThat(site.paths()).doesNotContain("/gongkai/zn.html");
    }

    @Test
    void fetchesTheFilesOfAReportPageAndFilesLinkedFromTheList() throws Exception {
        site.page("/ndbg/", "<ul>" + entry("t20210120_1.html", 2020) + entry("./P020200101.doc", 2019) + "</ul>")
                .page(
                        "/ndbg/t20210120_1.html",
                        "<h1>" + title(2020) + "</h1><div class='TRS_Editor'><p>附件：<a href='./P0202.pdf'>"
                                + title(2020) + ".pdf</a></p></div><div class='related'><a href='./P0201.pdf'>"
                                + title(2018)
                                + "</a></div><div class='footer'><a href='/help.doc'>帮助</a></div>")
                .file("/ndbg/P0202.pdf", "application/pdf", "%PDF-1.4 x")
                .file("/ndbg/P020200101.doc", "application/msword", "\u00d0\u00cf\u0011\u00e0")
                .file("/ndbg/P0201.pdf", "application/pdf", "%PDF-1.4 y");
        PortalCrawl crawl = crawl(SITE + "/ndbg/");
        assertThat(crawl.failures()).isEmpty();
        assertThat(pages(crawl))
                .containsExactlyInAnyOrder("/ndbg/t20210120_1.html", "/ndbg/P020200101.doc", "/ndbg/P0201.pdf");
        assertThat(crawl.candidates().get(0).attachments())
                .extracting(Object::toString)
                .containsExactly(SITE + "/ndbg/P0202.pdf");
        assertThat(site.paths()).contains("/ndbg/P0202.pdf").doesNotContain("/help.doc");
    }

    @Test
    void fetchesTheUnitsOfAJpaasColumn() throws Exception {
        String unit = "/api-gateway/jpaas-publish-server/front/page/build/unit";
        site.page(
                "/col/nb/",
                "<title>政府信息公开年报</title><script src='/js/unitbuild.js' url='" + unit
                        + "' queryData=\"{'webId':'1','pageId':'9','parseType':'bulidstatic','pageType':'column','tagId':'列表','tplSetId':'t'}\"></script>");
        site.answer(unit, asked -> {
            String path = URLDecoder.decode(asked.path(), StandardCharsets.UTF_8);
            // like the real one: a page number outside paramJson is not heeded
            int page = path.contains("paramJson={")
                    ? Integer.parseInt(path.replaceFirst(".*\"pageNo\":(\\d+).*", "$1"))
                    : 1;
            String entries =
                    page > 3 ? "" : entry("/art/" + page + ".html", 2024 - page).replace("\"", "'");
            return "{\"success\":true,\"code\":\"200\",\"data\":{\"html\":\"<ul>" + entries
                    + "</ul><div class='pagination' rows='1' count='3'></div>\"}}";
        });
        for (int page = 1; page <= 3; page++) {
            site.report("/art/" + page + ".html", title(2024 - page));
        }
        PortalCrawl crawl = crawl(SITE + "/col/nb/");
        assertThat(crawl.failures()).isEmpty();
        assertThat(pages(crawl)).containsExactlyInAnyOrder("/art/1.html", "/art/2.html", "/art/3.html");
    }
}
