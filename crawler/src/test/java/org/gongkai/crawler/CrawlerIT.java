package org.gongkai.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongkai.crawler.PortalCrawl.Candidate;
import org.gongkai.model.Discovery;
import org.gongkai.model.FetchOutcome.Blocked;
import org.gongkai.model.FetchOutcome.Disallowed;
import org.gongkai.model.FetchOutcome.Fetched;
import org.gongkai.model.FetchOutcome.Gone;
import org.gongkai.model.FetchOutcome.Unchanged;
import org.gongkai.model.Portal;
import org.gongkai.model.RunReport.Counts;
import org.gongkai.model.RunReport.Failure;
import org.gongkai.model.RunReport.Status;
import org.gongkai.model.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrawlerIT {
    private static final String SITE = "http://www.fixture.example";
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    private final FixturePortal site = new FixturePortal();
    private final MemoryJournal journal = new MemoryJournal();

    @AfterEach
    void stop() {
        site.close();
    }

    private PortalCrawl crawl(Portal portal, TestSettings settings, String run) throws Exception {
        try (Crawler crawler = new Crawler(site.addresses(), Clock.fixed(NOW, ZoneOffset.UTC), time -> {})) {
            return crawler.crawl(portal, settings.settings(), run, journal, CrawlProgress.silent());
        }
    }

    private PortalCrawl crawl(String start) throws Exception {
        return crawl(site.portal(SITE + start), TestSettings.quick(), "run-1");
    }

    private static String title(int year) {
        return "样例市" + year + "年政府信息公开工作年度报告";
    }

    private static String link(String href, int year) {
        return "<li><a href='" + href + "'>" + title(year) + "</a></li>";
    }

    private void column(int reports) {
        site.page("/", "<div class='nav'><a href='/nb/'>政府信息公开年报</a></div>");
        site.page(
                "/nb/",
                "<ul>"
                        + IntStream.range(0, reports)
                                .mapToObj(i -> link("/doc/" + i + ".html", 2008 + i % 18))
                                .collect(Collectors.joining())
                        + "</ul>");
        for (int i = 0; i < reports; i++) {
            site.report("/doc/" + i + ".html", title(2008 + i % 18));
        }
    }

    private static List<String> reasons(PortalCrawl crawl) {
        return crawl.failures().stream().map(Failure::reason).toList();
    }

    @Test
    void countsWhatWasAskedKeptAndNew() throws Exception {
        column(3);
        PortalCrawl first = crawl("/");
        assertThat(first.counts()).isEqualTo(new Counts(6, 6, 5, 0, 0, 0)); // no robots.txt is no loss
        site.report("/doc/1.html", "样例市2009年政府信息公开年度报告（修订）");
        PortalCrawl second = crawl(site.portal(SITE + "/"), TestSettings.quick(), "run-2");
        assertThat(second.counts()).isEqualTo(new Counts(6, 6, 0, 1, 4, 0));
        assertThat(second.status()).isEqualTo(Status.COMPLETE);
    }

    @Test
    void findsEverythingAgainWhereNothingHasChanged() throws Exception {
        column(3);
        site.withValidators();
        PortalCrawl first = crawl("/");
        PortalCrawl second = crawl(site.portal(SITE + "/"), TestSettings.quick(), "run-2");
        assertThat(second.candidates()).isEqualTo(first.candidates());
        assertThat(second.counts()).isEqualTo(new Counts(6, 6, 0, 0, 5, 0));
        assertThat(journal.outcome(SITE + "/doc/1.html")).isInstanceOf(Unchanged.class);
    }

    @Test
    void fetchesAgainWhatItsOwnArchiveHasDamaged() throws Exception {
        column(3);
        site.withValidators();
        PortalCrawl first = crawl("/");
        journal.damage();
        PortalCrawl second = crawl(site.portal(SITE + "/"), TestSettings.quick(), "run-2");
        assertThat(second.candidates()).isEqualTo(first.candidates());
        assertThat(second.status()).isEqualTo(Status.COMPLETE);
        assertThat(journal.outcome(SITE + "/doc/1.html")).isInstanceOf(Fetched.class);
    }

    @Test
    void endsTheSameHoweverOftenItIsKilled() throws Exception {
        column(120);
        PortalCrawl undisturbed = crawl("/");
        List<URI> expected = journal.visits().stream().map(Visit::uri).toList();
        journal.clear();
        site.forget();

        for (int kill = 7; kill < 122; kill += 23) {
            int after = kill;
            List<URI> seen = new ArrayList<>();
            CrawlProgress killer = (portal, uri, done, known) -> {
                seen.add(uri);
                if (seen.size() == after) {
                    throw new IllegalStateException("killed");
                }
            };
            try (Crawler crawler = new Crawler(site.addresses(), Clock.fixed(NOW, ZoneOffset.UTC), time -> {})) {
                assertThatThrownBy(() -> crawler.crawl(
                                site.portal(SITE + "/"), TestSettings.quick().settings(), "run-1", journal, killer))
                        .hasMessage("killed");
            }
            journal.crash();
        }
        PortalCrawl last = crawl("/");

        assertThat(journal.visits()).extracting(Visit::uri).containsExactlyElementsOf(expected);
        assertThat(last.candidates()).isEqualTo(undisturbed.candidates());
        assertThat(last.counts()).isEqualTo(undisturbed.counts());
        assertThat(last.status()).isEqualTo(Status.COMPLETE);
        // nothing that was committed is asked again: at most a batch is lost at each kill
        assertThat(site.asked()).hasSizeLessThanOrEqualTo(expected.size() + 5 * 50);
    }

    @Test
    void goesOnFromWhatItNotedAndNotFromItsPages() throws Exception {
        column(120);
        PortalCrawl undisturbed = crawl("/");
        site.forget();
        journal.recalled().clear();

        PortalCrawl again = crawl("/");
        assertThat(again).isEqualTo(undisturbed);
        assertThat(site.asked()).isEmpty();
        // robots.txt, the home page, and what came after the last block of notes
        assertThat(journal.recalled()).hasSizeLessThanOrEqualTo(2 + Trails.VISITS);
    }

    @Test
    void readsThePagesAgainWhereTheNotesAreDamagedOrOfAnotherPortal() throws Exception {
        column(120);
        PortalCrawl undisturbed = crawl("/");
        journal.spoilTrail();
        journal.recalled().clear();
        assertThat(crawl("/")).isEqualTo(undisturbed);
        assertThat(journal.recalled()).hasSize(undisturbed.counts().captures());

        journal.recalled().clear();
        Portal widened = new Portal(
                "fixture",
                "样例",
                "410100",
                List.of(URI.create(SITE + "/")),
                Set.of("www.fixture.example", "other.fixture.example"),
                "");
        crawl(widened, TestSettings.quick(), "run-1");
        assertThat(journal.recalled()).hasSize(undisturbed.counts().captures());
    }

    @Test
    void goesOnUnderOtherSettingsAsIfItHadBegunUnderThem() throws Exception {
        column(60);
        site.page("/", "<div class='nav'><a href='/gk/'>政府信息公开</a></div>");
        site.page("/gk/", "<a href='/nb/'>政府信息公开年报</a><a href='/bm/'>部门信息公开年报</a>");
        site.page("/bm/", "<a href='/bm/1/'>财政局</a><a href='/nb/'>政府信息公开年报</a>");
        site.page("/bm/1/", "<ul>" + link("/bm/1/1.html", 2020) + link("/bm/1/2.html", 2021) + "</ul>");
        site.report("/bm/1/1.html", title(2020));
        site.report("/bm/1/2.html", title(2021));
        Portal portal = site.portal(SITE + "/");
        for (TestSettings changed : List.of(
                TestSettings.quick().limits(2_000, 2),
                TestSettings.quick().limits(2_000, 3),
                TestSettings.quick().limits(9, 12))) {
            journal.clear();
            PortalCrawl expected = crawl(portal, changed, "run-1");
            journal.clear();
            crawl(portal, TestSettings.quick(), "run-1");
            PortalCrawl resumed = crawl(portal, changed, "run-1");
            assertThat(resumed.candidates()).isEqualTo(expected.candidates());
            assertThat(resumed.failures()).isEqualTo(expected.failures());
            assertThat(resumed.status()).isEqualTo(expected.status());
            assertThat(resumed.search()).isEqualTo(expected.search());
        }
    }

    @Test
    void readsThePagesAgainWhereTheWayHasChanged() throws Exception {
        column(60);
        crawl("/");
        journal.lose(SITE + "/");
        site.page("/", "<div class='nav'><a href='/gk/'>政府信息公开</a></div>");
        site.page("/gk/", "<ul>" + link("/doc/new.html", 2025) + "</ul><a href='/nb/'>政府信息公开年报</a>");
        site.report("/doc/new.html", title(2025));
        site.forget();
        PortalCrawl resumed = crawl("/");
        assertThat(site.paths()).containsExactly("/", "/gk/", "/doc/new.html");
        PortalCrawl again = crawl("/");

        journal.clear();
        PortalCrawl fresh = crawl("/");
        assertThat(resumed).isEqualTo(fresh);
        assertThat(again).isEqualTo(fresh);
    }

    @Test
    void readsThePagesAgainWhereItsNotesMakeNoSense() throws Exception {
        column(60);
        PortalCrawl undisturbed = crawl("/");
        Portal portal = site.portal(SITE + "/");
        Trails forged = new Trails(portal, TestSettings.quick().settings(), "run-1", journal, 1);
        forged.startOver();
        forged.note(
                URI.create(SITE + "/"),
                Optional.of(new Trails.Noted(
                        journal.outcome(SITE + "/"), Tally.Counted.FRESH, new byte[] {Byte.MAX_VALUE})));
        assertThat(crawl("/")).isEqualTo(undisturbed);
    }

    @Test
    void commitsAtTheEnd() throws Exception {
        column(10);
        crawl("/");
        assertThat(journal.durable()).isEqualTo(journal.visits().size());
        assertThat(journal.commits()).isEqualTo(1);
    }

    @Test
    void tellsOfACandidateOnceItsFilesAreFetched() throws Exception {
        column(2);
        site.page(
                "/doc/1.html",
                "<h1>" + title(2009) + "</h1><div class=TRS_Editor><a href='/doc/1.pdf'>" + title(2009)
                        + ".pdf</a></div>");
        site.file("/doc/1.pdf", "application/pdf", "%PDF-1.4");
        List<String> heard = new ArrayList<>();
        CrawlProgress listener = new CrawlProgress() {
            @Override
            public void visited(String portal, URI uri, int done, int known) {
                heard.add("visited " + uri.getPath());
            }

            @Override
            public void found(PortalCrawl.Candidate candidate) {
                heard.add("found " + candidate.page().getPath());
            }
        };
        try (Crawler crawler = new Crawler(site.addresses(), Clock.fixed(NOW, ZoneOffset.UTC), time -> {})) {
            PortalCrawl crawl =
                    crawler.crawl(site.portal(SITE + "/"), TestSettings.quick().settings(), "run-1", journal, listener);
            assertThat(crawl.candidates()).hasSize(2);
        }
        assertThat(heard)
                .containsSubsequence("visited /doc/1.html", "found /doc/1.html", "visited /doc/1.pdf")
                .containsSubsequence("found /doc/0.html", "visited /doc/0.html")
                .containsOnlyOnce("found /doc/1.html", "found /doc/0.html");
    }

    @Test
    void commitsWhatItHasWhenItIsInterrupted() throws Exception {
        column(10);
        Thread me = Thread.currentThread();
        CrawlProgress interrupter = (portal, uri, done, known) -> {
            if (done == 4) {
                me.interrupt();
            }
        };
        try (Crawler crawler = new Crawler(site.addresses(), Clock.fixed(NOW, ZoneOffset.UTC), time -> {})) {
            assertThatThrownBy(() -> crawler.crawl(
                            site.portal(SITE + "/"), TestSettings.quick().settings(), "run-1", journal, interrupter))
                    .isInstanceOf(InterruptedException.class);
        }
        // robots.txt and four more, and perhaps one that was being asked for meanwhile
        assertThat(journal.durable()).isEqualTo(journal.visits().size()).isBetween(5, 6);
    }

    @Test
    void obeysRobotsAndAsksForThemOnce() throws Exception {
        column(2);
        site.file("/robots.txt", "text/plain", "User-agent: *\nDisallow: /\n\nUser-agent: gongkai\nDisallow: /doc/1\n");
        PortalCrawl crawl = crawl("/");
        assertThat(crawl.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(reasons(crawl)).containsExactly("forbidden by " + SITE + "/robots.txt");
        assertThat(site.paths())
                .containsOnlyOnce("/robots.txt")
                .doesNotContain("/doc/1.html")
                .startsWith("/robots.txt");
        assertThat(journal.outcome(SITE + "/doc/1.html")).isInstanceOf(Disallowed.class);
    }

    @Test
    void saysThatRobotsForbidThePortal() throws Exception {
        column(2);
        site.file("/robots.txt", "text/plain", "User-agent: *\nDisallow: /\n");
        PortalCrawl crawl = crawl("/");
        assertThat(crawl.status()).isEqualTo(Status.DISALLOWED);
        assertThat(site.paths()).containsExactly("/robots.txt");
    }

    @Test
    void asksNothingOfAHostWhoseRobotsCannotBeRead() throws Exception {
        column(2);
        site.status("/robots.txt", 500, "");
        PortalCrawl crawl = crawl("/");
        assertThat(crawl.status()).isEqualTo(Status.UNREACHABLE);
        assertThat(reasons(crawl))
                .singleElement()
                .asString()
                .contains("robots.txt could not be read")
                .contains("500");
        assertThat(site.paths()).containsOnly("/robots.txt");
    }

    @Test
    void takesNoRobotsForLeave() throws Exception {
        column(2);
        site.status("/robots.txt", 403, "no");
        assertThat(crawl("/").status()).isEqualTo(Status.COMPLETE);
    }

    @Test
    void pausesBetweenRequestsAndLongerWhenRobotsAskForIt() throws Exception {
        column(2);
        MovingClock clock = new MovingClock();
        try (Crawler crawler = new Crawler(site.addresses(), clock, clock::move)) {
            crawler.crawl(
                    site.portal(SITE + "/"),
                    TestSettings.quick().pause(Duration.ofSeconds(2)).settings(),
                    "run-1",
                    journal,
                    CrawlProgress.silent());
        }
        assertThat(clock.waits).hasSize(4).containsOnly(Duration.ofSeconds(2));
        site.file("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 9\n");
        clock.waits.clear();
        try (Crawler crawler = new Crawler(site.addresses(), clock, clock::move)) {
            crawler.crawl(
                    site.portal(SITE + "/"),
                    TestSettings.quick().pause(Duration.ofSeconds(2)).settings(),
                    "run-2",
                    journal,
                    CrawlProgress.silent());
        }
        assertThat(clock.waits)
                .containsExactly(
                        Duration.ofSeconds(2), Duration.ofSeconds(9), Duration.ofSeconds(9), Duration.ofSeconds(9));
    }

    private static final class MovingClock extends Clock {
        private final List<Duration> waits = new ArrayList<>();
        private Instant now = NOW;

        void move(Duration time) {
            waits.add(time);
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void staysOnThePortalsHosts() throws Exception {
        site.page("/nb/", "<ul>" + link("/doc/1.html", 2020) + link("http://other.example/doc/2.html", 2021) + "</ul>")
                .report("/doc/1.html", title(2020))
                .report("/doc/2.html", title(2021));
        PortalCrawl crawl = crawl("/nb/");
        assertThat(crawl.candidates()).extracting(Candidate::page).containsExactly(URI.create(SITE + "/doc/1.html"));
        assertThat(crawl.status()).as("a report was not looked at").isEqualTo(Status.INCOMPLETE);
        assertThat(crawl.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.uri()).isEqualTo(URI.create("http://other.example/doc/2.html"));
            assertThat(failure.reason()).contains("on another host").contains("add the host to `hosts`");
        });
        assertThat(journal.visits())
                .as("nobody was asked, so there is no visit")
                .extracting(visit -> visit.uri().getHost())
                .containsOnly("www.fixture.example");
        assertThat(site.asked()).extracting(FixturePortal.Asked::host).containsOnly("www.fixture.example");
    }

    @Test
    void saysThatAFileOrAFrameOfAReportLiesOnAnotherHost() throws Exception {
        site.page("/nb/", "<ul>" + link("/doc/1.html", 2020) + link("/doc/2.html", 2021) + "</ul>")
                .page(
                        "/doc/1.html",
                        "<h1>" + title(2020)
                                + "</h1><div class='content'><a href='http://cdn.example/1.pdf'>附件</a></div>")
                .page("/doc/2.html", "<iframe src='http://frames.example/2.html'></iframe>");
        PortalCrawl crawl = crawl("/nb/");
        assertThat(crawl.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(crawl.failures())
                .extracting(Failure::uri)
                .containsExactlyInAnyOrder(
                        URI.create("http://cdn.example/1.pdf"), URI.create("http://frames.example/2.html"));
    }

    @Test
    void leavesWhatIsElsewhereToAnotherPortalOfTheSameRun() throws Exception {
        site.page("/nb/", "<ul>" + link("http://czj.fixture.example/doc/2.html", 2021) + "</ul>")
                .report("/doc/2.html", title(2021));
        crawl("/nb/");
        Portal both = new Portal(
                "q",
                "q",
                "410100",
                List.of(URI.create(SITE + "/nb/")),
                Set.of("www.fixture.example", "czj.fixture.example"),
                "");
        PortalCrawl second = crawl(both, TestSettings.quick(), "run-1");
        assertThat(second.candidates()).hasSize(1);
        assertThat(second.status()).isEqualTo(Status.COMPLETE);
    }

    @Test
    void asksWhatAnotherPortalsHostsHadRefusedInTheSameRun() throws Exception {
        column(1);
        URI report = URI.create(SITE + "/doc/0.html");
        journal.recordDamaged(
                new Visit(
                        "run-1",
                        "other",
                        report,
                        Discovery.start(),
                        NOW,
                        new Disallowed("host www.fixture.example is not one of the portal's hosts")),
                false);
        PortalCrawl crawl = crawl("/");
        assertThat(crawl.candidates()).extracting(Candidate::page).containsExactly(report);
        assertThat(crawl.status()).isEqualTo(Status.COMPLETE);
    }

    @Test
    void asksAgainWhatTheRunHadStoredAndCannotRead() throws Exception {
        column(2);
        site.status("/doc/1.html", 500, "");
        for (String page : List.of("/", "/doc/0.html", "/doc/1.html")) {
            journal.recordDamaged(
                    new Visit(
                            "run-1",
                            "fixture",
                            URI.create(SITE + page),
                            Discovery.start(),
                            NOW,
                            new Disallowed("what stands here cannot be read")),
                    true);
        }
        PortalCrawl crawl = crawl("/");
        assertThat(crawl.candidates()).extracting(Candidate::page).containsExactly(URI.create(SITE + "/doc/0.html"));
        assertThat(crawl.failures())
                .as("only where asking again fails too")
                .extracting(Failure::uri)
                .containsOnly(URI.create(SITE + "/doc/1.html"));
        assertThat(reasons(crawl)).anyMatch(reason -> reason.contains("cannot be read: damaged"));
    }

    @Test
    void saysNothingOfWhatIsMissingWithoutAPlaceOfReports() throws Exception {
        site.page("/", "<title>样例市</title><div id='app'></div><script src='/js/app.js'></script>");
        PortalCrawl crawl = crawl("/");
        assertThat(crawl.startAnswered()).isTrue();
        assertThat(crawl.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(crawl.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.uri()).isEqualTo(URI.create(SITE + "/"));
            assertThat(failure.reason()).contains("no column of annual reports was found");
        });
    }

    @Test
    void takesAColumnThatOnlyAScriptWouldFillForNone() throws Exception {
        site.page("/", "<a href='/nb/'>政府信息公开年报</a>")
                .page("/nb/", "<title>政府信息公开年报</title><div id='app'></div><script src='/js/app.js'></script>");
        assertThat(reasons(crawl("/"))).singleElement().asString().contains("a script seems to fill it");
    }

    @Test
    void takesAnEmptyColumnForOneThatWasLookedThrough() throws Exception {
        site.page("/", "<a href='/nb/'>政府信息公开年报</a>").page("/nb/", "<title>政府信息公开年报</title><p>暂无数据</p>");
        PortalCrawl crawl = crawl("/");
        assertThat(crawl.failures()).isEmpty();
        assertThat(crawl.status()).isEqualTo(Status.COMPLETE);
        assertThat(crawl.candidates()).isEmpty();
    }

    @Test
    void goesToEveryHostThatIsConfigured() throws Exception {
        site.page(
                        "/nb/",
                        "<ul>" + link("http://czj.fixture.example/doc/2.html", 2021) + link("/doc/1.html", 2020)
                                + "</ul>")
                .report("/doc/1.html", title(2020))
                .report("/doc/2.html", title(2021));
        Portal portal = new Portal(
                "p",
                "p",
                "410100",
                List.of(URI.create(SITE + "/nb/")),
                Set.of("www.fixture.example", "czj.fixture.example"),
                "");
        PortalCrawl crawl = crawl(portal, TestSettings.quick(), "run-1");
        assertThat(crawl.candidates()).hasSize(2);
        assertThat(site.paths().stream().filter("/robots.txt"::equals))
                .as("once for each host")
                .hasSize(2);
    }

    @Test
    void callsAPortalBlockedWhenARobotTrapAnswers() throws Exception {
        site.status("/", 521, "<script>document.cookie='__jsluid_h=1';location.href=location.pathname</script>");
        PortalCrawl crawl = crawl("/");
        assertThat(crawl.status()).isEqualTo(Status.BLOCKED);
        assertThat(journal.outcome(SITE + "/")).isInstanceOf(Blocked.class);
        assertThat(site.paths()).containsExactly("/robots.txt", "/");
    }

    @Test
    void stopsAskingAHostThatKeepsRefusing() throws Exception {
        column(30);
        for (int i = 0; i < 30; i++) {
            site.status("/doc/" + i + ".html", 412, "<script>$_ts</script>");
        }
        PortalCrawl crawl = crawl("/");
        assertThat(crawl.status()).isEqualTo(Status.BLOCKED);
        assertThat(site.paths()).filteredOn(path -> path.startsWith("/doc/")).hasSize(3);
        assertThat(reasons(crawl)).anyMatch(reason -> reason.contains("was not asked"));
    }

    @Test
    void callsAPortalUnreachableWhenNoStartPageAnswers() throws Exception {
        PortalCrawl gone = crawl("/");
        assertThat(gone.status()).isEqualTo(Status.UNREACHABLE);
        assertThat(gone.startAnswered()).isFalse();
        assertThat(reasons(gone)).containsExactly("status 404");
        Portal nowhere = new Portal(
                "p", "p", "410100", List.of(URI.create("http://nowhere.invalid/")), Set.of("nowhere.invalid"), "");
        PortalCrawl unknown = crawl(nowhere, TestSettings.quick(), "run-2");
        assertThat(unknown.status()).isEqualTo(Status.UNREACHABLE);
        assertThat(reasons(unknown)).singleElement().asString().contains("nowhere.invalid");
    }

    @Test
    void isIncompleteWhenAReportCannotBeReadOrIsListedAndGone() throws Exception {
        column(2);
        site.status("/doc/0.html", 500, "");
        site.page("/doc/1.html", "<title>出错了</title><p>您访问的页面不存在</p>");
        PortalCrawl crawl = crawl("/");
        assertThat(crawl.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(crawl.failures())
                .extracting(Failure::uri)
                .containsExactlyInAnyOrder(URI.create(SITE + "/doc/0.html"), URI.create(SITE + "/doc/1.html"));
        assertThat(reasons(crawl)).anyMatch(reason -> reason.startsWith("listed and gone"));
        assertThat(crawl.candidates()).isEmpty();
        assertThat(journal.outcome(SITE + "/doc/1.html")).isInstanceOf(Gone.class);
    }

    @Test
    void isIncompleteWhenAPageOfAListIsGone() throws Exception {
        site.page(
                        "/nb/",
                        "<ul>" + link("/doc/1.html", 2020) + link("/doc/2.html", 2021)
                                + "</ul><script>createPageHTML(2, 0, 'index', 'html');</script>")
                .report("/doc/1.html", title(2020))
                .report("/doc/2.html", title(2021));
        PortalCrawl crawl = crawl("/nb/");
        assertThat(crawl.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(crawl.failures()).extracting(Failure::uri).containsExactly(URI.create(SITE + "/nb/index_1.html"));
    }

    @Test
    void takesTheHomePageInAnotherPlaceForGone() throws Exception {
        column(2);
        site.page("/doc/1.html", "<div class='nav'><a href='/nb/'>政府信息公开年报</a></div>");
        PortalCrawl crawl = crawl("/");
        assertThat(crawl.candidates()).extracting(Candidate::page).containsExactly(URI.create(SITE + "/doc/0.html"));
        assertThat(journal.outcome(SITE + "/doc/1.html")).isInstanceOf(Gone.class);
    }

    @Test
    void asksAgainWhereReportsWereKnownThoughNoListLeadsThere() throws Exception {
        column(1);
        site.report("/doc/old.html", title(2011));
        journal.remember(URI.create(SITE + "/doc/old.html"));
        journal.remember(URI.create(SITE + "/doc/withdrawn.html"));
        PortalCrawl crawl = crawl("/");
        assertThat(crawl.candidates()).extracting(Candidate::title).containsExactly(title(2008), title(2011));
        assertThat(journal.outcome(SITE + "/doc/withdrawn.html")).isInstanceOf(Gone.class);
        assertThat(crawl.status()).isEqualTo(Status.COMPLETE);
    }

    @Test
    void saysSoWhenItMustStopEarly() throws Exception {
        column(30);
        PortalCrawl pages = crawl(site.portal(SITE + "/"), TestSettings.quick().limits(10, 12), "run-1");
        assertThat(pages.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(reasons(pages)).singleElement().asString().contains("crawler.max-pages");
        PortalCrawl depth = crawl(site.portal(SITE + "/"), TestSettings.quick().limits(1000, 1), "run-2");
        assertThat(depth.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(reasons(depth)).singleElement().asString().contains("crawler.max-depth");
    }

    @Test
    void staysOutOfCalendarsNewsAndServices() throws Exception {
        String days = IntStream.rangeClosed(1, 31)
                .mapToObj(day -> "<td><a href='/rili?day=" + day + "'>" + day + "</a></td>")
                .collect(Collectors.joining());
        site.page(
                        "/",
                        "<a href='/nb/'>政府信息公开年报</a><a href='/news/'>新闻</a><a href='/login'>登录</a><table class='rili'>"
                                + days + "</table>")
                .page(
                        "/nb/",
                        "<ul>" + link("/doc/1.html", 2020) + link("/doc/2.html", 2021)
                                + "</ul><table><tr><td>一 二 三 四 五 六 日</td></tr><tr>" + days
                                + "</tr></table><div class='share'><a href='/nb/print?id=1'>打印</a></div>")
                .report("/doc/1.html", title(2020))
                .report("/doc/2.html", title(2021));
        crawl("/");
        assertThat(site.paths()).containsExactlyInAnyOrder("/robots.txt", "/", "/nb/", "/doc/1.html", "/doc/2.html");
    }

    @Test
    void triesGuessesOnlyWhileNothingBetterLeadsToAReport() throws Exception {
        site.page("/", "<div class='nav'><a href='/c1/'>走进样例</a><a href='/c2/'>专题专栏</a><a href='/c3/'>领导之窗</a></div>")
                .page("/c1/", "<p>历史</p>")
                .page("/c2/", "<a href='/nb/'>信息公开年报</a>")
                .page("/nb/", "<ul>" + link("/doc/1.html", 2020) + "</ul>")
                .report("/doc/1.html", title(2020));
        PortalCrawl crawl = crawl("/");
        assertThat(crawl.candidates()).hasSize(1);
        assertThat(crawl.status()).as("a guess that fails is no trouble").isEqualTo(Status.COMPLETE);
        assertThat(site.paths()).contains("/c1/", "/c2/").doesNotContain("/c3/");
    }

    @Test
    void asksNobodyWithoutAContact() {
        column(1);
        assertThatThrownBy(() ->
                        crawl(site.portal(SITE + "/"), TestSettings.quick().contact(Optional.of(" ")), "run-1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void readsPagesInTheCharsetThatTheyAreWrittenIn() throws Exception {
        String html = "<html><head><meta charset='gb2312'></head><ul>" + link("/doc/1.html", 2020)
                + "<li><a href='/doc/2.html'>镕峇2021年政府信息公开工作年度报告</a></ul></html>";
        site.file(
                        "/nb/",
                        "text/html",
                        new String(
                                html.getBytes(java.nio.charset.Charset.forName("GB18030")),
                                java.nio.charset.StandardCharsets.ISO_8859_1))
                .report("/doc/1.html", title(2020))
                .report("/doc/2.html", title(2021));
        PortalCrawl crawl = crawl("/nb/");
        assertThat(crawl.candidates()).extracting(Candidate::title).containsExactly(title(2020), "镕峇2021年政府信息公开工作年度报告");
    }
}
