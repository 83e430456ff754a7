package org.gongkai.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.gongkai.config.ServeSettings;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coverage is kept between requests, and must not be kept for too long. */
class FreshnessIT {
    @TempDir
    Path folder;

    @Test
    void showsWhatTheArchiveLearnsWhileThePagesAreOpen() throws Exception {
        try (FilledArchive filled = new FilledArchive(folder);
                WebPages pages = WebPages.start(
                        new ServeSettings("127.0.0.1", 0),
                        filled.archive,
                        filled.configuration,
                        filled.forms,
                        FilledArchive.CLOCK)) {
            Browser browser = new Browser(pages.address());
            assertThat(browser.get("/?lang=en").body()).contains("Nothing has been kept yet");
            assertThat(browser.get("/missing?year=2019&lang=en").body()).contains("No authority is expected");

            Instant at = Instant.parse("2020-01-25T04:00:00Z");
            filled.report(
                    "run-1",
                    "anywhere",
                    URI.create("http://fengquan.example/2019.html"),
                    "<html>",
                    at,
                    new ReportKey("410704", 2019),
                    new Documents(filled.form("cn-2019"), "新乡市凤泉区人民政府", "410704", 2019)
                            .published(LocalDate.of(2020, 1, 20))
                            .document());
            filled.archive.commit();
            assertThat(browser.get("/?lang=en").body()).contains("/region/410000");
            assertThat(browser.get("/region/410700?lang=en").body()).contains("/report/410704/2019", "on time");
            assertThat(browser.get("/api/missing?year=2020").body()).contains("\"unknown\":1");

            filled.run("run-2", "anywhere", at.plusSeconds(60), RunReport.Status.BLOCKED);
            assertThat(browser.get("/runs?lang=en").body()).contains("blocked");
        }
    }
}
