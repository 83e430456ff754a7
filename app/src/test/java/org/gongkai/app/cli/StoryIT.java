package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gongkai.app.ChromePage;
import org.gongkai.app.Chromium;
import org.gongkai.app.demo.DemoArchive;
import org.gongkai.app.web.WebPages;
import org.gongkai.archive.Archive;
import org.gongkai.archive.Archives;
import org.gongkai.config.Configuration;
import org.gongkai.config.ServeSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Someone who has never seen gongkai finds out, on the archive of the demo, who in her province has not published, and
 * which numbers of a report contradict each other, in the source itself. {@code GONGKAI_SCREENSHOTS} names a folder into
 * which the main pages are drawn on the way.
 */
class StoryIT {
    /** A province that does not exist, so that nothing is said of a real one. */
    private static final String PROVINCE = "990000";

    private static final String YEAR = "2023";
    /** A page may not be heavier, with all that it takes with it. */
    private static final int HEAVIEST = 500_000;

    private static final List<String> PAGES = List.of(
            "",
            "region/990000",
            "region/990100",
            "missing?year=2023&status=missing",
            "capture?id=none",
            "authority/990126",
            "report/410704/2019",
            "report/410704/2019/source?check=3/balance/legal_services",
            "report/230505/2019/source?cell=3/1/total",
            "report/411602/2020/source?cell=3/1/total",
            "report/411602/2020/diff?pages=yes",
            "runs",
            "findings",
            "about",
            "now",
            "nowhere");

    @TempDir
    static Path folder;

