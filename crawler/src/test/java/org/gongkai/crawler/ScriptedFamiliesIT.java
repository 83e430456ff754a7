package org.gongkai.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.crawler.NoisyPortal.SITE;
import static org.gongkai.crawler.NoisyPortal.decoys;
import static org.gongkai.crawler.NoisyPortal.entry;
import static org.gongkai.crawler.NoisyPortal.number;
import static org.gongkai.crawler.NoisyPortal.title;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Families whose lists a script fetches, each on a portal with the usual noise. */
class ScriptedFamiliesIT {
    /** Reports of this many years, the newest of 2024. */
    private static void reports(NoisyPortal portal, String path, int count) {
        IntStream.range(0, count).forEach(i -> portal.report(path.replace("#", String.valueOf(100 + i)), 2024 - i));
    }

    private static String entries(String path, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> entry(path.replace("#", String.valueOf(100 + i)), 2024 - i))
                .collect(Collectors.joining());
    }

    private static String json(String path, int from, int to, String url, String title, String date) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"id\":" + i + ",\"" + title + "\":\"" + title(2024 - i) + "\",\"" + url + "\":\""
                        + path.replace("#", String.valueOf(100 + i)) + "\",\"" + date + "\":"
                        + (1_736_900_000L - i * 31_536_000L) + "}")
                .collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a href='#2811'>政府信息公开年报</a>", ""})
    void asksTheUnifiedDirectoryOfGuangdongForItsColumnOfReports(String link) throws Exception {
        try (NoisyPortal portal = new NoisyPortal("/gkmlpt/index#2811", "政府信息公开年报")) {
            portal.site.page(
                    "/gkmlpt/index",
                    "<html><title>样例市政府信息公开平台</title><script>window._CONFIG = { SID: '755325', TREE: [{\"id\":2800,\"name\":\"机构职能\",\"children\":"
                            + "[{\"id\":2801,\"name\":\"领导\"}]},{\"id\":2811,\"name\":\"政府信息公开年报\"}] }</script><div id='app'>"
                            + link + "</div></html>");
            portal.site.answer("/gkmlpt/api/all/2811", asked -> {
                int page = number(asked.path(), "page", 1);
                boolean right = asked.path().contains("sid=755325");
                int from = (page - 1) * 5;
                return "{\"total\":" + (right ? 12 : 0) + ",\"articles\":["
                        + (right
                                ? json(
                                        SITE + "/gkmlpt/content/1/103/post_#.html",
                                        from,
                                        Math.min(12, from + 5),
                                        "url",
                                        "title",
                                        "date")
                                : "")
                        + "]}";
            });
            reports(portal, "/gkmlpt/content/1/103/post_#.html", 12);
            portal.needs(4).findsAll();
        }
    }

    @Test
    void takesTheColumnOfTheDirectoryFromTheStartAddress() throws Exception {
        try (NoisyPortal portal = new NoisyPortal()) {
            portal.site.page("/gkmlpt/annualreport", "<script>var _CONFIG={SID:'175'}</script><div id='app'></div>");
            portal.site.answer(
                    "/gkmlpt/api/all/2629",
                    asked -> "{\"total\":2,\"articles\":["
                            + json(SITE + "/gkmlpt/content/1/9/post_#.html", 0, 2, "url", "title", "date") + "]}");
            reports(portal, "/gkmlpt/content/1/9/post_#.html", 2);
            portal.needs(2).findsAll(SITE + "/gkmlpt/annualreport#2629");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void postsJsonToTheServiceOfEpoint(int first) throws Exception {
        try (NoisyPortal portal =
                new NoisyPortal("/dynamic/zwgk/govInfoPub.html?categorynum=003002&deptcode=", "政府信息公开年报")) {
            portal.site.page(
                    "/dynamic/zwgk/govInfoPub.html",
                    "<html><title>信息公开</title><script src='/js/webBuilderCommon.js'></script><ul id='list'></ul></html>");
            portal.site.file(
                    "/js/webBuilderCommon.js",
                    "application/javascript",
                    "var siteInfo = {\"projectName\":\"/EWB-FRONT\",\"siteGuid\":\"7eb5f7f1-9041-43ad-8e13-8fcb82ea831a\"}; function x(){}");
            portal.site.answer("/EWB-FRONT/rest/lightfrontaction/getgovinfolist", asked -> {
                boolean right = asked.body().startsWith("{")
                        && asked.body().contains("\"categorynum\":\"003002\"")
                        && asked.body().contains("7eb5f7f1");
                int page = Integer.parseInt(asked.body().replaceFirst(".*\"pageIndex\":\"?(\\d+).*", "$1")) - first;
                int from = Math.max(0, page) * 10;
                return "{\"custom\":{\"total\":" + (right ? 14 : 0) + ",\"data\":["
                        + (right
                                ? json(
                                        "/zwgk/003002/20250120/#.html",
                                        Math.min(14, from),
                                        Math.min(14, from + 10),
                                        "infourl",
                                        "realtitle",
                                        "infodate")
                                : "")
                        + "]}}";
            });
            reports(portal, "/zwgk/003002/20250120/#.html", 14);
            portal.needs(4).findsAll();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 20, 10})
    void asksTruecmsForPiecesAsLargeAsItLikes(int limit) throws Exception {
        int total = 26;
        String column = "754f6db5-d294-46d5-b25c-da3a86d102cd";
        try (NoisyPortal portal = new NoisyPortal("/gk/nb/nb.html", "政府信息公开年报")) {
            portal.site.page(
                    "/gk/nb/nb.html",
                    "<title>政府信息公开年报</title><div id='pg'></div><script>$('#pg').jpage({dataStore:s, totalRecord:"
                            + total
                            + ", proxyUrl:'/truecms/messageController/getMessage.do', perPage:10, barPosition:'bottom', ajaxParam:{ columnId:'"
                            + column + "' } });</script>");
            portal.site.refusing("/truecms/messageController/getMessage.do", asked -> {
                int from = number(asked.path(), "startrecord", 0) - 1;
                int to = Math.min(total, number(asked.path(), "endrecord", 0));
                boolean right = asked.referer().isPresent()
                        && asked.path().contains(column)
                        && number(asked.path(), "perpage", 999) <= limit
                        && from >= 0;
                String records = right
                        ? IntStream.range(from, to)
                                .mapToObj(i -> "<record><![CDATA["
                                        + entry("/gk/nb/content/0000-" + (100 + i) + ".html", 2024 - i)
                                                .replace("\"", "'")
                                        + "]]></record>")
                                .collect(Collectors.joining())
                        : "";
                return right
                        ? "cb({\"result\":\"<datastore><totalrecord>" + total + "</totalrecord><recordset>" + records
                                + "</recordset></datastore>\"})"
                        : "";
            });
            reports(portal, "/gk/nb/content/0000-#.html", total);
            portal.needs(1 + (total + limit - 1) / limit).findsAll();
        }
    }

    @Test
    void postsToTheDirectoryOfHanwebPageByPage() throws Exception {
        try (NoisyPortal portal = new NoisyPortal("/col/col11565/index.html", "政府信息公开年报")) {
            portal.site.page(
                    "/col/col11565/index.html",
                    "<title>政府信息公开年报</title><iframe src='/module/xxgk/tree.jsp?area=002276772' id='tree'></iframe><div id='div11565'></div>"
                            + "<script>function search(){ $.post('/module/xxgk/search.jsp?infotypeId=F01&vc_title=&vc_number=&area=002276772', $('#f').serialize()) }</script>");
            portal.site.page("/module/xxgk/tree.jsp", "<ul><li>样例市</li></ul>");
            portal.site.answer("/module/xxgk/search.jsp", asked -> {
                boolean right = asked.method().equals("POST") && asked.path().contains("area=002276772");
                int page = number(asked.path(), "currpage", 1);
                int from = (page - 1) * 5;
                return right
                        ? "<table>" + (page == 1 ? decoys() : "")
                                + entries("/art/2025/1/17/art_11565_#.html", Math.min(13, from), Math.min(13, from + 5))
                                + "</table><div>共3页</div>"
                        : "<table></table>";
            });
            reports(portal, "/art/2025/1/17/art_11565_#.html", 13);
            portal.needs(1 + 3 + 1).findsAll();
        }
    }

    @Test
    void goesThroughTheYearsOfHanwebsReportPage() throws Exception {
        try (NoisyPortal portal =
                new NoisyPortal("/module/xxgk/xxgkAnnualReport.jsp?area=11370883004325769B&fbtime=2023", "政府信息公开年报")) {
            String choice =
                    "<select name='fbtime' onchange='change()'><option value='2023' selected>2023</option><option value='2022'>2022</option>"
                            + "<option value='2021'>2021</option></select>";
            for (int year = 2021; year <= 2023; year++) {
                String path = "/module/xxgk/xxgkAnnualReport.jsp?area=11370883004325769B&fbtime=" + year;
                portal.report(path, title(year));
                portal.site.page(path, FixturePortal.reportPage(title(year), choice));
            }
            portal.findsAll();
        }
    }

    @Test
    void goesThroughTheOrgansBesideHanwebsReportPage() throws Exception {
        String module = "/module/xxgk/xxgkAnnualReport.jsp?area=";
        try (NoisyPortal portal = new NoisyPortal(module + "11370883A&fbtime=2023", "政府信息公开年报")) {
            String beside =
                    "<div class='tree'><ul><li><a href='xxgkAnnualReport.jsp?area=11370883A&fbtime=2023'>市政府办公室</a></li>"
                            + "<li><a href='xxgkAnnualReport.jsp?area=11370883B&fbtime=2023'>教育局</a></li></ul></div>"
                            + "<div class='years'><a href='#y'>2023年</a><a href='xxgkAnnualReport.jsp?area=@&fbtime=2022'>2022年</a></div>";
            for (String area : List.of("11370883A", "11370883B")) {
                for (int year = 2022; year <= 2023; year++) {
                    String path = module + area + "&fbtime=" + year;
                    portal.report(path, title(year));
                    portal.site.page(path, FixturePortal.reportPage(title(year), beside.replace("@", area)));
                }
            }
            portal.findsAll();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.ajax({ url: '/fjdzapp/search', type: 'post', dataType: 'json', data: { channelid: '229105', sortfield: '-docorderpri', classsql: 'chnlid=4910', page: pageNum, prepage: 5 }, success: function(d){} });",
                "var params = {channelid:229105, classsql:'chnlid=4910', page:1, prepage:5}; $.post(\"/fjdzapp/search\", params, function(d){});",
                "$.getJSON('/fjdzapp/search?channelid=229105&classsql=chnlid%3D4910&prepage=5&page=' + p, function(d){});"
            })
    void callsForAListAsThePagesOwnScriptDoes(String script) throws Exception {
        try (NoisyPortal portal = new NoisyPortal("/zwgk/zfxxgknb/", "政府信息公开年报")) {
            portal.site.page(
                    "/zwgk/zfxxgknb/", "<title>政府信息公开年报</title><ul class='list'></ul><script>" + script + "</script>");
            portal.site.answer("/fjdzapp/search", asked -> {
                String sent = URLDecoder.decode(asked.path() + "&" + asked.body(), StandardCharsets.UTF_8);
                int from = (number("?" + sent, "page", 0) - 1) * 5;
                boolean right = sent.contains("channelid=229105") && sent.contains("classsql=chnlid=4910") && from >= 0;
                return right
                        ? "{\"count\":11,\"pagecount\":3,\"data\":["
                                + json(
                                        SITE + "/zwgk/zfxxgknb/202501/t20250120_#.htm",
                                        Math.min(11, from),
                                        Math.min(11, from + 5),
                                        "docpuburl",
                                        "doctitle",
                                        "docreltime")
                                + "]}"
                        : "{\"count\":0,\"data\":[]}";
            });
            reports(portal, "/zwgk/zfxxgknb/202501/t20250120_#.htm", 11);
            portal.needs(1 + 3).findsAll();
        }
    }

    @Test
    void turnsToPageNumbersWhereAHanwebServerHeedsNothingElse() throws Exception {
        int total = 20;
        try (NoisyPortal portal = new NoisyPortal("/col/col9/index.html", "政府信息公开年报")) {
            portal.site.page(
                    "/col/col9/index.html",
                    "<title>政府信息公开年报</title><script type='text/xml'>" + store(0, 5)
                            + "</script><script>$('#7').jpage({perPage:5,totalRecord:"
                            + total
                            + ",proxyUrl:'/module/jpage/dataproxy.jsp',ajaxParam:{dataType:'xml',data:{col:1,columnid:9,unitid:'7'}}})</script>");
            portal.site.answer("/module/jpage/dataproxy.jsp", asked -> {
                int page = number(asked.path(), "page", 1);
                boolean right = asked.referer().isPresent() && asked.body().contains("unitid=7");
                return right ? store(Math.min(total, (page - 1) * 5), Math.min(total, page * 5)) : store(0, 0);
            });
            reports(portal, "/art/2025/1/17/art_9_#.html", total);
            portal.needs(1 + 3).findsAll();
        }
    }

    @Test
    void loadsMoreOfAHanwebListAsItsButtonDoes() throws Exception {
        int total = 17;
        try (NoisyPortal portal = new NoisyPortal("/col/col43/index.html", "政府信息公开年报")) {
            portal.site.page(
                    "/col/col43/index.html",
                    "<title>政府信息公开年报</title><ul id='list'>" + entries("/art/2025/1/17/art_9_#.html", 0, 5)
                            + "</ul><a class='more' href='javascript:more()'>加载更多</a><script>var page=1; function more(){ page++; $.get('/module/web/jpage/morecolumndataproxy.jsp?page='+page+'&appid=1&webid=1&path=/&columnid=43&unitid=6412&keyWordCount=30', show); }</script>");
            portal.site.answer("/module/web/jpage/morecolumndataproxy.jsp", asked -> {
                int page = number(asked.path(), "page", 1);
                return store(Math.min(total, (page - 1) * 5), Math.min(total, page * 5));
            });
            reports(portal, "/art/2025/1/17/art_9_#.html", total);
            portal.needs(1 + 3).findsAll();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>new Vue({el:'#list', created(){ this.load() }})</script><ul id='list'><li v-for='x in rows'>{{x.title}}</li></ul>",
                "<script>$(function(){ $.ajax(listConfig()); })</script><ul id='list'></ul>"
            })
    void callsNothingMissingInAColumnThatItCannotRead(String markup) throws Exception {
        try (NoisyPortal portal = new NoisyPortal("/nb/", "政府信息公开年报")) {
            portal.site.page(
                    "/nb/",
                    "<title>政府信息公开年报</title>" + NoisyPortal.chrome() + "<p>" + "栏目说明。".repeat(40) + "</p>" + markup);
            PortalCrawl crawl = portal.crawl(SITE + "/");
            assertThat(crawl.status()).isEqualTo(org.gongkai.model.RunReport.Status.INCOMPLETE);
            assertThat(crawl.failures())
                    .anySatisfy(failure -> assertThat(failure.reason()).contains("a script seems to fill it"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"success\":false,\"code\":500}", "{\"success\":tr"})
    void callsNothingMissingWhenAServiceFailsWithStatus200(String answer) throws Exception {
        String unit = "/api-gateway/jpaas-publish-server/front/page/build/unit";
        try (NoisyPortal portal = new NoisyPortal("/col/nb/", "政府信息公开年报")) {
            portal.site
                    .page(
                            "/col/nb/",
                            "<title>政府信息公开年报</title><script url='" + unit
                                    + "' queryData=\"{'webId':'1','pageId':'9','pageType':'column','tagId':'x'}\"></script>")
                    .file(unit, "application/json", answer);
            PortalCrawl crawl = portal.crawl(SITE + "/");
            assertThat(crawl.status()).isEqualTo(org.gongkai.model.RunReport.Status.INCOMPLETE);
            assertThat(crawl.failures())
                    .anySatisfy(failure -> assertThat(failure.uri()).hasPath(unit));
        }
    }

    private static String store(int from, int to) {
        return "<datastore><recordset>"
                + IntStream.range(from, to)
                        .mapToObj(i -> "<record><![CDATA["
                                + entry("/art/2025/1/17/art_9_" + (100 + i) + ".html", 2024 - i) + "]]></record>")
                        .collect(Collectors.joining())
                + "</recordset></datastore>";
    }

    @Test
    void sendsAPagersFormAgain() throws Exception {
        try (NoisyPortal portal = new NoisyPortal("/InfoList.aspx?cid=9", "政府信息公开年报")) {
            portal.site.answer("/InfoList.aspx", asked -> {
                int page = asked.method().equals("POST") && asked.body().contains("__VIEWSTATE=abc%2F1")
                        ? Integer.parseInt(asked.body().replaceFirst(".*__EVENTARGUMENT=(\\d+).*", "$1"))
                        : 1;
                return "<title>政府信息公开年报</title><form method='post' action='InfoList.aspx?cid=9'><input type='hidden' name='__VIEWSTATE' value='abc/1'>"
                        + "<ul>" + entries("/Content-#.html", (page - 1) * 4, Math.min(10, page * 4))
                        + "</ul><div class='pager'>"
                        + "<a href=\"javascript:__doPostBack('Pager1','2')\">2</a><a href=\"javascript:__doPostBack('Pager1','3')\">3</a> 共3页</div></form>";
            });
            reports(portal, "/Content-#.html", 10);
            portal.needs(3).findsAll();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function goPage(n){ if(n==1){location.href='index.html';}else{ location.href='index_'+(n-1)+'.html'; } }",
                "var base='index_'; function goPage(n){ var k=n-1; window.location.href = base + (n-1) + \".html\"; }"
            })
    void readsWhereAPagersOwnFunctionLeads(String function) throws Exception {
        try (NoisyPortal portal = new NoisyPortal("/nb/", "政府信息公开年报")) {
            for (int page = 0; page < 3; page++) {
                portal.site.page(
                        "/nb/" + (page == 0 ? "" : "index_" + page + ".html"),
                        "<title>政府信息公开年报</title><script>" + function + "</script><ul>" + (page == 0 ? decoys() : "")
                                + entries("/nb/#.html", page * 3, page * 3 + 3)
                                + "</ul><div class='page'><a href='javascript:goPage(2)'>2</a><a href='javascript:;' onclick='goPage(3)'>3</a></div>");
            }
            reports(portal, "/nb/#.html", 9);
            portal.needs(3).findsAll();
        }
    }

    @Test
    void followsTheColumnsOfLonsunByYearAndPage() throws Exception {
        try (NoisyPortal portal =
                new NoisyPortal("/public/column/7731?type=4&action=list&catId=34482303", "政府信息公开年报")) {
            portal.site.answer("/public/column/7731", asked -> {
                int page = number(asked.path(), "pageIndex", 1);
                return "<title>政府信息公开年报</title><ul>" + (page == 1 ? decoys() : "")
                        + entries("/public/7731/#.html", (page - 1) * 5, Math.min(12, page * 5))
                        + "</ul><div id='pager'></div><script>Page.init({pageIndex:" + page
                        + ", pageCount: 3, total: 12});</script>";
            });
            reports(portal, "/public/7731/#.html", 12);
            portal.needs(3).findsAll();
        }
    }

    @Test
    void choosesTheYearsOfLonsun() throws Exception {
        try (NoisyPortal portal = new NoisyPortal("/public/column/7731?type=3&timeFrame=2022", "政府信息公开年报")) {
            portal.site.answer(
                    "/public/column/7731",
                    asked ->
                            "<title>政府信息公开年报</title><select id='timeFrame'><option value='2022'>2022年</option><option value='2021'>2021年</option>"
                                    + "<option value='2020'>2020年</option></select><ul>"
                                    + entry(
                                            "/OpennessContent/show/" + number(asked.path(), "timeFrame", 0) + ".html",
                                            number(asked.path(), "timeFrame", 0))
                                    + "</ul>");
            for (int year = 2020; year <= 2022; year++) {
                portal.report("/OpennessContent/show/" + year + ".html", year);
            }
            portal.needs(3).findsAll();
        }
    }

    @Test
    void namesTheFailureWhenAPieceOfAListIsMissing() throws Exception {
        try (NoisyPortal portal = new NoisyPortal("/nb/", "政府信息公开年报")) {
            portal.site.page(
                    "/nb/",
                    "<ul>" + entries("/nb/#.html", 0, 3)
                            + "</ul><script>createPageHTML(5, 0, 'index', 'html')</script>");
            for (int page : List.of(1, 2, 4)) {
                portal.site.page(
                        "/nb/index_" + page + ".html",
                        "<ul>" + entries("/nb/#.html", page * 3, page * 3 + 3) + "</ul>");
            }
            portal.site.status("/nb/index_3.html", 500, "error");
            reports(portal, "/nb/#.html", 15);
            PortalCrawl crawl = portal.crawl(SITE + "/");
            assertThat(crawl.candidates()).hasSize(12);
            assertThat(crawl.status()).isEqualTo(org.gongkai.model.RunReport.Status.INCOMPLETE);
            assertThat(crawl.failures())
                    .anySatisfy(failure -> assertThat(failure.uri()).hasPath("/nb/index_3.html"));
        }
    }
}
