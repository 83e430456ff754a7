package org.gongkai.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked for while a page is being read, and what is not. */
@Timeout(60)
class LookAheadIT {
    private static final String SITE = "http://www.fixture.example";
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    private final FixturePortal site = new FixturePortal();
    private final MemoryJournal journal = new MemoryJournal();
    private final List<String> read = new ArrayList<>();

    @BeforeEach
    void begin() {
        site.page("/", "<div class='nav'><a href='/nb/'>政府信息公开年报</a></div>");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private PortalCrawl crawl(TestSettings settings, CrawlProgress progress) throws Exception {
        try (Crawler crawler = new Crawler(site.addresses(), Clock.fixed(NOW, ZoneOffset.UTC), time -> {})) {
            return crawler.crawl(
                    site.portal(SITE + "/"), settings.settings(), "run-1", journal, (portal, uri, done, known) -> {
                        read.add(uri.getPath());
                        progress.visited(portal, uri, done, known);
                    });
        }
    }

    private static String title(int year) {
        return "样例市" + year + "年政府信息公开工作年度报告";
    }

    private static String links(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "<li><a href='/doc/" + i + ".html'>" + title(2008 + i) + "</a></li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private void reports(int count) {
        for (int i = 0; i < count; i++) {
            site.report("/doc/" + i + ".html", title(2008 + i));
        }
    }

    @Test
    void asksForTheNextPageBeforeOneIsRead() throws Exception {
        site.page("/nb/", links(0, 3));
        reports(3);
        CountDownLatch asked = new CountDownLatch(1);
        site.answer("/doc/1.html", any -> {
            asked.countDown();
            return FixturePortal.reportPage(title(2009), "");
        });
        AtomicBoolean whileReading = new AtomicBoolean();
        crawl(TestSettings.quick(), (portal, uri, done, known) -> {
            if (uri.getPath().equals("/doc/0.html")) {
                // the walk goes on only when this returns
                whileReading.set(await(asked));
            }
        });
        assertThat(whileReading).isTrue();
        assertThat(site.paths()).doesNotHaveDuplicates();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void readsInTheOrderOfPromiseWhateverWasAskedFirst() throws Exception {
        site.page("/", "<a href='/nb/'>政府信息公开年报</a>");
        site.page("/nb/", links(0, 1) + "<script>createPageHTML(3, 0, \"index\", \"html\");</script>");
        site.page("/nb/index_1.html", links(1, 2));
        site.page("/nb/index_2.html", links(2, 3));
        reports(3);
        crawl(TestSettings.quick(), CrawlProgress.silent());
        assertThat(site.paths())
                .as("the second page is asked for while the first report is read, and so on")
                .containsSubsequence("/doc/0.html", "/nb/index_1.html", "/nb/index_2.html", "/doc/1.html");
        assertThat(read)
                .containsExactly(
                        "/",
                        "/nb/",
                        "/doc/0.html",
                        "/nb/index_1.html",
                        "/doc/1.html",
                        "/nb/index_2.html",
                        "/doc/2.html");
    }

    @Test
    void asksForNoPageOfAListThatMayEndBeforeIt() throws Exception {
        site.page("/nb/", links(0, 2) + "<script>createPageHTML(9, 0, \"index\", \"html\");</script>");
        for (int page = 1; page < 9; page++) {
            site.page("/nb/index_" + page + ".html", links(0, 2));
        }
        reports(2);
        crawl(TestSettings.quick(), CrawlProgress.silent());
        // two that repeat what was seen end the list
        assertThat(site.paths()).contains("/nb/index_2.html").doesNotContain("/nb/index_3.html");
    }

    @Test
    void asksForNoMoreThanItMay() throws Exception {
        site.page("/nb/", links(0, 9));
        reports(9);
        PortalCrawl crawl = crawl(TestSettings.quick().limits(4, 9), CrawlProgress.silent());
        assertThat(read).hasSize(4);
        assertThat(site.paths()).filteredOn(path -> !path.equals("/robots.txt")).hasSize(4);
        assertThat(crawl.counts().requests()).isEqualTo(5);
    }

    @Test
    void tellsWhatWentWrongWithAPageAskedAheadAtItsTurn() throws Exception {
        site.page("/nb/", links(0, 3));
        reports(3);
        journal.breakAt(URI.create(SITE + "/doc/1.html"));
        assertThatThrownBy(() -> crawl(TestSettings.quick(), CrawlProgress.silent()))
                .isInstanceOf(IOException.class)
                .hasMessage("no room for /doc/1.html");
        assertThat(read).endsWith("/doc/0.html");
    }
}