    private static Optional<Path> chromium;
    private static Archive archive;
    private static WebPages pages;
    private static ChromePage chrome;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.find();
        assumeTrue(
                chromium.isPresent(),
                "no Chromium here: set GONGKAI_TEST_CHROMIUM to its path to walk through the pages with it");
        String place = folder.resolve("archive").toString();
        assertThat(Typed.inTime("--archive", place, "demo", "--exit").status()).isEqualTo(ExitStatus.DONE);
        Configuration shown = DemoArchive.configuration(Configuration.load(List.of()));
        archive = Archives.open(place, shown.settings().archive(), Clock.systemUTC());
        pages = WebPages.start(new ServeSettings("127.0.0.1", 0), archive, shown, shown.forms(), Clock.systemUTC());
        chrome = new ChromePage(chromium.get(), folder.resolve("profile"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (chrome != null) {
            chrome.close();
        }
        if (pages != null) {
            pages.close();
            archive.close();
        }
    }

    @BeforeEach
    void forgive() {
        chrome.forgive();
    }

    private static void open(String path, String language) throws InterruptedException {
        chrome.open(pages.address() + path + (path.contains("?") ? "&" : "?") + "lang=" + language);
    }

    @Test
    void findsByKeyboardWhoInTheProvinceHasNotPublishedAndTheEvidence() throws Exception {
        chrome.look(1100, 740, "light");
        open("", "en");
        draw("start");
        chrome.tabTo("#region");
        choose("#region", PROVINCE);
        chrome.tabTo("#year");
        choose("#year", YEAR);
        chrome.tabTo("form.choose button");
        chrome.enter();
        assertThat(chrome.address()).contains("region=" + PROVINCE, "year=" + YEAR, "lang=en");
        draw("missing");
        assertThat(chrome.text("document.querySelector('table.coverage tbody tr .status').textContent"))
                .as("what needs attention comes first")
                .isEqualTo("missing");
        chrome.tabTo("table.coverage summary");
        chrome.press("Enter");
        chrome.tabTo("table.coverage details[open] a");
        chrome.enter();
        assertThat(chrome.text("document.querySelector('main').textContent"))
                .as("the run that did not find the report")
                .contains("Everything that was found was fetched");
        assertThat(chrome.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void seesInTheSourceItselfWhichNumbersContradictEachOther(String language) throws Exception {
        boolean zh = language.equals("zh");
        chrome.look(zh ? 390 : 1100, zh ? 844 : 740, zh ? "dark" : "light");
        open("missing?year=2019&region=410000&scope=watched", language);
        if (zh) {
            draw("missing-phone");
        }
        chrome.follow("#a410704 a[href*='/report/']");
        assertThat(chrome.text("document.documentElement.lang")).isEqualTo(zh ? "zh-Hans" : "en");
        if (!zh) {
            draw("report");
        }
        chrome.follow("section.alert li a.verdict");
        assertThat(marked("td.marked"))
                .as("new, carried in, handled and carried out, of bodies that give legal services")
                .containsExactly("5", "0", "0", "0");
        assertThat(chrome.evaluate("(() => { const r = document.querySelector('#mark').getBoundingClientRect();"
                                + " return r.top >= 0 && r.bottom <= innerHeight })()")
                        .asBoolean())
                .as("the reader is led to the first of them")
                .isTrue();
        assertThat(chrome.text("getComputedStyle(document.querySelector('#mark')).outlineStyle"))
                .isEqualTo("solid");
        if (!zh) {
            draw("source");
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    void marksACellInTheArchivedPageAndInTheScan() throws Exception {
        chrome.look(1100, 740, "light");
        open("report/411602/2020", "en");
        chrome.follow("td[id='3/1/total'] a");
        assertThat(marked("td.marked")).containsExactly("3");
        chrome.follow("#archived + p a");
        assertThat(chrome.address()).contains("/replay/view/");
        assertThat(chrome.text("document.querySelector('#gongkai-mark').textContent.trim()"))
                .isEqualTo("3");
        assertThat(chrome.text("getComputedStyle(document.querySelector('#gongkai-mark')).backgroundColor"))
                .isEqualTo("rgb(255, 243, 168)");
        open("report/230505/2019/source?cell=3/1/total", "en");
        assertThat(chrome.evaluate("document.querySelectorAll('.box.marked').length")
                        .asInt())
                .isEqualTo(1);
        assertThat(chrome.evaluate("(() => { const b = document.querySelector('.box.marked').getBoundingClientRect();"
                                + " const i = document.querySelector('.picture img').getBoundingClientRect();"
                                + " return b.width > 4 && b.left >= i.left && b.right <= i.right && b.top >= i.top"
                                + " && b.bottom <= i.bottom })()")
                        .asBoolean())
                .as("the box lies on the picture of the page")
                .isTrue();
        draw("scan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void canBeUsedByEveryoneOnEveryScreen(String scheme) throws Exception {
        String axe = axe();
        List<String> faults = new ArrayList<>();
        for (int width : new int[] {1280, 390}) {
            chrome.look(width, 844, scheme);
            for (String page : PAGES) {
                open(page, width == 390 ? "zh" : "en");
                String where = page + " at " + width + ", " + scheme + ": ";
                if (chrome.evaluate("document.documentElement.scrollWidth").asInt() > width) {
                    faults.add(where + "wider than the window");
                }
                chrome.evaluate(axe);
                for (JsonNode violation : chrome.evaluate("axe.run({iframes: false}).then(r => r.violations)")) {
                    if (List.of("serious", "critical")
                            .contains(violation.path("impact").asText())) {
                        faults.add(where + violation.path("id").asText() + " "
                                + violation.path("nodes").get(0).path("html").asText() + " "
                                + violation
                                        .path("nodes")
                                        .get(0)
                                        .path("failureSummary")
                                        .asText());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void isLightAndStandsStillWhileItLoads() throws Exception {
        chrome.look(390, 844, "light");
        for (String page : PAGES) {
            open(page, "en");
            assertThat(chrome.evaluate("(() => { const all = performance.getEntriesByType('resource')"
                                    + ".concat(performance.getEntriesByType('navigation'));"
                                    + " return all.reduce((sum, e) => sum + (e.decodedBodySize || 0), 0) })()")
                            .asInt())
                    .as(page + " with all that it takes with it")
                    .isPositive()
                    .isLessThan(HEAVIEST);
            assertThat(chrome.evaluate("new Promise(done => { let sum = 0; new PerformanceObserver(list => {"
                                    + " for (const e of list.getEntries()) sum += e.value })"
                                    + ".observe({type: 'layout-shift', buffered: true});"
                                    + " requestAnimationFrame(() => requestAnimationFrame(() => done(sum))) })")
                            .asDouble())
                    .as("layout shift of " + page)
                    .isLessThan(0.01);
            assertThat(chrome.evaluate("document.scripts.length").asInt())
                    .as(page)
                    .isZero();
        }
    }

    @Test
    void asksNobodyElseForAnything() throws Exception {
        for (String page : PAGES) {
            open(page, "zh");
        }
        assertThat(chrome.requests())
                .isNotEmpty()
                .allMatch(address -> address.startsWith(pages.address().toString()) || address.startsWith("data:"));
    }

    private static void choose(String list, String value) {
        for (int steps = 0; steps < 60; steps++) {
            if (chrome.text("document.querySelector('" + list + "').value").equals(value)) {
                return;
            }
            chrome.press("ArrowDown");
        }
        throw new IllegalStateException("no " + value + " in " + list);
    }

    private static List<String> marked(String selector) {
        List<String> texts = new ArrayList<>();
        chrome.evaluate("[...document.querySelectorAll('" + selector + "')].map(e => e.firstChild.textContent.trim())")
                .forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String axe() throws IOException {
        try (InputStream script = StoryIT.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void draw(String name) throws IOException {
        String wanted = System.getenv("GONGKAI_SCREENSHOTS");
        if (wanted != null) {
            chrome.draw(Files.createDirectories(Path.of(wanted)).resolve(name + ".png"));
        }
    }
}
