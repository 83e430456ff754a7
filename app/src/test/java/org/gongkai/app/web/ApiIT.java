package org.gongkai.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.gongkai.app.web.template.StaticTemplates;
import org.gongkai.config.ServeSettings;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API over HTTP, held to its own description. */
class ApiIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static SampleArchive sample;
    private static WebPages pages;
    private static Browser browser;
    private static JsonNode description;

    @BeforeAll
    static void start() throws Exception {
        sample = new SampleArchive(folder);
        pages = WebPages.start(
                new ServeSettings("127.0.0.1", 0),
                sample.archive(),
                sample.configuration(),
                sample.forms(),
                FilledArchive.CLOCK);
        browser = new Browser(pages.address());
        description = JSON.readTree(browser.get("/api/openapi.json").body());
    }

    @AfterAll
    static void stop() {
        pages.close();
        sample.close();
    }

    @Test
    void describesExactlyTheAddressesThatItAnswers() {
        List<String> answered = routes().stream()
                .filter(route -> route.path().startsWith("/api/"))
                .map(route -> route.method().name().toLowerCase(Locale.ROOT) + " " + route.path())
                .toList();
        List<String> described = new ArrayList<>();
        description.get("paths").fields().forEachRemaining(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> described.add(method + " " + path.getKey())));
        assertThat(described).containsExactlyInAnyOrderElementsOf(answered);
        assertThat(description.get("openapi").asText()).startsWith("3.1");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/authorities, /api/authorities, 200",
        "/api/authorities?name=凤泉&level=county&region=410700&parent=410700, /api/authorities, 200",
        "/api/authorities?level=king, /api/authorities, 400",
        "/api/authorities?region=0, /api/authorities, 400",
        "/api/authorities?limit=1001, /api/authorities, 400",
        "/api/authorities?limit=1&page=7000000, /api/authorities, 404",
        "/api/authorities/410704, /api/authorities/{code}, 200",
        "/api/authorities/0, /api/authorities/{code}, 404",
        "/api/authorities/410700/children?limit=2, /api/authorities/{code}/children, 200",
        "/api/authorities/0/children, /api/authorities/{code}/children, 404",
        "/api/authorities/410704/years, /api/authorities/{code}/years, 200",
        "/api/authorities/410100/years, /api/authorities/{code}/years, 200",
        "/api/authorities/0/years, /api/authorities/{code}/years, 404",
        "/api/authorities/410704/series, /api/authorities/{code}/series, 200",
        "'/api/authorities/410704/series?indicator=3/1/total,2/fees/*', /api/authorities/{code}/series, 200",
        "/api/authorities/410704/series?indicator=9/9/9, /api/authorities/{code}/series, 400",
        "/api/authorities/110000/series, /api/authorities/{code}/series, 404",
        "/api/indicators, /api/indicators, 200",
        "/api/coverage, /api/coverage, 200",
        "/api/coverage?from=2019&to=2020&region=410000&as-of=2020-06-01, /api/coverage, 200",
        "/api/coverage?from=2020&to=2019, /api/coverage, 400",
        "/api/coverage?from=2010&to=2050, /api/coverage, 400",
        "/api/reports, /api/reports, 200",
        "/api/reports?year=2019&authority=410704&status=current, /api/reports, 200",
        "/api/reports?status=gone, /api/reports, 400",
        "/api/reports?yaer=2019, /api/reports, 400",
        "/api/reports?page=9, /api/reports, 404",
        "/api/reports/410704/2019, /api/reports/{authority}/{year}, 200",
        "/api/reports/410704/2019?version=1, /api/reports/{authority}/{year}, 200",
        "/api/reports/410704/2019?version=9, /api/reports/{authority}/{year}, 404",
        "/api/reports/410704/19, /api/reports/{authority}/{year}, 400",
        "/api/reports/410704/2019/cells, /api/reports/{authority}/{year}/cells, 200",
        "/api/reports/410704/2019/cells?table=2&status=unreadable&limit=1, /api/reports/{authority}/{year}/cells, 200",
        "/api/reports/410704/2019/cells?flagged=perhaps, /api/reports/{authority}/{year}/cells, 400",
        "/api/reports/410704/2018/cells, /api/reports/{authority}/{year}/cells, 404",
        "/api/reports/410704/2019/checks, /api/reports/{authority}/{year}/checks, 200",
        "/api/reports/410704/2019/checks?status=fail, /api/reports/{authority}/{year}/checks, 200",
        "/api/reports/410704/2019/checks?status=no, /api/reports/{authority}/{year}/checks, 400",
        "/api/reports/410704/2019/history, /api/reports/{authority}/{year}/history, 200",
        "/api/reports/410704/2018/history, /api/reports/{authority}/{year}/history, 404",
        "/api/reports/410704/2019/versions, /api/reports/{authority}/{year}/versions, 200",
        "/api/reports/410704/2018/versions, /api/reports/{authority}/{year}/versions, 404",
        "/api/reports/410704/2019/diff, /api/reports/{authority}/{year}/diff, 200",
        "/api/reports/410704/2019/diff?from=1&to=2&pages=true, /api/reports/{authority}/{year}/diff, 200",
        "/api/reports/410704/2019/diff?from=0, /api/reports/{authority}/{year}/diff, 400",
        "/api/reports/410704/2019/diff?from=7, /api/reports/{authority}/{year}/diff, 404",
        "/api/reports/410704/2019/dossier, /api/reports/{authority}/{year}/dossier, 200",
        "/api/reports/410100/2019/dossier?as-of=2020-02-10, /api/reports/{authority}/{year}/dossier, 200",
        "/api/reports/410704/2019/dossier?as-of=2031-01-01, /api/reports/{authority}/{year}/dossier, 400",
        "/api/reports/0/2019/dossier, /api/reports/{authority}/{year}/dossier, 404",
        "/api/missing?year=2019, /api/missing, 200",
        "/api/missing?year=2019&as-of=2020-02-10&region=41, /api/missing, 400",
        "/api/missing?year=2019&as-of=2020-02-10&region=410000, /api/missing, 200",
        "/api/missing?year=2019&limit=1, /api/missing, 200",
        "/api/missing?year=2019&limit=1&page=7000000, /api/missing, 404",
        "/api/missing, /api/missing, 400",
        "/api/missing?year=2019&as-of=tomorrow, /api/missing, 400",
        "/api/runs, /api/runs, 200",
        "/api/runs?portal=fengquan&status=complete&limit=1, /api/runs, 200",
        "/api/runs?status=late, /api/runs, 400",
        "/api/runs/run-1, /api/runs/{run}, 200",
        "/api/runs/none, /api/runs/{run}, 404",
        "/api/captures?url=http%3A%2F%2Ffengquan.example%2Fnb%2Ft2019.html, /api/captures, 200",
        "/api/captures?url=http%3A%2F%2Fnowhere.example%2F, /api/captures, 404",
        "/api/captures?url=fengquan, /api/captures, 400",
        "/api/captures, /api/captures, 400",
        "/api/captures?digest=abc, /api/captures, 400",
        "/api/captures/run-1/00, '/api/captures/{run}/{address}', 404",
        "/api/events, /api/events, 200",
        "/api/events?type=capture&since=2020-01-01, /api/events, 200",
        "/api/events?type=party, /api/events, 400",
        "/api/changes, /api/changes, 200",
        "/api/changes?kind=altered&region=410000&since=2020-01-01, /api/changes, 200",
        "/api/changes?kind=findings, /api/changes, 400",
        "/api/findings, /api/findings, 200",
        "/api/findings?kind=copied&year=2019&region=410000, /api/findings, 200",
        "/api/findings?kind=odd, /api/findings, 400",
        "/api/portals, /api/portals, 200",
        "/api/portals?page=0, /api/portals, 400",
        "/api/search?q=second, /api/search, 503",
        "/api/search?q=second&page=0, /api/search, 400",
        "/api/search?q=second&page=101, /api/search, 400",
        "/api/search?q=second&limit=101, /api/search, 400",
        "/api/schedule, /api/schedule, 200",
        "/api/version, /api/version, 200",
        "/api/health, /api/health, 200",
        "/api/openapi.json, /api/openapi.json, 200"
    })
    void answersAsItsDescriptionSays(String address, String path, int status) throws Exception {
        HttpResponse<String> response = browser.get(address);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("").replace(" ", ""))
                .isEqualTo(status == 200 ? "application/json;charset=utf-8" : Problem.TYPE);
        assertThat(complaints(path, status, response.body())).isEmpty();
    }

    @Test
    void givesTheReportDocumentAsItWasKept() throws Exception {
        ReportDocument document =
                ReportJson.read(browser.get("/api/reports/410704/2019").body());
        assertThat(document.year()).isEqualTo(2019);
        assertThat(document.find("3/1/total").orElseThrow().value()).isEqualByComparingTo("4");
        assertThat(browser.get("/api/reports/410704/2019?version=1").body())
                .contains("{\"id\":\"3/1/total\",\"raw\":\"5\",\"value\":5,\"status\":\"number\",\"flags\":[]");
    }

    @Test
    void tellsTheHistoryAsTheContractWritesIt() throws Exception {
        JsonNode history = json("/api/reports/410704/2019/history");
        assertThat(history.get("status").asText()).isEqualTo("current");
        assertThat(history.get("versions")).hasSize(2);
        JsonNode change = history.get("versions").get(1).get("change");
        assertThat(change.get("kind").asText()).isEqualTo("numbers");
        assertThat(change.get("cells").toString()).contains("{\"id\":\"3/1/total\",\"before\":5,\"after\":4}");
        assertThat(history.get("versions").get(0).get("change").isNull()).isTrue();
    }

    @Test
    void tellsWhoIsMissingWithCountsThatAddUp() throws Exception {
        JsonNode missing = json("/api/missing?year=2019");
        int sum = 0;
        for (JsonNode count : missing.get("counts")) {
            sum += count.asInt();
        }
        assertThat(missing.get("expected").asInt())
                .isEqualTo(sum)
                .isEqualTo(missing.get("rows").size());
        assertThat(missing.get("asOf").asText()).isEqualTo("2021-06-01");
        JsonNode fengquan = row(missing, "410704");
        assertThat(fengquan.get("status").asText()).isEqualTo("on-time");
        assertThat(fengquan.get("url").asText()).isEqualTo(SampleArchive.PAGE.toString());
        assertThat(row(missing, "410100").get("status").asText()).isEqualTo("unknown");
    }

    @Test
    void saysWhatARunDidAsCrawlDoes() throws Exception {
        JsonNode run = json("/api/runs/run-1");
        assertThat(run.get("portals").findValuesAsText("id")).containsExactly("fengquan", "zhengzhou");
        assertThat(run.get("portals").get(0).get("new").asInt()).isEqualTo(12);
        assertThat(json("/api/runs").get("count").asInt()).isEqualTo(4);
    }

    @Test
    void leadsFromTheListToTheReportEvenOfAnUnknownAuthority() throws Exception {
        for (JsonNode line : json("/api/reports").get("reports")) {
            assertThat(browser.get(line.get("href").asText()).statusCode())
                    .as(line.toString())
                    .isEqualTo(200);
        }
    }

    @Test
    void mayBeReadFromAnyOriginAndAskedForChanges() throws Exception {
        HttpResponse<String> response = browser.get("/api/reports");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        String tag = response.headers().firstValue("ETag").orElseThrow();
        assertThat(browser.get("/api/reports", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        HttpResponse<String> preflight = browser.ask("OPTIONS", "/api/reports");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("If-None-Match")
                .doesNotContain("Authorization");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .contains("GET, HEAD");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(browser.get("/runs").headers().firstValue("Access-Control-Allow-Origin"))
                .as("pages are for readers, not for scripts of other origins")
                .isEmpty();
    }

    /** Every page of a list leads to the next, and all of them hold each entry once. */
    @Test
    void turnsPagesOfAList() throws Exception {
        List<String> codes = new ArrayList<>();
        String next = "/api/authorities?region=410700&limit=3";
        int pages = 0;
        while (next != null) {
            HttpResponse<String> response = browser.get(next);
            JsonNode list = JSON.readTree(response.body());
            assertThat(list.get("authorities").size()).isBetween(1, 3);
            codes.addAll(list.get("authorities").findValuesAsText("code"));
            next = list.get("next").isNull() ? null : list.get("next").asText();
            assertThat(response.headers().firstValue("Link"))
                    .isEqualTo(Optional.ofNullable(next).map(link -> "<" + link + ">; rel=\"next\""));
            pages++;
        }
        assertThat(pages).isGreaterThan(2);
        assertThat(codes)
                .doesNotHaveDuplicates()
                .contains("410700", "410704")
                .hasSize(json("/api/authorities?region=410700").get("count").asInt());
    }

    @Test
    void tagsWhatIsPackedAsOtherBytes() throws Exception {
        HttpResponse<String> plain = browser.get("/api/reports/410704/2019");
        String tag = plain.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).as("strong").startsWith("\"");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        HttpResponse<byte[]> packed = browser.download("/api/reports/410704/2019", "Accept-Encoding", "br, gzip;q=0.8");
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().firstValue("Vary")).contains("Accept-Encoding");
        String other = packed.headers().firstValue("ETag").orElseThrow();
        assertThat(other).isNotEqualTo(tag);
        assertThat(new String(
                        new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(),
                        StandardCharsets.UTF_8))
                .isEqualTo(plain.body());
        for (String known : List.of(tag, other, "W/" + tag, "\"x\", " + tag, "*")) {
            HttpResponse<String> same = browser.get("/api/reports/410704/2019", "If-None-Match", known);
            assertThat(same.statusCode()).as(known).isEqualTo(304);
            assertThat(same.body()).isEmpty();
        }
        assertThat(browser.get("/api/reports/410704/2019", "If-None-Match", "\"x\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.download("/api/reports/410704/2019", "Accept-Encoding", "gzip;q=0")
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void saysSinceWhenARunIsTheSame() throws Exception {
        HttpResponse<String> run = browser.get("/api/runs/run-1");
        String modified = run.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(modified)
                .as("it ended long before, and another program may have written it otherwise")
                .isEqualTo("Tue, 01 Jun 2021 04:00:00 GMT");
        assertThat(browser.get("/api/runs/run-1", "If-Modified-Since", modified).statusCode())
                .isEqualTo(304);
        assertThat(browser.get("/api/runs/run-1", "If-Modified-Since", "Tue, 01 Jun 2021 03:59:59 GMT")
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/api/runs/run-1", "If-Modified-Since", "soon").statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/api/reports").headers().firstValue("Last-Modified"))
                .as("nothing says when the list changed")
                .isEmpty();
    }

    @Test
    void findsCapturesByAddressAndByDigest() throws Exception {
        JsonNode byAddress = json("/api/captures?url=" + encoded(SampleArchive.PAGE.toString()));
        assertThat(byAddress.get("count").asInt()).isEqualTo(2);
        JsonNode first = byAddress.get("captures").get(0);
        assertThat(first.get("hops").get(0).get("sha256").asText())
                .isEqualTo(first.get("payload").asText());
        assertThat(browser.get(first.get("replay").asText()).body()).contains("first");
        String digest = first.get("payload").asText();
        JsonNode byDigest = json("/api/captures?digest=" + digest);
        assertThat(byDigest.get("captures").findValuesAsText("id"))
                .containsExactly(first.get("id").asText());
        assertThat(json("/api/captures/" + first.get("id").asText())).isEqualTo(first);
        assertThat(complaints(
                        "/api/captures",
                        200,
                        browser.get("/api/captures?digest=" + digest).body()))
                .isEmpty();
        assertThat(complaints(
                        "/api/captures/{run}/{address}",
                        200,
                        browser.get("/api/captures/" + first.get("id").asText()).body()))
                .isEmpty();
    }

    @Test
    void narrowsCellsAndChecks() throws Exception {
        JsonNode unreadable = json("/api/reports/410704/2019/cells?status=unreadable");
        assertThat(unreadable.get("cells").findValuesAsText("raw")).containsExactly("4h");
        JsonNode flagged = json("/api/reports/410704/2019/cells?flagged=true&table=2");
        assertThat(flagged.get("cells").findValuesAsText("id")).containsExactly("2/procurement/amount");
        int all = json("/api/reports/410704/2019/cells?limit=1000").get("count").asInt();
        assertThat(json("/api/reports/410704/2019/cells?flagged=false")
                        .get("count")
                        .asInt())
                .isEqualTo(all - 1);
    }

    @Test
    void followsAFigureThroughTheYearsAsPrinted() throws Exception {
        JsonNode series = json("/api/authorities/410704/series?indicator=3/1/total");
        JsonNode point = series.at("/series/0/points/0");
        assertThat(point.get("year").asInt()).isEqualTo(2019);
        assertThat(point.get("value").asInt()).isEqualTo(4);
        assertThat(point.get("version").asInt()).isEqualTo(2);
    }

    @Test
    void countsRegionsAndYearsAsTheListsDo() throws Exception {
        JsonNode coverage = json("/api/coverage?from=2018&to=2019&region=410000");
        JsonNode province = coverage.get("regions").get(0);
        assertThat(province.get("code").asText()).isEqualTo("410000");
        for (JsonNode year : province.get("years")) {
            JsonNode missing =
                    json("/api/missing?region=410000&year=" + year.get("year").asText());
            assertThat(year.get("expected")).isEqualTo(missing.get("expected"));
            assertThat(year.get("published")).isEqualTo(missing.get("published"));
            assertThat(year.get("counts")).isEqualTo(missing.get("counts"));
        }
    }

    @Test
    void givesRowsOfTheMissingInPagesWhenAskedTo() throws Exception {
        HttpResponse<String> first = browser.get("/api/missing?year=2019&limit=1");
        JsonNode list = JSON.readTree(first.body());
        assertThat(list.get("rows").size()).isEqualTo(1);
        assertThat(list.get("expected").asInt())
                .as("the counts are those of all")
                .isGreaterThan(1);
        assertThat(first.headers().firstValue("Link").orElseThrow())
                .contains("page=2")
                .contains("year=2019");
    }

    @Test
    void tellsInADossierNoMoreThanTheListOfTheMissing() throws Exception {
        JsonNode dossier = json("/api/reports/410100/2019/dossier");
        assertThat(dossier.get("row")).isEqualTo(row(json("/api/missing?year=2019"), "410100"));
        assertThat(dossier.at("/status/en").asText()).isNotBlank();
    }

    @Test
    void namesAWrongParameterAndWhatIsAllowed() throws Exception {
        JsonNode problem = json("/api/events?type=party");
        assertThat(problem.get("code").asText()).isEqualTo("choice");
        assertThat(problem.get("detail").asText())
                .contains("“type”")
                .contains("“party”")
                .contains("fixity check");
        assertThat(problem.get("detailZh").asText()).contains("type").contains("party");
        assertThat(json("/api/events?tpye=capture").get("detail").asText())
                .contains("tpye")
                .contains("since");
    }

    @Test
    void complainsInJson() throws Exception {
        HttpResponse<String> response = browser.get("/api/nothing");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"code\":\"no-page\","
                        + "\"detail\":\"No page or API of this program has this address.\","
                        + "\"detailZh\":\"本程序没有这个地址的页面或接口。\"}");
        assertThat(browser.ask("DELETE", "/api/reports/410704/2019").statusCode())
                .isEqualTo(405);
    }

    private static List<Route> routes() {
        CoverageNow coverage = new CoverageNow(sample.archive(), sample.configuration(), FilledArchive.CLOCK);
        return WebPages.routes(
                new ServeSettings("127.0.0.1", 0),
                sample.archive(),
                sample.configuration(),
                sample.forms(),
                FilledArchive.CLOCK,
                new StaticTemplates(),
                Workings.none(),
                coverage,
                new Metrics(sample.archive(), coverage, Workings.none()),
                false);
    }

    private static JsonNode json(String address) throws Exception {
        return JSON.readTree(browser.get(address).body());
    }

    private static JsonNode row(JsonNode missing, String code) {
        for (JsonNode row : missing.get("rows")) {
            if (row.get("code").asText().equals(code)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + code + " in " + missing);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What a body breaks of the schema that the description gives for this path and status. */
    private static Set<ValidationMessage> complaints(String path, int status, String body) throws Exception {
        JsonNode response = description.at("/paths/" + path.replace("/", "~1") + "/get/responses/" + status);
        if (response.has("$ref")) {
            response = description.at(response.get("$ref").asText().substring(1));
        }
        String type = status == 200 ? "application~1json" : "application~1problem+json";
        ObjectNode schema = response.at("/content/" + type + "/schema").deepCopy();
        assertThat(schema).as("schema of " + path + " " + status).isNotEmpty();
        schema.set("components", description.get("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(JSON.readTree(body));
    }
}
