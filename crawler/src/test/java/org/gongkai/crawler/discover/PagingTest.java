package org.gongkai.crawler.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.Page;
import org.gongkai.crawler.page.PageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
    private static final String COLUMN = "http://www.a.example/zwgk/nb/";

    private static Optional<Paging> find(String uri, String html) {
        return find(Ask.get(URI.create(uri)), html);
    }

    private static Optional<Paging> find(Ask ask, String html) {
        Page page = PageReader.read(
                ask.target(), html.getBytes(StandardCharsets.UTF_8), Optional.of("text/html;charset=utf-8"));
        return ListFamily.ask(ListFamily.all(), ListPage.of(page, ask));
    }

    private static List<String> pages(String uri, String html) {
        return find(uri, html).map(Paging::pages).orElse(List.of()).stream()
                .map(ask -> ask.identity().toString().replace("http://www.a.example", ""))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "createPageHTML(3, 0, \"index\", \"html\");",
                "createPageHTML(3,0,'index','html',45);",
                "createPageHTML('page_div', 3, 0, 'index', 'html', 45);",
                "var countPage = 3;//共3页\nvar currentPage = 0;\ncreatePageHTML(countPage, currentPage, \"index\", \"html\");",
                "pageControl(3, 0, \"index\", \"html\", 10, 'pages-nav');",
                "/* createPageHTML(9, 0, 'x', 'htm') */ createPageHTML(3, 0, 'index', '.html')",
                "createPageHTML(0, 3, 'index', 'html')",
                "var countPage = 3; var currentPage = 0;",
                "function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){ var nCurrIndex = _nCurrIndex || 0; }\ncreatePageHTML(3, 0, \"index\", \"html\");"
            })
    void readsTheCallsOfStaticLists(String script) {
        assertThat(pages(COLUMN, "<script>" + script + "</script>"))
                .containsExactly("/zwgk/nb/index_1.html", "/zwgk/nb/index_2.html");
    }

    @Test
    void keepsTheNameAndExtensionOfAStaticList() {
        assertThat(pages(
                        "http://www.a.example/nb/common_list.shtml",
                        "<script>createPageHTML(2, 0, \"common_list\", \"shtml\")</script>"))
                .containsExactly("/nb/common_list_1.shtml");
        assertThat(pages(
                        "http://www.a.example/nb/col_12.html",
                        "<script>createPageHTML(2, 0, \"col_12\", \"html\")</script>"))
                .containsExactly("/nb/col_12_1.html");
    }

    @Test
    void countsFromOneWhereTheFirstPageIsOne() {
        assertThat(pages(COLUMN, "<script>createPageHTML(3, 1, \"index\", \"html\")</script>"))
                .containsExactly("/zwgk/nb/index_2.html", "/zwgk/nb/index_3.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "createPageHTML(1, 0, 'index', 'html')",
                "createPageHTML(1,1,'index','html')",
                "createPageHTML(0,0,'index','html')"
            })
    void knowsAListOfOnePage(String script) {
        assertThat(find(COLUMN, "<script>" + script + "</script>")).isPresent();
        assertThat(pages(COLUMN, "<script>" + script + "</script>")).isEmpty();
    }

    @Test
    void asksForRecordsInPiecesAsLargeAsTheServerGave() {
        Paging paging = find("http://www.a.example/col/col9/index.html", hanweb("type:'post',", 20))
                .orElseThrow();
        assertThat(paging.entries()).hasValue(50);
        assertThat(paging.pages())
                .extracting(ask -> ask.target().getQuery())
                .containsExactly("startrecord=21&endrecord=40&perpage=20", "startrecord=41&endrecord=50&perpage=20");
        assertThat(paging.pages().get(0).form())
                .contains("col=1&webid=39&path=%2F&columnid=9&unitid=77&webname=%E6%A0%B7%E4%BE%8B&permissiontype=0");
        assertThat(paging.pages().get(0).referer()).contains(URI.create("http://www.a.example/col/col9/index.html"));
    }

    @Test
    void asksWithGetWhereTheScriptDoes() {
        Paging paging = find("http://www.a.example/col/col9/index.html", hanweb("type:'GET',", 20))
                .orElseThrow();
        assertThat(paging.pages().get(0).form()).isEmpty();
        assertThat(paging.pages().get(0).target().getQuery()).contains("startrecord=21", "unitid=77");
    }

    private static String hanweb(String type, int records) {
        return "<script type='text/xml'><datastore><recordset>"
                + "<record><![CDATA[<a href='/x'>x</a>]]></record>".repeat(records)
                + "</recordset></datastore></script>"
                + "<script>var wn='样例'; $('#77').jpage({perPage:20, totalRecord:50, proxyUrl:'/module/web/jpage/dataproxy.jsp', "
                + type
                + " ajaxParam:{dataType:'xml', data:{col:1, webid:'39', path:'/', columnid:9, unitid:'77', webname:wn, permissiontype:0}}})</script>";
    }

    @Test
    void asksForTheRestOfAPieceThatCameShort() {
        Ask piece = Ask.post(
                URI.create(
                        "http://www.a.example/module/web/jpage/dataproxy.jsp?startrecord=21&endrecord=40&perpage=20"),
                "unitid=77",
                URI.create(COLUMN));
        String answer = "<datastore><recordset>" + "<record><![CDATA[<a href='/x'>x</a>]]></record>".repeat(15)
                + "</recordset></datastore>";
        assertThat(find(piece, answer).orElseThrow().pages()).singleElement().satisfies(rest -> {
            assertThat(rest.target().getQuery()).isEqualTo("startrecord=36&endrecord=40&perpage=20");
            assertThat(rest.form()).contains("unitid=77");
        });
        assertThat(find(piece, "<datastore></datastore>").orElseThrow().pages()).isEmpty();
    }

    @Test
    void followsNextGroups() {
        assertThat(pages(
                        "http://www.a.example/col/col9/index.html",
                        "<script type='text/xml'><datastore><nextgroup><![CDATA[<a href=\"/module/web/jpage/dataproxy.jsp?page=1&webname=%25E6%25A0%25B7\"></a>]]></nextgroup>"
                                + "<recordset><record><![CDATA[x]]></record></recordset></datastore></script>"))
                .containsExactly("/module/web/jpage/dataproxy.jsp?page=1&webname=%E6%A0%B7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<div class='pages'><a href='list2.htm'>下一页</a></div>; /zwgk/nb/list2.htm",
                "<div>共3页 <a href='?page=2'>下页</a></div>; /zwgk/nb/?page=2",
                "<div class='pagination'><span>1</span><a href='index_2.html'>2</a></div>; /zwgk/nb/index_2.html",
                "<div class='page'><a href='javascript:void(0)' onclick=\"location.href='2.html'\">2</a><a>末页</a></div>; /zwgk/nb/2.html",
                "<div class='pager'>第1/2页 <select><option value='./'>1</option><option value='p2.html'>2</option></select></div>; /zwgk/nb/p2.html",
                "<p><a href='2.html'>></a> 共 2 页 <a href=''>首页</a></p>; /zwgk/nb/2.html",
                "<p><a href='?page=2'>[下一页]</a></p>; /zwgk/nb/?page=2",
                "<div><a href='p/1'>1</a> <a href='p/2'>2</a></div>; /zwgk/nb/p/2"
            })
    void readsPagers(String html, String page) {
        assertThat(pages(COLUMN, html)).containsExactly(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<table class='calendar'><tr><td><a href='?d=2'>2</a><td><a href='?d=3'>3</a></table>",
                "<ul><li><a href='2.html'>2</a><li><a href='3.html'>3</a></ul>",
                "<div class='pager'><a href='http://other.example/zwgk/nb/2.html'>下一页</a></div>",
                "<div class='pager'><a href='/news/list_2.html'>下一页</a></div>",
                "<div class='pager'><span>共1页</span><a href='#'>下一页</a></div>",
                "<div class='pager'><a href='./'>1</a><a href='javascript:;'>下一页</a></div>",
                "<p>没有分页</p>"
            })
    void takesNothingElseForAPager(String html) {
        assertThat(find(COLUMN, html)).isEmpty();
    }

    @Test
    void takesALongRowOfBareNumbersForAPager() {
        String numbers = IntStream.rangeClosed(1, 14)
                .mapToObj(page -> "<li><a href='list" + page + ".html'>" + page + "</a></li>")
                .collect(Collectors.joining());
        assertThat(pages(COLUMN, "<div>" + numbers + "</div>"))
                .hasSize(13)
                .contains("/zwgk/nb/list2.html", "/zwgk/nb/list14.html");
    }

    @Test
    void saysSoWhenAScriptTurnsThePages() {
        assertThat(find(
                                COLUMN,
                                "<div class='pager'><a href='javascript:go(2)'>2</a><a href='javascript:go(3)'>3</a></div>")
                        .orElseThrow()
                        .problem())
                .get()
                .asString()
                .contains("script");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "layui.use('laypage',function(){laypage.render({elem:'p',count:13,limit:5,curr:1,jump:function(o,first){"
                        + "if(!first){location.href='/zwgk/nb/?page='+o.curr;}}})})",
                "$('#p').pagination({pageCount:3,current:1,callback:function(api){window.location.href='?page='+api.getCurrent();}})",
                "var total=13; $('#p').pagination(total,{items_per_page:5,callback:turn}); function turn(i){location.href='?page='+(i+1);}",
                "new Pagination({totalPage: 3, onPageChange: function(n){ location.href = n==1 ? './' : '?page=' + n; }})"
            })
    void followsPagersThatAPluginDraws(String script) {
        assertThat(pages(COLUMN, "<script>" + script + "</script>"))
                .containsExactly("/zwgk/nb/?page=2", "/zwgk/nb/?page=3");
    }

    @Test
    void saysSoWhenAPluginTurnsThePagesInAnUnknownWay() {
        assertThat(find(COLUMN, "<script>laypage.render({count: 13, limit: 5, jump: f})</script>")
                        .orElseThrow()
                        .problem())
                .get()
                .asString()
                .contains("3 pages");
        assertThat(find(
                                COLUMN,
                                "<script>laypage.render({count:9,limit:5,jump:function(o){location.href=ctx+'/l_'+o.curr}})</script>")
                        .orElseThrow()
                        .problem())
                .as("the beginning of the address is not known")
                .isPresent();
        assertThat(find(COLUMN, "<script>laypage.render({count: 5, limit: 5, jump: f})</script>"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "$.ajax({url:'/q',data:{c:'7',r:Math.random(),k:'c='+c,page:p}}); /q?c=7&r=&k=c%3D&page=1",
                "$.ajax({url:'/q',data:{start:0,limit:10}}); /q?start=0&limit=10",
                "var x=new XMLHttpRequest(),cur=1, y=x.open('GET','/q?page='+cur,true); /q?page=1",
                "function f(n){$('#l').load('/q?c=5&page='+n)}; /q?c=5&page=1",
                "new Vue({data:{pageNo:1,id:'c7'},a(){$.ajax({url:'/q',data:{id:that.id,pageNo:that.pageNo}})}}); /q?id=c7&pageNo=1"
            })
    void readsTheCallsThatFetchLists(String script, String first) {
        assertThat(pages(COLUMN, "<title>政府信息公开年报</title><script>" + script + "</script>"))
                .containsExactly(first);
    }

    @Test
    void turnsThePagesOfAListThatIsAskedForByItsFirstEntry() {
        Ask first = Ask.get(URI.create("http://www.a.example/q?start=0&limit=10"), URI.create(COLUMN));
        String answer = "{\"total\":33,\"rows\":["
                + "{\"title\":\"样例市2020年政府信息公开工作年度报告\",\"url\":\"/1.html\"},".repeat(9)
                + "{\"title\":\"样例市2019年政府信息公开工作年度报告\",\"url\":\"/2.html\"}]}";
        assertThat(find(first, answer).orElseThrow().pages())
                .extracting(ask -> ask.target().getQuery())
                .containsExactly("start=10&limit=10", "start=20&limit=10", "start=30&limit=10");
    }

    @Test
    void turnsThePagesOfMarkupThatAScriptPutsIntoAPage() {
        Ask first = Ask.get(URI.create("http://www.a.example/q?page=1"), URI.create(COLUMN));
        assertThat(find(first, "<ul><li><a href='/1.html'>2020年</a></li></ul><div>第1页 共3页</div>")
                        .orElseThrow()
                        .pages())
                .extracting(ask -> ask.target().getQuery())
                .containsExactly("page=2", "page=3");
    }

    @Test
    void doubtsTheNextOfTheHighestNumber() {
        String pager = "<div class='pager'><a href='./'>1</a><span>2</span><a href='list3.html'>下一页</a>#</div>";
        assertThat(find(COLUMN, pager).orElseThrow().perhaps())
                .contains(URI.create("http://www.a.example/zwgk/nb/list3.html"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='list3.html'>下一页</a>",
                "<a href='./'>1</a><span>2</span><a href='list3.html'>下一页</a><a href='list9.html'>尾页</a>",
                "<a href='./'>1</a><span>2</span><a href='list3.html'>下一页</a> 共9页",
                "<a href='list2.html'>2</a><span>3</span><a href='list4.html'>下一页</a> … <a href='list20.html'>20</a>"
            })
    void believesTheNextWhereMoreIsToldOf(String pager) {
        assertThat(find(COLUMN, "<div class='pager'>" + pager + "</div>")
                        .orElseThrow()
                        .perhaps())
                .isEmpty();
    }

    @Test
    void looksForTheDepartmentOfAnEpointColumnOnThePageThatSentForTheSettings() {
        Page column = PageReader.read(
                URI.create(COLUMN),
                "<input type='hidden' id='categorynum' value='003005'><script>var deptcode='001';</script>"
                        .getBytes(StandardCharsets.UTF_8),
                Optional.of("text/html;charset=utf-8"));
        Ask settings = Ask.get(URI.create("http://www.a.example/js/webBuilderCommon.js"), URI.create(COLUMN));
        Page script = PageReader.read(
                settings.target(),
                "var siteInfo={siteGuid:'7eb5',projectName:'/EWB-FRONT'};".getBytes(StandardCharsets.UTF_8),
                Optional.of("application/javascript"));
        ListPage place = new ListPage(script, settings, java.util.Set.of(), Optional.of(column));
        assertThat(ListFamily.ask(ListFamily.all(), place).orElseThrow().pages())
                .singleElement()
                .satisfies(ask -> assertThat(ask.form().orElseThrow())
                        .contains("\"deptcode\":\"001\"", "\"categorynum\":\"003005\""));
    }

    @Test
    void asksForMoreWhereAReaderWould() {
        String list = "<ul><li><a href='/1.html'>样例市2020年政府信息公开工作年度报告</a></li></ul><a onclick='more()'>加载更多</a>";
        String call = "<script>var page=1;function more(){page++;$.ajax({url:'/q',data:{cid:5,page:page}})}</script>";
        assertThat(pages(COLUMN, list + call)).containsExactly("/q?cid=5&page=2");
        assertThat(find(COLUMN, list).orElseThrow().problem()).isPresent();
    }

    @Test
    void handsOnWhatAScriptReadsFromThePagesOwnAddress() {
        String script = "<script>$.getJSON('/q?lm='+lm,{id:get('columnId'),columnId:c,page:1},f)</script>";
        assertThat(pages("http://www.a.example/list.html?columnId=88&lm=7", script))
                .containsExactly("/q?lm=7&id=88&columnId=88&page=1");
    }

    @Test
    void takesMoreOfSomethingElseForNoPartOfTheList() {
        String list = "<ul><li><a href='/1.html'>样例市2020年政府信息公开工作年度报告</a></li></ul>";
        assertThat(find(COLUMN, list + "<div><h3>要闻</h3><a href='#'>查看更多</a></div>"))
                .isEmpty();
    }

    @Test
    void takesAYearForNoFirstEntry() {
        Ask year = Ask.get(URI.create("http://www.a.example/q?start=2019&size=15"), URI.create(COLUMN));
        assertThat(AjaxTurn.number(year)).isEmpty();
    }
}
