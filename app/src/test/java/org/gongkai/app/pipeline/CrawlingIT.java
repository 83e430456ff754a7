package org.gongkai.app.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gongkai.app.answer.CrawlAnswer;
import org.gongkai.archive.Archive;
import org.gongkai.archive.Archives;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.config.TitleIdentifier;
import org.gongkai.crawler.Addresses;
import org.gongkai.extractor.Extractor;
import org.gongkai.model.Level;
import org.gongkai.model.Portal;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportVersion;
import org.gongkai.model.RunReport;
import org.gongkai.model.RunReport.Proposed;
import org.gongkai.model.RunReport.SeenReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a portal over HTTP to the run's report in the archive. */
class CrawlingIT {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC);

    private final Map<String, String> pages = new HashMap<>();
    private final Map<String, byte[]> pictures = new HashMap<>();
    private HttpServer server;
    private Configuration configuration;
    private Archive archive;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("settings.yaml"),
                "crawler:\n  user-agent-contact: mailto:a@example.org\n  pause-per-host: 0s\n  allow-private-addresses: true\n");
        configuration = Configuration.load(List.of(folder));
        archive = Archives.open(
                folder.resolve("archive").toString(), configuration.settings().archive(), NOW);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                String page = pages.get(path);
                byte[] picture = pictures.get(path);
                byte[] body = picture != null ? picture : (page == null ? "404" : page).getBytes(UTF_8);
                exchange.getResponseHeaders()
                        .set("Content-Type", picture != null ? "image/jpeg" : "text/html; charset=utf-8");
                exchange.sendResponseHeaders(page == null && picture == null ? 404 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        archive.close();
    }

    private static String report(String title) {
        return "<html><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1><div class='TRS_Editor'><p>一、总体情况</p><p>"
                + "本机关认真贯彻条例，主动公开政府信息。".repeat(20)
                + "</p><p>二、主动公开政府信息情况</p><p>无</p><p>三、收到和处理政府信息公开申请情况</p><p>无</p>"
                + "<p>四、政府信息公开行政复议、行政诉讼情况</p><p>无</p><p>五、存在的主要问题及改进情况</p><p>无</p>"
                + "<p>六、其他需要报告的事项</p><p>无</p></div></body></html>";
    }

    private RunReport crawl() throws Exception {
        Portal portal = new Portal(
                "fixture",
                "郑州市中原区人民政府",
                "410102",
                List.of(URI.create("http://www.fixture.example/nb/")),
                Set.of("www.fixture.example"),
                "");
        TitleIdentifier identifier = new TitleIdentifier(configuration.registry(), List.of(portal));
        CandidateReader reader = new CandidateReader(
                archive,
                new Extractor(
                        configuration.forms(),
                        configuration.registry(),
                        identifier,
                        configuration.settings().extractor()),
                identifier,
                configuration.forms().digest(),
                configuration.settings().extractor().maxFileSize());
        Addresses addresses = new Addresses() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {InetAddress.getLoopbackAddress()};
            }

            @Override
            public int port(String host, int port) {
                return server.getAddress().getPort();
            }
        };
        ConfiguredPortal configured =
                new ConfiguredPortal(portal, configuration.settings().crawler());
        try (Crawling crawling = new Crawling(archive, reader, addresses, NOW)) {
            return crawling.run(List.of(configured), 1, new Silence()).get(0);
        }
    }

    private static final class Silence implements Crawling.Progress {
        @Override
        public void visited(String portal, URI uri, int done, int known) {}

        @Override
        public void ended(RunReport report) {}
    }

    private void column(String title, String page) {
        pages.put(
                "/nb/",
                "<title>政府信息公开年报</title><ul><li><a href='/nb/1.html'>" + title
                        + "</a></li><li><a href='/nb/2.html'>中原区2022年政府信息公开工作年度报告</a></li></ul>");
        pages.put("/nb/1.html", page);
        pages.put("/nb/2.html", report("中原区2022年政府信息公开工作年度报告"));
    }

    private static String notice(String title, String more) {
        return "<title>" + title + "</title><div class='header'><a href='/'>首页</a></div><h1>" + title
                + "</h1><div class='TRS_Editor'><p>现将有关情况予以公示，公示期五个工作日。</p>" + more + "</div>";
    }

    @Test
    void judgesANoticeThatHasNoReportWithIt() throws Exception {
        String title = "中原区2023年度政府信息公开工作年度报告公示";
        column(title, "<img src='http://elsewhere.example/images/logo.png'>" + notice(title, ""));
        RunReport run = crawl();
        assertThat(run.failures()).isEmpty();
        assertThat(run.status()).isEqualTo(RunReport.Status.COMPLETE);
        assertThat(run.reports()).extracting(SeenReport::year).containsExactly(2022);
        assertThat(run.counts().requests()).isEqualTo(4); // robots.txt, the column, and the two it lists
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iframe src='/nb/f.html'></iframe>",
                "<p><a href='/nb/more/'>点击查看</a></p>",
                "<img src='http://elsewhere.example/1.jpg'>",
                "<embed src='http://elsewhere.example/1.swf'>",
                "<script>$.ajax({url: '/api/1'})</script>",
                "<div id='app'></div>",
                "<video src='/1.mp4'></video>",
                "<div data-url='/1.pdf'></div>",
                "<p onclick=\"viewFile('1')\">全文</p>",
                "<p style=\"background:url(/1.jpg)\"></p>",
                "<table><tr><td>甲</td></tr></table>",
                "<p>一是加强领导，二是落实责任。收到申请三件，均已办结。</p>",
                "<p>本年度办结12件。</p>",
                "<p>各级各部门认真落实各项工作，做了大量工作，取得了一定成效，还要继续努力，为全区发展再立新功。各级各部门认真落实各项工作，做了大量工作，取得了一定成效，还要继续努力，为全区发展再立新功。各级各部门认真落实各项工作，做了大量工作，取得了一定成效，还要继续努力，为全区发展再立新功。各级各部门认真落实各项工作，做了大量工作，取得了一定成效，还要继续努力，为全区发展再立新功。各级各部门认真落实各项工作，做了大量工作，取得了一定成效，还要继续努力，为全区发展再立新功。各级各部门认真落实各项工作，做了大量工作，取得了一定成效，还要继续努力，为全区发展再立新功。各级各部门认真落实各项工作，做了大量工作，取得了一定成效，还要继续努力，为全区发展再立新功。各级各部门认真落实各项工作，做了大量工作，取得了一定成效，还要继续努力，为全区发展再立新功。</p>"
            })
    void doesNotPassOverANoticeThatMayHoldTheReportUnseen(String more) throws Exception {
        String title = "中原区2023年度政府信息公开工作年度报告公示";
        column(title, notice(title, more));
        RunReport run = crawl();
        assertThat(run.status()).isEqualTo(RunReport.Status.INCOMPLETE);
        assertThat(run.failures()).isNotEmpty();
    }

    @Test
    void doesNotPassOverAPageThatIsTitledAsAReportAndHoldsNone() throws Exception {
        String title = "中原区2023年政府信息公开工作年度报告";
        column(title, notice(title, ""));
        RunReport run = crawl();
        assertThat(run.status()).isEqualTo(RunReport.Status.INCOMPLETE);
        assertThat(run.failures()).singleElement().satisfies(failure -> assertThat(failure.reason())
                .startsWith("titled as a report, and no report was found in it"));
    }

    @Test
    void takesANoticeThatIsTheReport() throws Exception {
        String title = "中原区2023年政府信息公开工作年度报告公示";
        column(title, report(title));
        RunReport run = crawl();
        assertThat(run.status()).isEqualTo(RunReport.Status.COMPLETE);
        assertThat(run.reports()).extracting(SeenReport::year).containsExactly(2022, 2023);
    }

    @Test
    void proposesTheAuthoritiesThatTheRegistryLacks() throws Exception {
        pages.put(
                "/nb/",
                "<title>政府信息公开年报</title><ul><li><a href='1.html'>郑州市中原区人民政府2023年政府信息公开工作年度报告</a></li>"
                        + "<li><a href='2.html'>郑州市中原区样例镇人民政府2023年政府信息公开工作年度报告</a></li>"
                        + "<li><a href='3.html'>图解：郑州市中原区人民政府2023年政府信息公开工作年度报告</a></li></ul>");
        pages.put("/nb/1.html", report("郑州市中原区人民政府2023年政府信息公开工作年度报告"));
        pages.put("/nb/2.html", report("郑州市中原区样例镇人民政府2023年政府信息公开工作年度报告"));

        RunReport run = crawl();

        assertThat(run.failures()).isEmpty();
        assertThat(run.reports())
                .extracting(SeenReport::authority, SeenReport::year)
                .containsExactlyInAnyOrder(tuple("410102", 2023), tuple("?郑州市中原区样例镇人民政府", 2023));
        assertThat(run.proposed())
                .containsExactly(new Proposed(
                        "郑州市中原区样例镇人民政府",
                        Optional.of(Level.TOWNSHIP),
                        Optional.of("410102"),
                        URI.create("http://www.fixture.example/nb/2.html")));
        assertThat(archive.runs("fixture")).as("kept with the run").containsExactly(run);
        CrawlAnswer.PortalRun answer =
                CrawlAnswer.of(run.run(), List.of(run)).portals().get(0);
        assertThat(answer.proposed()).singleElement().satisfies(proposed -> {
            assertThat(proposed.level()).isEqualTo("township");
            assertThat(proposed.parent()).isEqualTo("410102");
        });
        assertThat(answer.search().left())
                .extracting(CrawlAnswer.Left::rule, CrawlAnswer.Left::count)
                .containsExactly(tuple("not-a-report", 1));
        assertThat(answer.search().found())
                .isEqualTo(answer.search().looked().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()
                        + 1);
    }

    @Test
    void takesTheColumnsOrganForAReportThatNamesNone() throws Exception {
        pages.put(
                "/nb/",
                "<title>政府信息公开年报</title><ul><li><a href='/nb/zf/'>区政府</a></li><li><a href='/nb/czj/'>财政局</a></li></ul>");
        pages.put("/nb/czj/", "<ul><li><a href='1.html'>2023年政府信息公开工作年度报告</a></li></ul>");
        pages.put("/nb/zf/", "<ul><li><a href='2.html'>2023年政府信息公开工作年度报告</a></li></ul>");
        pages.put("/nb/czj/1.html", report("2023年政府信息公开工作年度报告"));
        pages.put("/nb/zf/2.html", report("2023年政府信息公开工作年度报告"));

        RunReport run = crawl();

        assertThat(run.reports())
                .extracting(SeenReport::authority, seen -> seen.uri().getPath())
                .containsExactlyInAnyOrder(tuple("410102", "/nb/zf/2.html"), tuple("?郑州市中原区财政局", "/nb/czj/1.html"));
    }

    @Test
    void readsAReportThatIsPicturesOnItsPage() throws Exception {
        String title = "郑州市中原区人民政府2021年政府信息公开工作年度报告";
        pages.put("/nb/", "<title>政府信息公开年报</title><ul><li><a href='1.html'>" + title + "</a></li></ul>");
        pages.put(
                "/nb/1.html",
                "<title>" + title + "</title><body><h1>" + title + "</h1><div class='TRS_Editor'><p>"
                        + "<img src='/wcm/images/W1.jpg'></p><p><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='"
                        + " data-src='/wcm/images/W2.jpg'></p></div></body>");
        pictures.put("/wcm/images/W1.jpg", resource("1.jpg"));
        pictures.put("/wcm/images/W2.jpg", resource("2.jpg"));

        ReportDocument document = only(crawl());

        assertThat(document.source().reader()).isEqualTo("picture");
        assertThat(document.find("2/licences/decisions").orElseThrow()).satisfies(cell -> {
            assertThat(cell.value()).isEqualByComparingTo("2617524");
            assertThat(cell.at()).isInstanceOfSatisfying(Position.OnPage.class, at -> {
                assertThat(at.page()).isEqualTo(1);
                assertThat(at.box()).hasSize(4);
            });
        });
        assertThat(document.find("4/review/total").orElseThrow()).satisfies(cell -> {
            assertThat(cell.value()).isEqualByComparingTo("110");
            assertThat(cell.at()).isInstanceOfSatisfying(Position.OnPage.class, at -> assertThat(at.page())
                    .isEqualTo(2));
        });
    }

    @Test
    void readsPicturesThatAPageHoldsWithinItself() throws Exception {
        String title = "郑州市中原区人民政府2021年政府信息公开工作年度报告";
        pages.put("/nb/", "<title>政府信息公开年报</title><ul><li><a href='1.html'>" + title + "</a></li></ul>");
        pages.put(
                "/nb/1.html",
                "<title>" + title + "</title><body><h1>" + title + "</h1><div class='TRS_Editor'><p>"
                        + "<img src='data:image/jpeg;base64,"
                        + Base64.getMimeEncoder().encodeToString(resource("1.jpg"))
                        + "'></p></div></body>");

        ReportDocument document = only(crawl());

        assertThat(document.find("2/licences/decisions").orElseThrow()).satisfies(cell -> {
            assertThat(cell.value()).isEqualByComparingTo("2617524");
            assertThat(cell.at()).isInstanceOf(Position.OnPage.class);
        });
    }

    /** The one report of a run, as the archive has it. */
    private ReportDocument only(RunReport run) {
        assertThat(run.failures()).isEmpty();
        assertThat(run.reports()).hasSize(1);
        List<ReportVersion> versions = archive.histories().get(0).versions();
        return archive.extraction(versions.get(0).extraction()).orElseThrow();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = CrawlingIT.class.getResourceAsStream("/pictured-report/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
