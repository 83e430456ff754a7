package org.gongkai.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.gongkai.config.ServeSettings;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportKey;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells in the source: marked where they stand, and only there. */
class InSourceIT {
    private static final URI PAGE = URI.create("http://fengquan.example/2019.html");
    private static final String HTML = "<html><body><table><tr><td>新收</td><td>结转</td></tr>"
            + "<tr><td>7</td><td>0</td></tr></table></body></html>";

    @TempDir
    Path folder;

    private FilledArchive archive;
    private WebPages pages;

    @BeforeEach
    void start() throws Exception {
        archive = new FilledArchive(folder.resolve("archive"));
        pages = WebPages.start(
                new ServeSettings("127.0.0.1", 0),
                archive.archive,
                archive.configuration,
                archive.forms,
                FilledArchive.CLOCK);
    }

    @AfterEach
    void stop() {
        pages.close();
        archive.close();
    }

    private Document source(Position at) throws Exception {
        ReportDocument document = new Documents(archive.form("cn-2019"), "新乡市凤泉区人民政府", "410704", 2019)
                .read(HTML, "3/1/total", "7", at)
                .document();
        archive.report(
                "run-1",
                "fengquan",
                PAGE,
                HTML,
                Instant.parse("2020-01-25T04:00:00Z"),
                new ReportKey("410704", 2019),
                document);
        archive.archive.commit();
        return Jsoup.parse(new Browser(pages.address())
                .get("/report/410704/2019/source?cell=3/1/total&lang=en")
                .body());
    }

    @Test
    void marksTheCellWhereItStands() throws Exception {
        Document source = source(new Position.InTable(1, 2, 1));
        assertThat(source.select("td.marked").eachText()).containsExactly("7 (marked)");
        assertThat(source.getElementById("mark")).isNotNull();
        assertThat(source.selectFirst("iframe").attr("src")).contains("mark=1.2.1", "#gongkai-mark");
        assertThat(source.select(".banner.bad")).isEmpty();
    }

    @Test
    void marksNothingWhereSomethingElseStandsThanWasRead() throws Exception {
        Document source = source(new Position.InTable(1, 2, 2));
        assertThat(source.select("td.marked")).isEmpty();
        assertThat(source.select(".banner.bad").text()).contains("nothing is marked");
        assertThat(source.selectFirst("iframe").attr("src")).doesNotContain("mark=");
    }
}
