package org.gongkai.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.crawler.NoisyPortal.SITE;
import static org.gongkai.crawler.NoisyPortal.chrome;
import static org.gongkai.crawler.NoisyPortal.decoys;
import static org.gongkai.crawler.NoisyPortal.entry;
import static org.gongkai.crawler.NoisyPortal.number;
import static org.gongkai.crawler.NoisyPortal.title;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongkai.crawler.PortalCrawl.Candidate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Families whose lists are ordinary pages, each on a portal with the usual noise. */
class StaticFamiliesIT {
    private static final int PAGES = 3;
    private static final int EACH = 4;

    /** A column page: chrome, decoys on the first page, its entries, its pager, and a sidebar of news. */
    private static String column(String entry, int page, String pager) {
        String entries = IntStream.range(page * EACH, page * EACH + EACH)
                .mapToObj(i -> entry(entry.replace("#", String.valueOf(100 + i)), 2024 - i))
                .collect(Collectors.joining());
        return "<html><head><title>政府信息公开年报_样例市人民政府</title><meta name='ColumnName' content='政府信息公开年报'></head><body>"
                + chrome() + "<div class='left'><a href='/gk/zn/'>政府信息公开指南</a><a href='/gk/zd/'>政府信息公开制度</a></div>"
                + "<div class='list'><ul>" + (page == 0 ? decoys() : "") + entries + "</ul>" + pager + "</div>"
                + "<div class='right'><ul><li><a href='/xw/202601/t20260110_1.html'>我市召开会议</a><span>2026-01-10</span></li></ul></div></body></html>";
    }

    private static NoisyPortal reports(NoisyPortal portal, String entry) {
        for (int i = 0; i < PAGES * EACH; i++) {
            portal.report(entry.replace("#", String.valueOf(100 + i)), 2024 - i);
        }
        return portal.needs(PAGES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/zwgk/zfxxgknb/ | /zwgk/zfxxgknb/index_#.html | 0 | createPageHTML(3, @, \"index\", \"html\");",
                "/zwgk/zfxxgknb/index.shtml | /zwgk/zfxxgknb/index_#.shtml | 0 | createPageHTML('page-div', 3, @, 'index','shtml', 12);",
                "/zwgk/zfxxgknb/ | /zwgk/zfxxgknb/index_#.html | 0 | var countPage = 3; //共多少页~var currentPage = @;",
                "/zwgk/zfxxgknb/ | /zwgk/zfxxgknb/index_#.shtml | 0 | var _nPageCount = 3; var _nCurrIndex = @; createPageHTML(_nPageCount, _nCurrIndex, 'index', 'shtml');",
                "/zwgk/zfxxgknb/list.shtml | /zwgk/zfxxgknb/list_#.shtml | 1 | createPageHTML('page_div',3, @,'list','shtml',12);",
                "/zwgk/zfxxgknb/ | /zwgk/zfxxgknb/index_#.htm | 0 | createPageHTML(3,@,'index','htm');",
                "/col14317/col16057/ | /col14317/col16057/index_#.html | 0 | createPageHTML(3,@,'index','html');"
            })
    void readsTheCountsOfStaticLists(String first, String further, int origin, String script) throws Exception {
        try (NoisyPortal portal = new NoisyPortal(first, "政府信息公开年报")) {
            for (int page = 0; page < PAGES; page++) {
                String path = page == 0 ? first : further.replace("#", String.valueOf(page + origin));
                portal.site.page(
                        path,
                        column(
                                "/zwgk/zfxxgknb/202501/t20250120_#.html",
                                page,
                                "<script>"
                                        + script.replace("@", String.valueOf(page + origin))
                                                .replace("~", "\n") + "</script>"));
            }
            reports(portal, "/zwgk/zfxxgknb/202501/t20250120_#.html").findsAll();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/zfxxgknb/1.html; /zfxxgknb/#.html; /zfxxgknb/content_#.html",
                "/zfxxgk/list.htm; /zfxxgk/list#.htm; /info/1308/#.htm",
                "/zfxxgk/xxgknb.jhtml; /zfxxgk/xxgknb_#.jhtml; /c/www/bmnb/#.jhtml",
                "/InfoPublic.aspx?cid=1019&pid=971&page=1; /InfoPublic.aspx?cid=1019&pid=971&page=#; /c/2023-01-11/64337#.shtml",
                "/class/OEPQ/1; /class/OEPQ/#; /Content-20279#.html",
                "/gongkai/channel_63899ec/; /gongkai/channel_63899ec/?page=#; /gongkai/site_x/channel_x/doc_#.html",
                "/columns/aa-bb/index.html; /columns/aa-bb/index_#.html; /columns/aa-bb/202302/17/0d9f-#.html"
            })
    void followsPagesThatLinkOneAnother(String first, String further, String entry) throws Exception {
        try (NoisyPortal portal = new NoisyPortal(first, "政府信息公开年报")) {
            for (int page = 1; page <= PAGES; page++) {
                String next = further.replace("#", String.valueOf(page + 1));
                String pager = "<div class='page'><a href='" + first + "'>首页</a>"
                        + (page < PAGES ? "<a href='" + next + "'>下一页</a>" : "<span>下一页</span>") + " 共3页</div>";
                portal.site.page(
                        page == 1 ? first : further.replace("#", String.valueOf(page)), column(entry, page - 1, pager));
            }
            reports(portal, entry).findsAll();
        }
    }

