package org.gongkai.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.gongkai.config.ServeSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The feeds over HTTP, read by the library of others. */
class FeedsIT {
    @TempDir
    static Path folder;

    private static SampleArchive sample;
    private static WebPages pages;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        sample = new SampleArchive(folder);
        pages = WebPages.start(
                new ServeSettings("127.0.0.1", 0),
                sample.archive(),
                sample.configuration(),
                sample.forms(),
                new Later());
        browser = new Browser(pages.address());
    }

    /** One second on with every look. */
    private static final class Later extends Clock {
        private final AtomicLong looks = new AtomicLong();

        @Override
        public Instant instant() {
            return FilledArchive.NOW.plusSeconds(looks.getAndIncrement());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @AfterAll
    static void stop() {
        pages.close();
        sample.close();
    }

    private static SyndFeed feed(String path) throws Exception {
        HttpResponse<String> response = browser.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/atom+xml");
        return new SyndFeedInput().build(new StringReader(response.body()));
    }

    @Test
    void tellsWhatWasPublishedAndWhatWasAlteredNewestFirst() throws Exception {
        SyndFeed all = feed("/feeds/all.atom?lang=en");
        assertThat(all.getFeedType()).isEqualTo("atom_1.0");
        assertThat(all.getEntries())
                .extracting(SyndEntry::getUpdatedDate)
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
        SyndEntry altered = feed("/feeds/altered.atom?lang=en").getEntries().get(0);
        assertThat(altered.getTitle()).isEqualTo("新乡市凤泉区人民政府 2019: altered");
        assertThat(altered.getDescription().getValue()).contains("figures differ from the version before");
        assertThat(altered.getUpdatedDate().toInstant()).isEqualTo("2020-05-01T04:00:00Z");
        assertThat(altered.getLink()).isEqualTo(pages.address() + "report/410704/2019?version=2&lang=en");
        assertThat(feed("/feeds/new.atom?lang=zh").getEntries())
                .extracting(SyndEntry::getTitle)
                .contains("新乡市凤泉区人民政府 2019：公布");
    }

    @Test
    void namesEventsTheSameWheneverItIsAsked() throws Exception {
        List<String> ids = new ArrayList<>();
        feed("/feeds/all.atom").getEntries().forEach(entry -> ids.add(entry.getUri()));
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.startsWith("urn:uuid:"));
        assertThat(feed("/feeds/new.atom?lang=zh").getEntries())
                .extracting(SyndEntry::getUri)
                .isSubsetOf(ids);
        assertThat(feed("/feeds/all.atom").getUri())
                .isEqualTo(feed("/feeds/all.atom?lang=zh").getUri())
                .isNotEqualTo(feed("/feeds/new.atom").getUri());
    }

    @Test
    void narrowsToATerritory() throws Exception {
        assertThat(feed("/feeds/new.atom?region=410700").getEntries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getTitle()).contains("凤泉区"));
        assertThat(feed("/feeds/new.atom?region=110000").getEntries()).isEmpty();
        assertThat(feed("/feeds/new.atom?region=410700&lang=en").getTitle()).contains("新乡市人民政府");
    }

    @Test
    void sendsAFeedOnceAndThenSaysThatItHasNotChanged() throws Exception {
        HttpResponse<String> first = browser.get("/feeds/all.atom");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        String modified = first.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(browser.get("/feeds/all.atom", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(browser.get("/feeds/all.atom", "If-Modified-Since", modified).statusCode())
                .isEqualTo(304);
        assertThat(browser.get("/feeds/all.atom", "If-Modified-Since", "Mon, 01 Jan 2018 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/feeds/all.atom", "If-Modified-Since", "yesterday")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsOfFindingsInTheirOwnFeedAndPage() throws Exception {
        assertThat(feed("/feeds/findings.atom?lang=en").getEntries())
                .as("nothing in the samples can be held against another report")
                .isEmpty();
        assertThat(browser.get("/findings?lang=zh&kind=copied").body()).contains("没有发现。");
        assertThat(browser.get("/findings?lang=en&year=2015").body()).contains("Nothing was found.");
        assertThat(browser.get("/findings?kind=odd").statusCode()).isEqualTo(400);
    }

    @Test
    void isFoundFromThePages() throws Exception {
        assertThat(browser.get("/?lang=en").body())
                .contains("type=\"application/atom+xml\"", "/feeds/altered.atom?lang=en");
    }

    @Test
    void saysWhatFeedsThereAre() throws Exception {
        assertThat(browser.get("/feeds/old.atom", "Accept-Language", "en").statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/feeds/old.atom", "Accept-Language", "en").body())
                .contains("all, new, late, altered, removed, missing, findings");
        assertThat(browser.get("/feeds/new.atom?region=41").statusCode()).isEqualTo(400);
        assertThat(browser.get("/feeds/new.atom?page=9").statusCode()).isEqualTo(404);
    }
}
