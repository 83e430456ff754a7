package org.gongkai.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.gongkai.app.ChromePage;
import org.gongkai.app.Chromium;
import org.gongkai.config.ServeSettings;
import org.gongkai.model.Digest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archived pages by Memento, and what they must not be able to do. */
class ReplayIT {
    private static final URI PAGE = URI.create("http://www.a.gov.cn/zwgk/2041.html?id=7");
    private static final String HOSTILE = """
            <html><head><meta charset="utf-8"><base href="http://www.a.gov.cn/zwgk/"><title>年报</title>
            <style>body { background: url(bg.png) }</style></head>
            <body onload="document.body.append('EVENT ' + 'RAN')">第%s版 <a href="../next.html">下一页</a>
            <img src="x.png" onerror="document.body.append('ERROR ' + 'RAN')">
            <form action="/api/runs"><input></form>
            <script>document.body.append('SCRIPT ' + 'RAN');
            fetch('/api/runs').then(r => r.text()).then(t => document.body.append('STOLEN ' + t))</script>
            </body></html>
            """;

    @TempDir
    Path folder;

    private FilledArchive archive;
    private WebPages pages;
    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        archive = new FilledArchive(folder.resolve("archive"));
        archive.visit("r1", "zhengzhou", PAGE, HOSTILE.formatted("一"), Instant.parse("2020-01-20T01:00:00Z"));
        archive.visit("r2", "zhengzhou", PAGE, HOSTILE.formatted("二"), Instant.parse("2020-03-01T01:00:00Z"));
        pages = WebPages.start(
                new ServeSettings("127.0.0.1", 0),
                archive.archive,
                archive.configuration,
                archive.forms,
                FilledArchive.CLOCK);
        browser = new Browser(pages.address());
    }

    @AfterEach
    void stop() {
        pages.close();
        archive.close();
    }

    private static String path(String what) {
        return "replay/" + what + "?url=" + URLEncoder.encode(PAGE.toString(), StandardCharsets.UTF_8);
    }

    @Test
    void leadsToTheCaptureOfTheTimeAskedFor() throws Exception {
        HttpResponse<String> then = browser.get(path("timegate"), "Accept-Datetime", "Sat, 01 Feb 2020 00:00:00 GMT");
        assertThat(then.statusCode()).isEqualTo(302);
        assertThat(then.headers().firstValue("Vary").orElse("")).contains("accept-datetime");
        assertThat(then.headers().firstValue("Location").orElse("")).contains("/replay/view/20200120010000?url=");
        assertThat(then.headers().firstValue("Link").orElse("")).contains("rel=\"original\"", "rel=\"timemap\"");
        assertThat(browser.get(path("timegate"))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .contains("/replay/view/20200301010000?url=");
        assertThat(browser.get(path("timegate"), "Accept-Datetime", "yesterday").statusCode())
                .isEqualTo(400);
        assertThat(browser.get("replay/timegate?url=http%3A%2F%2Fnowhere.cn%2F").statusCode())
                .isEqualTo(404);
    }

    @Test
    void listsAllCaptures() throws Exception {
        assertThat(browser.get(path("timemap")).body())
                .contains("rel=\"first memento\"; datetime=\"Mon, 20 Jan 2020 01:00:00 GMT\"")
                .contains("rel=\"last memento\"; datetime=\"Sun, 1 Mar 2020 01:00:00 GMT\"")
                .contains("<" + PAGE + ">; rel=\"original\"");
        assertThat(browser.get(path("cdx")).body().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("cn,gov,a)/zwgk/2041.html?id=7 2020"));
        assertThat(browser.get(path("cdx") + "&from=202002").body().lines())
                .singleElement()
                .asString()
                .contains(" 20200301010000 ");
        assertThat(browser.get(path("cdx") + "&to=20200120").body().lines())
                .singleElement()
                .asString()
                .contains(" 20200120010000 ");
        assertThat(browser.get(path("cdx") + "&limit=1").body().lines()).hasSize(1);
        assertThat(browser.get(path("cdx") + "&from=soon").statusCode()).isEqualTo(400);
    }

    @Test
    void showsThePageWithoutAnythingThatRuns() throws Exception {
        HttpResponse<String> view = browser.get(path("view/20200120010000"));
        assertThat(view.headers().firstValue("Memento-Datetime")).hasValue("Mon, 20 Jan 2020 01:00:00 GMT");
        assertThat(view.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("sandbox;")
                .doesNotContain("allow-");
        assertThat(view.body())
                .contains("第一版")
                .contains("/replay/view/20200120010000?url=http%3A%2F%2Fwww.a.gov.cn%2Fnext.html")
                .contains("/replay/raw/20200120010000?url=http%3A%2F%2Fwww.a.gov.cn%2Fzwgk%2Fx.png")
                .contains("/replay/raw/20200120010000?url=http%3A%2F%2Fwww.a.gov.cn%2Fzwgk%2Fbg.png")
                .doesNotContain("<script", "onload", "onerror", "action=", "<base");
        assertThat(browser.get(path("raw/20200301010000")).body()).isEqualTo(HOSTILE.formatted("二"));
        assertThat(browser.get(path("view/20200202000000")).statusCode()).isEqualTo(302);
    }

    @Test
    void marksOnlyCellsOfTheVeryFileThatIsMeant() throws Exception {
        URI report = URI.create("http://www.a.gov.cn/nb.html");
        String html = "<html><base href=\"http://www.a.gov.cn/x/\"><table><tr><td>新收</td><td>5</td></tr>"
                + "<tr><td>办理</td><td>0</td></tr></table><img src=\"a.png\"></html>";
        archive.visit("r3", "zhengzhou", report, html, Instant.parse("2020-04-01T01:00:00Z"));
        String view = "replay/view/20200401010000?url=" + URLEncoder.encode(report.toString(), StandardCharsets.UTF_8);
        String of = Digest.of(html.getBytes(StandardCharsets.UTF_8)).hex();
        Document marked =
                Jsoup.parse(browser.get(view + "&mark=1.2.2,1.1.2&of=" + of).body());
        assertThat(marked.select("[id=gongkai-mark]").eachText()).containsExactly("0");
        assertThat(marked.select("td[style*=outline]").eachText()).containsExactly("5", "0");
        assertThat(marked.selectFirst("img").attr("src")).contains("http%3A%2F%2Fwww.a.gov.cn%2Fx%2Fa.png");
        assertThat(browser.get(view + "&mark=1.2.2&of=" + of.replace('a', 'b').replace('1', '2'))
                        .body())
                .doesNotContain("gongkai-mark");
        assertThat(browser.get(view + "&mark=1.2&of=" + of).statusCode()).isEqualTo(400);
    }

    @Test
    void letsAHostilePageReachNobodyAndNotLeaveItsFrame() throws Exception {
        Optional<Path> chromium = Chromium.find();
        assumeTrue(
                chromium.isPresent(),
                "no Chromium here: set GONGKAI_TEST_CHROMIUM to its path to let a hostile page try");
        List<String> reached = new CopyOnWriteArrayList<>();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        elsewhere.createContext("/", exchange -> {
            reached.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        elsewhere.start();
        String there = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/";
        URI page = URI.create("http://www.a.gov.cn/hostile.html");
        archive.visit("r4", "zhengzhou", page, """
                <html><head><meta http-equiv="refresh" content="0;url=THEREmeta"><base href="THEREbase/">
                <link rel="stylesheet" href="THEREsheet.css"><link rel="preconnect" href="THERE">
                <style>@import "THEREimport.css"; body { background: url(THEREbg.png) }
                @font-face { font-family: f; src: url(THEREfont.woff) } p { font-family: f }</style></head>
                <body onload="top.location='THEREonload'">第一版<p>text</p>
                <script>top.location = 'THEREscript'; fetch('THEREfetch'); new WebSocket('ws://127.0.0.1/')</script>
                <script src="THEREouter.js"></script>
                <img src="THEREimg.png" srcset="THEREset.png 2x" onerror="fetch('THEREerror')">
                <svg onload="top.location='THEREsvg'"><image href="THEREsvgimage.png"/><use href="THEREuse.svg#a"/></svg>
                <iframe src="THEREframe"></iframe><iframe srcdoc="<script>top.location='THEREdoc'</script>"></iframe>
                <object data="THEREobject"></object><embed src="THEREembed"><video src="THEREvideo" poster="THEREposter">
                </video><form action="THEREform" id="f"><input autofocus onfocus="f.submit()"></form>
                <a id="bust" href="THERElink" target="_top" ping="THEREping">weiter</a>
                <div style="background:url(THEREinline.png);position:fixed;inset:0;z-index:9">cover</div></body></html>
                """.replace("THERE", there), Instant.parse("2020-04-01T01:00:00Z"));
        String encoded = URLEncoder.encode(page.toString(), StandardCharsets.UTF_8);
        try (ChromePage chrome = new ChromePage(chromium.get(), folder.resolve("hostile"))) {
            for (String what : List.of("raw", "view")) {
                String address = pages.address() + "replay/" + what + "/20200401010000?url=" + encoded;
                chrome.open(address);
                assertThat(chrome.address()).as(what + " stays where it is").isEqualTo(address);
                chrome.open(pages.address() + "about");
                chrome.evaluate("new Promise(done => { const f = document.createElement('iframe'); f.src = '" + address
                        + "'; f.onload = () => setTimeout(done, 500); document.body.append(f) })");
                assertThat(chrome.address())
                        .as(what + " does not leave its frame")
                        .endsWith("/about");
                assertThat(chrome.evaluate("(() => { try { return document.querySelector('iframe').contentDocument"
                                        + " === null } catch (e) { return true } })()")
                                .asBoolean())
                        .as("it is of another origin than ours")
                        .isTrue();
            }
            assertThat(chrome.requests())
                    .filteredOn(address -> !address.startsWith(pages.address().toString()))
                    .filteredOn(address -> !address.startsWith("data:") && !address.startsWith("about:"))
                    .as("what was asked for and answered by policy alone")
                    .allSatisfy(address -> assertThat(reached).noneMatch(address::endsWith));
        } finally {
            elsewhere.stop(0);
        }
        assertThat(reached).isEmpty();
    }

    @Test
    void keepsAHostilePageFromOurPages() throws Exception {
        Optional<Path> chromium = Chromium.find();
        assumeTrue(
                chromium.isPresent(),
                "no Chromium here: set GONGKAI_TEST_CHROMIUM to its path to let a hostile page try");
        for (String what : List.of("raw/20200120010000", "view/20200120010000")) {
            Path dom = folder.resolve("dom.html");
            Process process = new ProcessBuilder(
                            chromium.get().toString(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--user-data-dir=" + folder.resolve("profile"),
                            "--virtual-time-budget=3000",
                            "--dump-dom",
                            pages.address() + path(what))
                    .redirectOutput(dom.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            assertThat(Files.readString(dom))
                    .as(what)
                    .contains("第一版")
                    .doesNotContain("SCRIPT RAN", "EVENT RAN", "ERROR RAN", "STOLEN {");
        }
    }
}
