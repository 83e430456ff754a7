package org.gongkai.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.gongkai.crawler.Addresses;
import org.gongkai.model.Portal;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplePortalsIT {
    private static final String REPORTS = "http://www.xinxiang.example/col/col1229100/index.html";
    private static final String PROXY = "http://www.xinxiang.example/module/web/jpage/dataproxy.jsp?columnid=1229100";

    private static SamplePortals portals;
    private static CloseableHttpClient client;

    @BeforeAll
    static void start() throws IOException {
        Clock noon = Clock.fixed(Instant.parse("2026-11-21T04:00:00Z"), ZoneId.of("Asia/Shanghai"));
        portals = SamplePortals.start(0, noon);
        client = HttpClients.custom().disableRedirectHandling().build();
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        portals.close();
    }

    @Test
    void leadsFromEveryHomePageToEveryReportByLinksAndLists() throws IOException {
        for (SampleReport report : SampleReport.all()) {
            Portal portal = portals.portals().stream()
                    .filter(p -> p.id().equals(report.portal()))
                    .findFirst()
                    .orElseThrow();
            assertThat(reachable(portal.start().get(0))).contains(report.page(), report.document());
        }
    }

    @Test
    void answersEveryLinkThatItsPagesShow() throws IOException {
        for (Portal portal : portals.portals()) {
            for (String address : reachable(portal.start().get(0))) {
                if (!address.contains("/search/")) {
                    Got got = get(address);
                    assertThat(got.status).as(address).isIn(200, 301);
                    assertThat(got.text()).as(address).doesNotContain("不存在").doesNotContain("<!--#");
                }
            }
        }
    }

    @Test
    void saysOnEveryPageThatItIsASample() throws IOException {
        for (Portal portal : portals.portals()) {
            for (String address : reachable(portal.start().get(0))) {
                Got got = get(address);
                if (got.type.startsWith("text/html") && got.status == 200) {
                    assertThat(got.text()).as(address).contains("本页为 gongkai 随附的演示样例，非官方网站");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.zhengzhou.example/zwgk/zfxxgk/zfxxgknb/, 3",
        "http://www.chuanhui.example/zwgk/xxgk/xxgknb/, 3",
        "http://www.sifangtai.example/zwgk/zfxxgk/zfxxgkndbg/, 3"
    })
    void pagesItsListOfReports(String list, int pages) throws IOException {
        String next = list.contains("zhengzhou") ? "index_%d.html" : "?page=%d";
        int offset = list.contains("zhengzhou") ? 0 : 1;
        Set<String> titles = new LinkedHashSet<>();
        for (int page = 1; page <= pages; page++) {
            String address = page == 1 ? list : list + String.format(next, page - 1 + offset);
            Got got = get(address);
            assertThat(titles.addAll(Jsoup.parse(got.text())
                            .select("#main a, .trt-list a")
                            .eachText()))
                    .isTrue();
        }
        assertThat(titles).anyMatch(title -> title.endsWith("政府信息公开工作年度报告") || title.endsWith("信息公开工作年度报告"));
        assertThat(get(list + String.format(next, pages + offset)).text()).doesNotContain("通知</a>");
    }

    @Test
    void givesTheRestOfAHanwebListToThePortalsOwnPagesOnly() throws IOException {
        assertThat(get(PROXY + "&page=1").status).isEqualTo(403);
        assertThat(get(PROXY + "&page=1", "Referer", "http://elsewhere.example/").status)
                .isEqualTo(403);
        Got second = get(PROXY + "&startrecord=7&endrecord=12&perpage=6", "Referer", REPORTS);
        assertThat(second.status).isEqualTo(200);
        assertThat(second.text())
                .contains("/art/2020/3/12/art_1229100_20277.html")
                .contains("page=2");
        Got posted = send(
                ClassicRequestBuilder.post(PROXY.replaceFirst("\\?.*", ""))
                        .addParameter("columnid", "1229100")
                        .addParameter("page", "1"),
                "Referer",
                REPORTS);
        assertThat(posted.text()).isEqualTo(second.text());
    }

    @Test
    void embedsTheFirstRecordsOfTheHanwebList() throws IOException {
        String first = get(PROXY, "Referer", REPORTS).text();
        String embedded =
                Jsoup.parse(get(REPORTS).text()).select("script[type=text/xml]").html();
        assertThat(records(embedded)).isEqualTo(records(first)).hasSizeGreaterThan(100);
        assertThat(get(REPORTS).text()).contains("totalRecord:16");
    }

    @Test
    void givesTheWordFileBehindANamelessAddress() throws IOException {
        SampleReport report = SampleReport.require("000");
        Got got = get(report.document());
        assertThat(got.body).isEqualTo(report.bytes());
        assertThat(got.type).isEqualTo("application/octet-stream");
        assertThat(got.disposition).contains("2003121015373942.doc");
    }

    @Test
    void sendsGbkWithoutSayingSoInTheHeader() throws IOException {
        Got got = get("http://www.chuanhui.example/zwgk/show/2041.html");
        assertThat(got.type).isEqualTo("text/html");
        assertThat(new String(got.body, Charset.forName("GBK")))
                .contains("charset=gb2312")
                .contains("川汇区认真贯彻落实");
    }

    @Test
    void countsVisitorsOnPagesWithoutValidators() throws IOException {
        String article = "http://www.chuanhui.example/zwgk/show/2041.html";
        Got first = get(article);
        Got second = get(article);
        assertThat(visits(first)).isPositive().isLessThan(visits(second));
        assertThat(first.etag).isNull();
        assertThat(withoutVisits(first)).isEqualTo(withoutVisits(second)).contains("2026年11月21日 星期六 12:00:00");
    }

    @Test
    void makesANewTokenForEveryRequest() throws IOException {
        String home = "http://www.sifangtai.example/";
        assertThat(token(get(home))).matches("[0-9a-f]{16}").isNotEqualTo(token(get(home)));
    }

    @Test
    void answersThatAnUnchangedArticleIsUnchanged() throws IOException {
        String article = SampleReport.require("001").page();
        Got first = get(article);
        assertThat(first.modified).isEqualTo("Mon, 20 Jan 2020 08:05:00 GMT");
        assertThat(get(article).body).isEqualTo(first.body);
        assertThat(get(article, "If-None-Match", first.etag).status).isEqualTo(304);
        assertThat(get(article, "If-None-Match", "\"other\"").status).isEqualTo(200);
        assertThat(get(article, "If-Modified-Since", first.modified).status).isEqualTo(304);
        assertThat(get(article, "If-Modified-Since", "Sun, 19 Jan 2020 08:05:00 GMT").status)
                .isEqualTo(200);
        assertThat(get(article, "If-Modified-Since", "yesterday").status).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.zhengzhou.example/no/such.html, 404",
        "http://www.zhengzhou.example/inc/head.html, 404",
        "http://www.zhengzhou.example/../www.chuanhui.example/index.html, 400",
        "http://www.zhengzhou.example/%2e%2e/SOURCES.md, 400",
        "http://www.xinxiang.example/module/download/downfile.jsp?filename=../x.doc, 404",
        "http://www.chuanhui.example/robots.txt, 404",
        "http://www.chuanhui.example/zwgk/xxgk/xxgknb/?page=77, 404",
        "http://www.chuanhui.example/zwgk/xxgk/xxgknb/?page=/../x, 404",
        "http://www.sifangtai.example/no/such.html, 200",
        "http://www.zhengzhou.example/zwgk, 301",
        "http://elsewhere.example/, 404"
    })
    void refusesWhatItDoesNotHave(String address, int status) throws IOException {
        assertThat(get(address).status).isEqualTo(status);
    }

    @Test
    void hidesItsErrorsWhereThePortalDoes() throws IOException {
        assertThat(get("http://www.sifangtai.example/no/such.html").text()).contains("您访问的页面不存在或已被删除");
    }

    @Test
    void altersOneReportInTheSecondEpochAndNothingElse() throws IOException {
        String chuanhui = SampleReport.require("004").page();
        String zhengzhou = SampleReport.require("001").page();
        byte[] other = get(zhengzhou).body;
        portals.epoch(2);
        try {
            assertThat(new String(get(chuanhui).body, Charset.forName("GBK"))).contains("1,483");
            assertThat(get(zhengzhou).body).isEqualTo(other);
        } finally {
            portals.epoch(1);
        }
        assertThat(new String(get(chuanhui).body, Charset.forName("GBK"))).contains("1,438");
        assertThatThrownBy(() -> portals.epoch(3)).hasMessageContaining("not 3");
    }

    @Test
    void takesOneReportDownWithItsLink() throws IOException {
        String list = "http://www.yangli.example/xxgk/nb/";
        String report = list + "2023/wuxian.html";
        assertThat(get(list).text()).contains("样例戊县", "样例甲县");
        assertThat(get(report).status).isEqualTo(200);
        try (SamplePortals later = SamplePortals.start(0)) {
            later.withdraw();
            HttpHost server = new HttpHost("http", InetAddress.getLoopbackAddress(), later.port());
            Got without = client.execute(server, ClassicRequestBuilder.get(list).build(), Got::of);
            assertThat(without.text()).contains("样例甲县").doesNotContain("样例戊县");
            Got gone = client.execute(server, ClassicRequestBuilder.get(report).build(), Got::of);
            assertThat(gone.status).isEqualTo(404);
        }
    }

    @Test
    void letsABrowserInUnderLocalhost() throws IOException {
        Got got = get("http://www.zhengzhou.example.localhost:" + portals.port() + "/");
        assertThat(got.status).isEqualTo(200);
        assertThat(get("http://127.0.0.1:" + portals.port() + "/").text())
                .contains("http://www.chuanhui.example.localhost:" + portals.port() + "/");
    }

    @Test
    void countsWhatItAnswered() throws IOException {
        int before = portals.requests();
        get("http://www.zhengzhou.example/");
        get("http://elsewhere.example/");
        assertThat(portals.requests()).isEqualTo(before + 2);
    }

    @Test
    void leadsItsOwnHostsToItselfAndNoOthers() throws IOException {
        Addresses addresses = portals.addresses();
        assertThat(addresses.resolve("www.xinxiang.example")).containsExactly(InetAddress.getLoopbackAddress());
        assertThat(addresses.port("www.xinxiang.example", 80)).isEqualTo(portals.port());
        assertThat(addresses.port("www.xinxiang.example", 443)).isEqualTo(443);
        assertThat(addresses.port("www.zhengzhou.gov.cn", 80)).isEqualTo(80);
        assertThatThrownBy(() -> addresses.resolve("www.zhengzhou.gov.cn"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("none of the sample portals");
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> SamplePortals.start(taken.getLocalPort()).close())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("choose another port");
        }
    }

    /** All addresses of the portal that links, list scripts and datastores lead to. */
    private static Set<String> reachable(URI start) throws IOException {
        Set<String> seen = new LinkedHashSet<>(Set.of(start.toString()));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String address = open.remove();
            Got got = get(address, "Referer", start.toString());
            String page = got.text();
            String more = page.replaceAll("(?s)<!\\[CDATA\\[(.*?)]]>", "$1");
            var links = new LinkedHashSet<String>();
            Jsoup.parse(more.replaceAll("(?s)</?(script|datastore|nextgroup|recordset|record)[^>]*>", ""), address)
                    .select("a[href]")
                    .forEach(link -> links.add(link.absUrl("href")));
            var script = Pattern.compile("createPageHTML\\((\\d+), 0").matcher(page);
            if (script.find()) {
                for (int i = 1; i < Integer.parseInt(script.group(1)); i++) {
                    links.add(
                            URI.create(address).resolve("index_" + i + ".html").toString());
                }
            }
            for (String link : links) {
                if (link.startsWith("http://" + start.getHost() + "/") && seen.add(link)) {
                    open.add(link);
                }
            }
        }
        seen.removeIf(address -> address.contains("dataproxy.jsp"));
        return seen;
    }

    private static String records(String datastore) {
        return datastore.replaceAll("(?s).*<recordset>(.*)</recordset>.*", "$1").strip();
    }

    private static int visits(Got got) {
        return Integer.parseInt(got.text().replaceAll("(?s).*点击量：(\\d+)次.*", "$1"));
    }

    private static String withoutVisits(Got got) {
        return got.text().replaceAll("(点击量|访问统计)：\\d+", "$1");
    }

    private static String token(Got got) {
        return Jsoup.parse(got.text()).select("input[name=__VIEWSTATE]").attr("value");
    }

    private static Got get(String address, String... header) throws IOException {
        return send(ClassicRequestBuilder.get(address), header);
    }

    private static Got send(ClassicRequestBuilder request, String... header) throws IOException {
        if (header.length > 0) {
            request.addHeader(header[0], header[1]);
        }
        HttpHost server = new HttpHost("http", InetAddress.getLoopbackAddress(), portals.port());
        return client.execute(server, request.build(), Got::of);
    }

    private record Got(int status, byte[] body, String type, String etag, String modified, String disposition) {
        static Got of(ClassicHttpResponse response) throws IOException {
            byte[] body = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
            return new Got(
                    response.getCode(),
                    body,
                    header(response, "Content-Type"),
                    header(response, "ETag"),
                    header(response, "Last-Modified"),
                    header(response, "Content-Disposition"));
        }

        private static String header(ClassicHttpResponse response, String name) {
            return response.getFirstHeader(name) == null
                    ? null
                    : response.getFirstHeader(name).getValue();
        }

        String text() {
            return new String(body, type != null && type.equals("text/html") ? Charset.forName("GBK") : UTF_8);
        }
    }
}
