package org.gongkai.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
        List<String> answered = WebPages.routes(
                        sample.archive(),
                        sample.configuration(),
                        sample.forms(),
                        FilledArchive.CLOCK,
                        new StaticTemplates(),
                        new CoverageNow(sample.archive(), sample.configuration(), FilledArchive.CLOCK),
                        false)
                .stream()
                .map(Route::path)
                .filter(path -> path.startsWith("/api/"))
                .toList();
        List<String> described = new ArrayList<>();
        description.get("paths").fieldNames().forEachRemaining(described::add);
        assertThat(described).containsExactlyInAnyOrderElementsOf(answered);
        assertThat(description.get("openapi").asText()).startsWith("3.1");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/reports, /api/reports, 200",
        "/api/reports?year=2019&authority=410704, /api/reports, 200",
        "/api/reports?yaer=2019, /api/reports, 400",
        "/api/reports?page=9, /api/reports, 404",
        "/api/reports/410704/2019, /api/reports/{authority}/{year}, 200",
        "/api/reports/410704/2019?version=1, /api/reports/{authority}/{year}, 200",
        "/api/reports/410704/2019?version=9, /api/reports/{authority}/{year}, 404",
        "/api/reports/410704/19, /api/reports/{authority}/{year}, 400",
        "/api/reports/410704/2019/history, /api/reports/{authority}/{year}/history, 200",
        "/api/reports/410704/2018/history, /api/reports/{authority}/{year}/history, 404",
        "/api/missing?year=2019, /api/missing, 200",
        "/api/missing?year=2019&as-of=2020-02-10&region=41, /api/missing, 400",
        "/api/missing?year=2019&as-of=2020-02-10&region=410000, /api/missing, 200",
        "/api/missing, /api/missing, 400",
        "/api/missing?year=2019&as-of=tomorrow, /api/missing, 400",
        "/api/runs, /api/runs, 200",
        "/api/runs/run-1, /api/runs/{run}, 200",
        "/api/runs/none, /api/runs/{run}, 404",
        "/api/health, /api/health, 200",
        "/api/openapi.json, /api/openapi.json, 200"
    })
    void answersAsItsDescriptionSays(String address, String path, int status) throws Exception {
        HttpResponse<String> response = browser.get(address);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("").replace(" ", ""))
                .isEqualTo("application/json;charset=utf-8");
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
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .contains("If-None-Match");
        assertThat(browser.get("/runs").headers().firstValue("Access-Control-Allow-Origin"))
                .as("pages are for readers, not for scripts of other origins")
                .isEmpty();
    }

    @Test
    void complainsInJson() throws Exception {
        HttpResponse<String> response = browser.get("/api/nothing");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body())
                .isEqualTo("{\"status\":404,\"error\":\"No page or API of this program has this address.\"}");
        assertThat(browser.ask("DELETE", "/api/reports/410704/2019").statusCode())
                .isEqualTo(405);
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

    /** What a body breaks of the schema that the description gives for this path and status. */
    private static Set<ValidationMessage> complaints(String path, int status, String body) throws Exception {
        JsonNode response = description.at("/paths/" + path.replace("/", "~1") + "/get/responses/" + status);
        if (response.has("$ref")) {
            response = description.at(response.get("$ref").asText().substring(1));
        }
        ObjectNode schema = response.at("/content/application~1json/schema").deepCopy();
        assertThat(schema).as("schema of " + path + " " + status).isNotEmpty();
        schema.set("components", description.get("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(JSON.readTree(body));
    }
}
