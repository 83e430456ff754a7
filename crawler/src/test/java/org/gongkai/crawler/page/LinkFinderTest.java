package org.gongkai.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongkai.crawler.page.Link.Place;
import org.junit.jupiter.api.Test;

class LinkFinderTest {
    private static Page page(String html) {
        return PageReader.read(
                URI.create("http://www.a.example/nb/"),
                html.getBytes(StandardCharsets.UTF_8),
                Optional.of("text/html;charset=utf-8"));
    }

    private static List<Link> links(String html) {
        return LinkFinder.find(page(html));
    }

    @Test
    void takesTheTitleWhereTheTextIsCutShort() {
        assertThat(
                        links(
                                "<a href=a title='郑州市2019年政府信息公开工作年度报告'>郑州市2019年政府信息公开…</a>"
                                        + "<a href=b title='点击打开'>郑州市2018年年度报告</a><a href=c title='只有标题'></a><a href=d><img alt='图'></a>"))
                .extracting(Link::text)
                .containsExactly("郑州市2019年政府信息公开工作年度报告", "郑州市2018年年度报告", "只有标题", "图");
    }

    @Test
    void findsTheDateBesideALink() {
        List<Link> links = links(
                "<ul><li><a href=a>甲</a><span>2020-01-20</span></li><li><a href=b>乙 [2019/2/3]</a></li>"
                        + "<li><a href=c>丙</a><b>2018年12月31日</b></li><li><a href=d>丁</a>01-20</li><li><a href=e>戊</a>2021-02-31</li></ul>");
        assertThat(links)
                .extracting(Link::listed)
                .containsExactly(
                        Optional.of(LocalDate.of(2020, 1, 20)),
                        Optional.of(LocalDate.of(2019, 2, 3)),
                        Optional.of(LocalDate.of(2018, 12, 31)),
                        Optional.empty(),
                        Optional.empty());
        assertThat(links.get(1).text()).isEqualTo("乙");
    }

    @Test
    void doesNotTakeTheDateOfAnotherEntry() {
        assertThat(links("<div><a href=a>甲</a><a href=b>乙</a><a href=c>丙</a> 2020-01-20</div>"))
                .allSatisfy(link -> assertThat(link.listed()).isEmpty());
    }

    @Test
    void tellsChromeFromBody() {
        assertThat(links(
                        "<div class='top nav'><a href=a>甲</a></div><footer><p><a href=b>乙</a></p></footer><div class='list'><a href=c>丙</a></div>"
                                + "<div class='TRS_Editor'><a href=d>丁</a></div>"))
                .extracting(Link::text, Link::place, Link::inArticle)
                .containsExactly(
                        tuple("甲", Place.CHROME, false),
                        tuple("乙", Place.CHROME, false),
                        tuple("丙", Place.BODY, false),
                        tuple("丁", Place.BODY, true));
    }

    @Test
    void readsAddressesOutOfScriptsFramesAndChoices() {
        assertThat(links(
                        "<a href='javascript:void(0)' onclick=\"window.open('/x.html')\">甲</a><a href=\"javascript:location.href='y.html'\">乙</a>"
                                + "<iframe src='list.jsp'></iframe><select><option value='2019.html'>2019年</option><option value='3'>3</option></select>"
                                + "<meta http-equiv=refresh content='0; url=new/'>"))
                .extracting(link -> link.uri().getPath())
                .containsExactlyInAnyOrder("/x.html", "/nb/y.html", "/nb/list.jsp", "/nb/2019.html", "/nb/new/");
    }

    @Test
    void followsAForwardingScriptOnlyOnAPageThatIsNothingElse() {
        assertThat(links("<script>window.location.href='/index.html';</script>"))
                .extracting(Link::place)
                .containsExactly(Place.FRAME);
        assertThat(links("<p>" + "正文".repeat(200) + "</p><script>if(mobile) window.location.href='/m/';</script>"))
                .isEmpty();
    }

    @Test
    void findsTheFileThatAViewerShows() {
        assertThat(
                        links(
                                "<iframe src='/pdfjs/viewer.html?file=%2Fupload%2F%E5%B9%B4.pdf'></iframe><iframe src='/v?file=%'></iframe>"))
                .extracting(link -> link.uri().getRawPath())
                .contains("/upload/%E5%B9%B4.pdf");
    }