    @Test
    void followsAPagerWhosePagesAreNumberedDownwards() throws Exception {
        try (NoisyPortal portal = new NoisyPortal("/zfxxgk/zfxxgknb.htm", "政府信息公开年报")) {
            for (int page = 0; page < PAGES; page++) {
                String folder = page == 0 ? "zfxxgknb/" : "";
                String pager = "<div><span class='p_pages'><span class='p_no_d'>" + (page + 1) + "</span>"
                        + (page < 2 ? "<a href='" + folder + (2 - page) + ".htm'>" + (page + 2) + "</a>" : "")
                        + (page < 2
                                ? "<a href='" + folder + (2 - page) + ".htm'>下页</a><a href='" + folder + "1.htm'>尾页</a>"
                                : "")
                        + "</span></div>";
                portal.site.page(
                        page == 0 ? "/zfxxgk/zfxxgknb.htm" : "/zfxxgk/zfxxgknb/" + (3 - page) + ".htm",
                        column("/info/1308/#.htm", page, pager));
            }
            reports(portal, "/info/1308/#.htm").findsAll();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nb/#n/", "/nb/#nzfxxgkndbg/", "/nb/nb_#n/", "/nb/#/", "/nb/index.html?nd=#"})
    void goesThroughColumnsOfYears(String path) throws Exception {
        try (NoisyPortal portal = new NoisyPortal("/nb/", "政府信息公开年报")) {
            List<Integer> years = List.of(2024, 2023, 2022, 2021);
            portal.site.page(
                    "/nb/",
                    "<title>政府信息公开年报</title>" + chrome() + "<ul class='years'>"
                            + years.stream()
                                    .map(year ->
                                            "<li><a href='" + path.replace("#", "" + year) + "'>" + year + "年</a></li>")
                                    .collect(Collectors.joining())
                            + "</ul>");
            for (int year : years) {
                String entries = "";
                for (String organ : List.of("样例市人民政府", "样例市财政局", "样例市东街街道办事处")) {
                    String report = "/nb/d/" + year + "_" + organ.length() + ".html";
                    String title = organ + year + "年政府信息公开工作年度报告";
                    portal.report(report, title);
                    entries += "<li><a href='" + report + "'>" + title + "</a></li>";
                }
                portal.site.page(
                        path.replace("#", "" + year), "<title>" + year + "年_政府信息公开年报</title><ul>" + entries + "</ul>");
            }
            portal.needs(1 + years.size()).findsAll();
        }
    }

    @Test
    void readsOldPagesInTheCharsetOfTheirTime() throws Exception {
        Charset gbk = Charset.forName("GBK");
        try (NoisyPortal portal = new NoisyPortal("/nb/", "政府信息公开年报")) {
            String page =
                    "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=gb2312'><TITLE>政府信息公开年报</TITLE><BASE HREF='"
                            + SITE
                            + "/old/nb/'><TABLE><TR><TD><A HREF='../d/1.html'><FONT>样例市2010年</FONT><FONT>政府信息公开年度报告</FONT></A></TD></TR>"
                            + "<TR><TD><A HREF='./2.html'>样例市2009年政府信息公开年度报告</A></TD></TR></TABLE>";
            portal.site.file("/nb/", "text/html", new String(page.getBytes(gbk), StandardCharsets.ISO_8859_1));
            portal.report("/old/d/1.html", "样例市2010年政府信息公开年度报告").report("/old/nb/2.html", "样例市2009年政府信息公开年度报告");
            portal.needs(1).findsAll();
        }
    }

    @Test
    void goesThroughShellsAndFrames() throws Exception {
        try (NoisyPortal portal = new NoisyPortal()) {
            portal.site
                    .page("/", "<html><head><meta http-equiv='refresh' content='0;url=/web/index.html'></head></html>")
                    .page(
                            "/web/index.html",
                            "<html><body>" + chrome()
                                    + "<script>document.write(\"<ul><li><a href='/gk/'>信息公开</a></li></ul>\");</script></body></html>")
                    .page("/gk/", "<script>location.href='/gk/index.jsp';</script>")
                    .page(
                            "/gk/index.jsp",
                            "<script>var zNodes=[{id:1,pId:0,name:\"公开指南\",url:\"/gk/zn/\"},{id:2,pId:0,name:\"年度报告\",url:\"/gk/nb.html\",target:\"_self\"}];</script><ul id='tree' class='ztree'></ul>")
                    .page("/gk/nb.html", "<title>年度报告</title><iframe src='/gk/list.jsp?c=3' width='100%'></iframe>")
                    .page("/gk/list.jsp?c=3", "<ul>" + entry("/d/1.html", 2023) + entry("/d/2.html", 2022) + "</ul>");
            portal.report("/d/1.html", 2023).report("/d/2.html", 2022);
            portal.needs(6).findsAll();
        }
    }

    @Test
    void findsWhatOnlyASiteMapLeadsTo() throws Exception {
        try (NoisyPortal portal = new NoisyPortal()) {
            portal.site
                    .page("/", "<title>样例市</title><div id='app'></div><script src='/app.js'></script>")
                    .file("/robots.txt", "text/plain", "User-agent: *\nSitemap: " + SITE + "/map.xml\n")
                    .file(
                            "/map.xml",
                            "application/xml",
                            "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                                    + IntStream.range(0, 300)
                                            .mapToObj(i -> "<url><loc>" + SITE + "/xw/" + i + ".html</loc></url>")
                                            .collect(Collectors.joining())
                                    + "<url><loc>" + SITE + "/zwgk/zfxxgknb/</loc></url></urlset>")
                    .page(
                            "/zwgk/zfxxgknb/",
                            "<title>政府信息公开年报</title><ul>" + entry("/d/1.html", 2023) + entry("/d/2.html", 2022)
                                    + "</ul>");
            portal.report("/d/1.html", 2023).report("/d/2.html", 2022);
            portal.needs(3).findsAll();
        }
    }

    @Test
    void takesEachReportOnceWhereItIsListedInSeveralForms() throws Exception {
        try (NoisyPortal portal = new NoisyPortal("/nb/", "政府信息公开年报")) {
            portal.site.page(
                    "/nb/",
                    "<title>政府信息公开年报</title><ul>" + entry("/d/1.html", 2023) + "<li><a href='/d/1p.html'>" + title(2023)
                            + "（图片版）</a></li>"
                            + "<li><a href='/d/2p.html'>" + title(2022) + "（图片版）</a></li><li><a href='/f/3.pdf'>"
                            + title(2021)
                            + "</a></li></ul>");
            portal.report("/d/1.html", 2023)
                    .report("/d/2p.html", title(2022) + "（图片版）")
                    .reportFile("/f/3.pdf");
            PortalCrawl crawl = portal.needs(1).findsAll();
            assertThat(crawl.search().left()).anySatisfy(left -> {
                assertThat(left.rule()).isEqualTo("another-rendition");
                assertThat(left.count()).isOne();
            });
        }
    }

    @Test
    void takesThePicturesOfAReportThatIsNothingElse() throws Exception {
        try (NoisyPortal portal = new NoisyPortal()) {
            portal.site.page(
                    "/nb/",
                    "<title>政府信息公开年报</title><ul>" + entry("/d/1.html", 2023) + entry("/d/2.html", 2022) + "</ul>");
            portal.report("/d/1.html", 2023).report("/d/2.html", 2022);
            portal.site
                    .page(
                            "/d/1.html",
                            "<h1>" + title(2023)
                                    + "</h1><div class='TRS_Editor'><p><img src='./W020240101.jpg'/></p><p><img data-original='./W020240102.jpg' src='/images/loading.gif'/></p></div>")
                    .page(
                            "/d/2.html",
                            "<h1>" + title(2022) + "</h1><div id='UCAP-CONTENT'><p>附件：</p><a href='/d/a.docx'>"
                                    + title(2022)
                                    + ".docx</a><a href='/d/b.ofd'>OFD版</a><a href='/d/download?id=7'>附件下载</a><a href='/d/c.zip'>附件2.zip</a></div>")
                    .file("/d/W020240101.jpg", "image/jpeg", "\u00ff\u00d8\u00ff")
                    .file("/d/W020240102.jpg", "image/jpeg", "\u00ff\u00d8\u00ff")
                    .file("/d/a.docx", "application/octet-stream", "PK\u0003\u0004")
                    .file("/d/b.ofd", "application/ofd", "PK\u0003\u0004")
                    .file("/d/c.zip", "application/zip", "PK\u0003\u0004")
                    .file("/d/download", "application/pdf", "%PDF-1.4");
            PortalCrawl crawl = portal.needs(7).findsAll(SITE + "/nb/");
            assertThat(crawl.candidates())
                    .extracting(candidate -> candidate.attachments().stream()
                            .map(uri -> uri.toString().replace(SITE, ""))
                            .toList())
                    .containsExactly(
                            List.of("/d/W020240101.jpg", "/d/W020240102.jpg"),
                            List.of("/d/a.docx", "/d/b.ofd", "/d/download?id=7", "/d/c.zip"));
        }
    }

    @Test
    void findsTheOrgansBelowThePortalsOwn() throws Exception {
        try (NoisyPortal portal = new NoisyPortal("/zfxxgk/zfxxgknb/", "政府信息公开年报")) {
            portal.site.page(
                    "/zfxxgk/zfxxgknb/",
                    "<title>政府信息公开年报</title><div class='tab'><a href='/zfxxgk/zfxxgknb/qzf/'>区政府</a><a href='/zfxxgk/zfxxgknb/bm/'>区政府部门</a>"
                            + "<a href='/zfxxgk/zfxxgknb/zxjd/'>镇（街道）</a></div>");
            String[][] columns = {
                {"qzf", "样例区人民政府"}, {"bm", "样例区财政局", "样例区教育局", "样例区人民政府办公室"}, {"zxjd", "样例区东城街道办事处", "样例区河口镇人民政府"}
            };
            for (String[] column : columns) {
                StringBuilder list = new StringBuilder();
                for (int organ = 1; organ < column.length; organ++) {
                    for (int year = 2022; year <= 2023; year++) {
                        String path = "/zfxxgk/zfxxgknb/" + column[0] + "/" + organ + "_" + year + ".html";
                        String title = column[organ] + year + "年政府信息公开工作年度报告";
                        portal.report(path, title);
                        list.append("<li><a href='")
                                .append(path)
                                .append("'>")
                                .append(title)
                                .append("</a></li>");
                    }
                }
                portal.site.page("/zfxxgk/zfxxgknb/" + column[0] + "/", "<title>政府信息公开年报</title><ul>" + list + "</ul>");
            }
            PortalCrawl crawl = portal.needs(4).findsAll();
            assertThat(crawl.candidates()).extracting(Candidate::title).contains("样例区河口镇人民政府2023年政府信息公开工作年度报告");
        }
    }

    @Test
    void leavesTheOtherViewsOfASiteAlone() throws Exception {
        try (NoisyPortal portal = new NoisyPortal("/nb/", "政府信息公开年报")) {
            portal.site.answer(
                    "/nb/",
                    asked -> "<title>政府信息公开年报</title><ul>" + entry("/d/1.html", 2023) + entry("/m/d/1.html", 2023)
                            + entry("/d/1.html?print=1", 2023) + entry("/d/2.html;jsessionid=AB12CD34", 2022)
                            + entry("/d/3.html?a=1&b=2", 2021) + entry("/d/3.html?b=2&a=1", 2021)
                            + "</ul><table class='calendar'><tr><td><a href='/nb/?date=2026-01-01'>1</a></td><td><a href='/nb/?date=2026-01-02'>2</a></td></tr></table>");
            portal.report("/d/1.html", 2023).report("/d/2.html", 2022).report("/d/3.html?a=1&b=2", 2021);
            PortalCrawl crawl = portal.needs(1).findsAll();
            assertThat(crawl.search().left())
                    .extracting(left -> left.rule())
                    .contains(
                            "another-view",
                            "session-id",
                            "parameter-order",
                            "calendar",
                            "other-host",
                            "no-reason",
                            "not-a-report");
        }
    }

    @Test
    void endsAListWhosePagesBeyondTheLastShowTheFirst() throws Exception {
        try (NoisyPortal portal = new NoisyPortal("/nb/", "政府信息公开年报")) {
            portal.site.answer("/nb/", asked -> {
                int page = number(asked.path(), "page", 1);
                int shown = page > 2 ? 1 : page;
                return column(
                        "/d/#.html",
                        shown - 1,
                        "<div class='pager'><a href='/nb/?page=" + (page + 1) + "'>下一页</a></div>");
            });
            for (int i = 0; i < 2 * EACH; i++) {
                portal.report("/d/" + (100 + i) + ".html", 2024 - i);
            }
            PortalCrawl crawl = portal.needs(2).findsAll();
            assertThat(crawl.search().columns())
                    .filteredOn(column -> column.uri().getPath().equals("/nb/"))
                    .singleElement()
                    .satisfies(column -> {
                        assertThat(column.name()).isEqualTo("政府信息公开年报");
                        assertThat(column.pages()).isEqualTo(3);
                        assertThat(column.whole()).isTrue();
                    });
        }
    }

    @Test
    void doesNotGoDeeperWhereAServerHeedsOnlyTheBeginningOfAPath() throws Exception {
        try (NoisyPortal portal = new NoisyPortal("/zfxxgknb/", "政府信息公开年报")) {
            String column = "<title>政府信息公开年报</title><ul><li><a href='zfxxgknb/'>政府信息公开年报</a></li>"
                    + entry("./1.html", 2023) + entry("./2.html", 2022) + "</ul>";
            for (String folder = "/zfxxgknb/"; folder.length() < 60; folder += "zfxxgknb/") {
                portal.site.page(folder, column);
                portal.site.report(folder + "1.html", title(2023)).report(folder + "2.html", title(2022));
            }
            portal.report("/zfxxgknb/1.html", 2023).report("/zfxxgknb/2.html", 2022);
            portal.needs(1).findsAll();
        }
    }

    @Test
    void readsTheMenuOfASiteOutOfItsScriptFile() throws Exception {
        try (NoisyPortal portal = new NoisyPortal()) {
            portal.site
                    .page(
                            "/",
                            "<title>样例市</title><div id='menu'></div><script src='/js/jquery.js'></script><script src='/js/leftmenu.js?v=3'></script>")
                    .file(
                            "/js/leftmenu.js?v=3",
                            "application/x-javascript",
                            new String(
                                    "document.writeln('<ul><li><a href=\"/nb/\">政府信息公开年报</a></li></ul>');"
                                            .getBytes(StandardCharsets.UTF_8),
                                    StandardCharsets.ISO_8859_1))
                    .page("/nb/", "<title>政府信息公开年报</title><ul>" + entry("/d/1.html", 2023) + "</ul>");
            portal.report("/d/1.html", 2023);
            portal.needs(3).findsAll();
        }
    }

    @Test
    void readsTheReportOfASiteThatSomebodyElseHasTakenAsNobodys() throws Exception {
        try (NoisyPortal portal = new NoisyPortal()) {
            portal.site.page("/nb/", "<title>365bet(中国)官方网站_政府信息公开年报</title><ul>" + entry("/d/1.html", 2023) + "</ul>");
            portal.site.report("/d/1.html", title(2023));
            PortalCrawl crawl = portal.crawl(SITE + "/nb/");
            assertThat(crawl.candidates()).isEmpty();
            assertThat(crawl.failures())
                    .anySatisfy(failure -> assertThat(failure.reason()).startsWith("hijacked"));
        }
    }
}
