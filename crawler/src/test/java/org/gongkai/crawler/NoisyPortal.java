package org.gongkai.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongkai.crawler.FixturePortal.Asked;
import org.gongkai.crawler.PortalCrawl.Candidate;
import org.gongkai.model.RunReport.Status;
import org.gongkai.model.RunSearch;
import org.gongkai.model.Visit;

/**
 * A portal with all that stands in the way on real ones: a home page of two hundred links, news without end, an English
 * version, links to other hosts, and beside the reports what only looks like them. A family's test adds its own list and
 * says where the reports are.
 */
final class NoisyPortal implements AutoCloseable {
    static final String SITE = "http://www.fixture.example";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC);

    final FixturePortal site = new FixturePortal();
    final MemoryJournal journal = new MemoryJournal();
    private final Set<String> expected = new LinkedHashSet<>();
    private int minimum = 1; // robots.txt

    /** A home page that leads by its navigation to a page about open government, and that to the column. */
    NoisyPortal(String column, String name) {
        site.page("/", home());
        site.page(
                "/gk/",
                "<HTML><HEAD><TITLE>政府信息公开_样例市人民政府</TITLE></HEAD><BODY>" + chrome()
                        + "<DIV CLASS='left'><UL><LI><A HREF='/gk/zn/'>政府信息公开指南</A></LI><LI><A HREF='" + column + "'>"
                        + name + "</A></LI><LI><A HREF='/gk/ysq/'>依申请公开</A></LI><LI><A HREF='/gk/zd/'>政府信息公开制度</A></LI>"
                        + "<LI><A HREF='/gk/fz/'>法治政府建设年度报告</A></LI><LI><A HREF='/gk/wz/'>政府网站工作年度报表</A></LI></UL></DIV></BODY></HTML>");
        minimum += 2;
    }

    /** The same without a home page: the column is the start. */
    NoisyPortal() {}

    static String chrome() {
        return "<div class='header'><div class='nav'><a href='/'>首页</a><a href='/xw/'>新闻中心</a><a href='/gk/'>政府信息公开</a>"
                + "<a href='/fw/'>政务服务</a><a href='/hd/'>互动交流</a><a href='/en/'>English</a>"
                + "<a href='/m/gk/'>手机版</a><a href='javascript:void(0)' onclick='SetHome()'>设为首页</a></div></div>";
    }

    private static String home() {
        String news = IntStream.range(0, 170)
                .mapToObj(i -> "<li><a href='/xw/202601/t202601" + (10 + i % 20) + "_" + i + ".html' title='我市召开第" + i
                        + "次全市重点工作推进会议并部署下一阶段任务'>我市召开第" + i + "次全市重点工作推进会…</a><span>2026-01-" + (10 + i % 20)
                        + "</span></li>")
                .collect(Collectors.joining());
        String others = IntStream.range(0, 20)
                .mapToObj(i -> "<a href='http://www.other" + i + ".example/zfxxgknb/'>友情链接" + i + "</a>")
                .collect(Collectors.joining());
        return "<html><head><title>样例市人民政府门户网站</title></head><body>" + chrome() + "<ul>" + news + "</ul>"
                + "<div class='zt'><a href='/zt/tjnb/'>统计年报</a><a href='/zt/qynb/'>企业年报公示</a>"
                + "<a href='/gk/tzgg/t20260105_7.html'>关于做好2025年政府信息公开工作年度报告编制发布工作的通知</a></div>"
                + "<select onchange='location=this.value'><option value='http://www.other.example/'>省政府</option></select>"
                + "<div class='footer links'>" + others + "</div></body></html>";
    }

    /** What stands in columns of reports beside the reports. */
    static String decoys() {
        return "<li><a href='/gk/nb/t1.html'>关于做好2023年政府信息公开工作年度报告编制发布工作的通知</a></li>"
                + "<li><a href='/gk/nb/t2.html'>图解：2023年政府信息公开工作年度报告</a></li>"
                + "<li><a href='/gk/nb/t3.html'>关于《2022年政府信息公开工作年度报告》的解读</a></li>"
                + "<li><a href='/gk/nb/t4.html'>2022年上半年政府信息公开统计</a></li>"
                + "<li><a href='/gk/nb/t5.html'>2023年政府网站工作年度报表</a></li>"
                + "<li><a href='/gk/nb/t6.html'>样例市2023年法治政府建设年度报告</a></li>"
                + "<li><a href='/gk/nb/t7.doc'>政府信息公开工作年度报告格式</a></li>"
                + "<li><a href='/gk/nb/t8.html'>2021年政务公开工作要点落实情况的函</a></li>";
    }

    static String title(int year) {
        return "样例市" + year + "年政府信息公开工作年度报告";
    }

    /** An entry as lists show them: the text cut, the whole in the title, the date beside it. */
    static String entry(String href, int year) {
        return "<li><a href=\"" + href + "\" title=\"" + title(year) + "\"><em>样例市</em>" + year
                + "年政府信<wbr>息公开工…</a><span>" + (year + 1) + "-01-20</span></li>";
    }

    /** A report that is to be found. */
    NoisyPortal report(String path, int year) {
        return report(path, title(year));
    }

    NoisyPortal report(String path, String title) {
        site.report(path, title);
        expected.add(path);
        minimum++;
        return this;
    }

    /** A file that the list links directly, to be found as well. */
    NoisyPortal reportFile(String path) {
        site.file(path, "application/pdf", "%PDF-1.4 x");
        expected.add(path);
        minimum++;
        return this;
    }

    /** Requests that cannot be done without, beside robots.txt, home page, its next and the reports. */
    NoisyPortal needs(int requests) {
        minimum += requests;
        return this;
    }

    /** Crawls, and sees to it that the same comes of it when the process dies at the end, or half-way. */
    PortalCrawl crawl(String... starts) throws Exception {
        PortalCrawl crawl = walk(starts);
        int requests = site.asked().size();
        assertThat(walk(starts)).as("retraced from its notes").isEqualTo(crawl);
        assertThat(site.asked()).hasSize(requests);
        List<URI> visits = journal.visits().stream().map(Visit::uri).toList();
        assertThat(journal.recalled().size())
                .as("read again")
                .isLessThanOrEqualTo(visits.size() < 8 ? visits.size() : visits.size() / 2);
        journal.crashBehind(visits.size() / 2);
        assertThat(walk(starts)).as("gone on with half-way").isEqualTo(crawl);
        assertThat(journal.visits()).extracting(Visit::uri).containsExactlyInAnyOrderElementsOf(visits);
        site.forgetAfter(requests);
        return crawl;
    }

    private PortalCrawl walk(String... starts) throws Exception {
        try (Crawler crawler = new Crawler(site.addresses(), CLOCK, time -> {}, 1)) {
            return crawler.crawl(
                    site.portal(starts), TestSettings.quick().settings(), "run-1", journal, CrawlProgress.silent());
        }
    }

    /** Everything is found, nothing else is, the account adds up, and few requests were made. */
    PortalCrawl findsAll(String... starts) throws Exception {
        PortalCrawl crawl = crawl(starts.length == 0 ? new String[] {SITE + "/"} : starts);
        assertThat(paths(crawl)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(crawl.failures()).isEmpty();
        assertThat(crawl.status()).isEqualTo(Status.COMPLETE);
        assertThat(site.asked()).extracting(Asked::host).allMatch(host -> host.startsWith("www.fixture.example"));
        List<String> asked = new ArrayList<>(site.paths());
        assertThat(asked.size())
                .as("requests, of which " + minimum + " are needed: " + asked)
                .isLessThanOrEqualTo(minimum * 3 / 2);
        addsUp(crawl.search());
        return crawl;
    }

    static void addsUp(RunSearch search) {
        int looked =
                search.looked().values().stream().mapToInt(Integer::intValue).sum();
        int left = search.left().stream().mapToInt(RunSearch.Left::count).sum();
        assertThat(looked + left).isEqualTo(search.found());
    }

    static List<String> paths(PortalCrawl crawl) {
        return crawl.candidates().stream()
                .map(Candidate::page)
                .map(URI::toString)
                .map(uri -> uri.replace(SITE, ""))
                .toList();
    }

    static int number(String path, String parameter, int otherwise) {
        return path.matches(".*[?&]" + parameter + "=\\d+.*")
                ? Integer.parseInt(path.replaceFirst(".*[?&]" + parameter + "=(\\d+).*", "$1"))
                : otherwise;
    }

    @Override
    public void close() {
        site.close();
    }
}