    @Test
    void heedsTheBaseElement() {
        assertThat(links("<base href='/other/'><a href=a>甲</a>"))
                .extracting(link -> link.uri().getPath())
                .containsExactly("/other/a");
    }

    @Test
    void unfoldsRecordsInXmlIslands() {
        Page page = page(
                "<script type='text/xml'><datastore><recordset><record><![CDATA[<li><a href='/art/1.html'>甲</a><span>2020-01-02</span></li>]]></record>"
                        + "<record><![CDATA[<li><a href='/art/2.html'>乙</a></li>]]></record></recordset></datastore></script>"
                        + "<script type='text/xml'><a href='/art/3.html'>丙</a></script>");
        assertThat(page.records()).isEqualTo(2);
        assertThat(LinkFinder.find(page)).extracting(Link::text).containsExactlyInAnyOrder("甲", "乙", "丙");
        assertThat(LinkFinder.find(page))
                .filteredOn(link -> link.text().equals("甲"))
                .singleElement()
                .satisfies(link -> assertThat(link.listed()).contains(LocalDate.of(2020, 1, 2)));
    }

    @Test
    void readsAnAnswerOfNothingButRecords() {
        Page page = PageReader.read(
                URI.create("http://www.a.example/dataproxy.jsp"),
                "<?xml version='1.0'?><datastore><recordset><record><![CDATA[<a href='/art/1.html'>甲</a>]]></record></recordset></datastore>"
                        .getBytes(StandardCharsets.UTF_8),
                Optional.of("text/xml"));
        assertThat(page.partial()).isTrue();
        assertThat(page.records()).isEqualTo(1);
        assertThat(LinkFinder.find(page)).extracting(Link::text).containsExactly("甲");
    }

    @Test
    void survivesMarkupOfAnyKind() {
        assertThat(links("<a href='http://[bad'>x</a><a href='%zz'>y</a><table><a href=ok><td><li></a></table><<<>"))
                .isNotEmpty();
        assertThat(links("<div>".repeat(3_000) + "<a href=deep>x</a>")).isNotNull();
    }

    @Test
    void readsNamesAndCrumbsOfAPage() {
        Page page = page(
                "<head><title>政府信息公开年报_样例市人民政府</title><meta NAME='ArticleTitle' CONTENT='样例市2019年报'></head>"
                        + "<div class='crumbs'>您的位置：<a href=/>首页</a>&gt;<a href=/zwgk/>政务公开</a>&gt;<a href=/nb/>公开年报</a></div><h1>标题</h1>");
        assertThat(page.titles()).containsExactly("样例市2019年报", "标题", "政府信息公开年报", "样例市人民政府");
        assertThat(page.crumbs()).containsExactly("政务公开", "公开年报");
    }

    @Test
    void tellsPagesFromFiles() {
        byte[] html = "<html>".getBytes(StandardCharsets.UTF_8);
        byte[] pdf = "%PDF-1.4".getBytes(StandardCharsets.UTF_8);
        assertThat(PageReader.isPage(html, Optional.of("text/html"))).isTrue();
        assertThat(PageReader.isPage(html, Optional.empty())).isTrue();
        assertThat(PageReader.isPage(pdf, Optional.of("text/html"))).isFalse();
        assertThat(PageReader.isPage(pdf, Optional.empty())).isFalse();
        assertThat(PageReader.isPage("text".getBytes(StandardCharsets.UTF_8), Optional.of("text/plain")))
                .isFalse();
        assertThat(PageReader.isPage(html, Optional.of("application/pdf"))).isFalse();
    }

    @Test
    void findsTheFileThatACallNames() {
        assertThat(links("<a href=\"javascript:qzbFile('/f/1.pdf')\">文件下载</a><a onclick=\"down('7')\">无</a>"))
                .extracting(link -> link.uri().getPath())
                .containsExactly("/f/1.pdf");
    }

    @Test
    void findsTheFileThatAScriptShows() {
        assertThat(links("<h1>报告</h1><script>var viewer = new Viewer({url: '/f/2.pdf'});</script>"))
                .extracting(link -> link.uri().getPath(), Link::place)
                .containsExactly(tuple("/f/2.pdf", Place.FRAME));
    }

    @Test
    void followsChoicesOfYears() {
        assertThat(
                        links(
                                "<select id='timeFrame'><option value='2022'>2022年</option></select><select id='x'><option value='2021'>2021</option></select>"))
                .extracting(link -> link.uri().toString())
                .containsExactly("http://www.a.example/nb/?timeFrame=2022");
        assertThat(
                        links(
                                "<script>function go(y){ location.href='list_' + y + '.html'; }</script><select onchange='go(this.value)'><option value='2020'>2020</option></select>"))
                .extracting(link -> link.uri().getPath())
                .contains("/nb/list_2020.html");
    }

    @Test
    void readsListsInJsonWhereverTheirAddressesStand() {
        Page page = PageReader.read(
                URI.create("http://www.a.example/api/list?page=1"),
                "cb({\"code\":0,\"total\":31,\"rows\":[{\"docTitle\":\"<em>甲</em>\",\"docPubUrl\":\"http://www.a.example/1.html\",\"docRelTime\":1580000000000}]})"
                        .getBytes(StandardCharsets.UTF_8),
                Optional.of("application/javascript"));
        assertThat(page.partial()).isTrue();
        assertThat(page.records()).isOne();
        assertThat(page.number("total")).hasValue(31);
        assertThat(LinkFinder.find(page)).singleElement().satisfies(link -> {
            assertThat(link.text()).isEqualTo("甲");
            assertThat(link.listed()).contains(LocalDate.of(2020, 1, 26));
        });
    }

    @Test
    void readsTheRowWhereALinkSaysNothing() {
        assertThat(links("<table><tr><td>1</td><td>样例县水利局2020年政府信息公开工作年度报告</td><td>2021-01-12</td>"
                        + "<td><a href=a>查看详情</a></td></tr></table>"
                        + "<ul><li>样例县2019年政府信息公开工作年度报告 <a href=b>[点击下载]</a></li></ul>"
                        + "<table><tr><th>单位</th><th>2023年</th><th>2022年</th></tr>"
                        + "<tr><td>财政局</td><td><a href=c>查看</a></td><td><a href=d>查看</a></td></tr></table>"))
                .extracting(Link::text)
                .containsExactly("样例县水利局2020年政府信息公开工作年度报告", "样例县2019年政府信息公开工作年度报告", "财政局 2023年", "财政局 2022年");
        assertThat(links("<p>2023年公开情况 <a href='/download?id=3'>下载</a></p>"))
                .extracting(Link::text)
                .containsExactly("下载");
    }

    @Test
    void readsAddressesThatElementsCarryForAScript() {
        assertThat(links("<a href='javascript:;' data-url='/x.html'>甲</a><a href='#' data-href='y.html'>乙</a>"
                        + "<div data-link='./z/'>丙</div><a href='javascript:;' data-url='edit'>丁</a>"))
                .extracting(link -> link.uri().getPath())
                .containsExactly("/x.html", "/nb/y.html", "/nb/z/");
    }

    @Test
    void followsAFunctionThatChoosesTheAddressFirst() {
        assertThat(links("<a href='javascript:go(3)'>下一页</a><script>function go(n){ var url='index_'+n+'.html';"
                        + " if(n==1){url='index.html';} window.location.href=url; }</script>"))
                .extracting(link -> link.uri().getPath())
                .containsExactly("/nb/index_3.html");
    }

    @Test
    void followsAChoiceThatLeadsOnAtOnce() {
        String organs = "<option value=''>请选择</option><option value='A1'>财政局</option>";
        assertThat(links("<select onchange=\"location.href='nb.jsp?org='+this.value\">" + organs + "</select>"
                        + "<form action='/q.jsp'><input type=hidden name=c value=9><select name=org onchange='this.form.submit()'>"
                        + organs + "</select></form><select>" + organs + "</select>"))
                .extracting(link -> link.uri().toString())
                .containsExactly("http://www.a.example/nb/nb.jsp?org=A1", "http://www.a.example/q.jsp?c=9&org=A1");
    }
}
