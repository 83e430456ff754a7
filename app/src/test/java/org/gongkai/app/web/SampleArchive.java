package org.gongkai.app.web;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gongkai.archive.Archive;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.form.FormSet;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Digest;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;
import org.gongkai.model.RunReport.SeenReport;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;

/**
 * What the page tests look at: a report with two versions whose sums do not hold, one whose every text is hostile, and
 * a portal that did not answer.
 */
final class SampleArchive implements AutoCloseable {
    static final String HOSTILE_NAME = "?<script>alert('n')</script>/..局";
    static final URI PAGE = URI.create("http://fengquan.example/nb/t2019.html");
    static final String FIRST_BODY = "<html><script>alert(1)</script>first</html>";

    private final FilledArchive filled;

    SampleArchive(Path folder) throws IOException, ConfigurationException {
        Path overlay = Files.createDirectories(folder.resolve("config/portals")).getParent();
        portal(overlay, "fengquan", "410704");
        portal(overlay, "zhengzhou", "410100");
        filled = new FilledArchive(folder.resolve("archive"), overlay);
        firstRun();
        secondRun();
        hostileRun();
        imported();
        filled.archive.commit();
    }

    Archive archive() {
        return filled.archive;
    }

    Configuration configuration() {
        return filled.configuration;
    }

    FormSet forms() {
        return filled.forms;
    }

    private void firstRun() {
        Instant at = Instant.parse("2020-01-25T04:00:00Z");
        Documents document = fengquan().number("3/1/legal_services", "5").number("3/1/total", "5");
        filled.report("run-1", "fengquan", PAGE, FIRST_BODY, at, key(), document.document());
        filled.run("run-1", "fengquan", at, RunReport.Status.COMPLETE, seen());
        filled.run("run-1", "zhengzhou", at.plusSeconds(1), RunReport.Status.UNREACHABLE);
    }

    private void secondRun() {
        Instant at = Instant.parse("2020-05-01T04:00:00Z");
        Documents document = fengquan()
                .number("3/1/legal_services", "5")
                .number("3/1/total", "4")
                .cell("2/licences/prior", "4h", CellStatus.UNREADABLE)
                .cell("4/review/upheld", "", CellStatus.BLANK)
                .cell("4/review/corrected", "", CellStatus.ABSENT)
                .flagged("2/procurement/amount", "245,113,055 元", "24511.3055", "unit-converted")
                .finding("narrative-mismatch", "The text speaks of two reviews.", "4/review/total");
        filled.report("run-2", "fengquan", PAGE, "<html>second</html>", at, key(), document.document());
        filled.run("run-2", "fengquan", at, RunReport.Status.COMPLETE, seen());
    }

    private void hostileRun() {
        Instant at = Instant.parse("2021-02-01T04:00:00Z");
        URI page = URI.create("http://fengquan.example/evil.html?a=%22%3E%3Cscript%3E");
        Documents document = new Documents(filled.form("cn-2021"), HOSTILE_NAME.substring(1), null, 2020)
                .title("<img src=x onerror=alert(1)>")
                .cell("3/1/total", "\"><svg onload=alert(1)>", CellStatus.UNREADABLE, "\"><script>alert(2)</script>")
                .cell("2/x-<script>alert(3)</script>/made", "1", CellStatus.NUMBER)
                .finding("\"onmouseover=alert(4)", "<script>alert(5)</script>", "\"'><script>alert(6)</script>");
        filled.report(
                "run<3>",
                "fengquan",
                page,
                "<html>evil</html>",
                at,
                new ReportKey(HOSTILE_NAME, 2020),
                document.document());
        filled.run("run<3>", "fengquan", at, RunReport.Status.INCOMPLETE);
    }

    /** A scan that nobody can read yet, imported: there is no report of a run. */
    private void imported() {
        ReportDocument unread = new ReportDocument(
                new ReportDocument.Source("scan.pdf", Digest.of(new byte[] {2}), "application/pdf", "none", "1.0.0"),
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Finding(
                        "scanned", Severity.ERROR, new Wording("The pages are pictures.", "页面是图片。"), List.of())));
        filled.report(
                "import-1",
                "import",
                URI.create("http://zhengzhou.example/2018.pdf"),
                "%PDF",
                Instant.parse("2021-03-01T04:00:00Z"),
                new ReportKey("410100", 2018),
                unread);
    }

    private Documents fengquan() {
        return new Documents(filled.form("cn-2019"), "新乡市凤泉区人民政府", "410704", 2019).published(LocalDate.of(2020, 1, 20));
    }

    static ReportKey key() {
        return new ReportKey("410704", 2019);
    }

    private static SeenReport seen() {
        return new SeenReport("410704", "新乡市凤泉区人民政府", 2019, PAGE);
    }

    private static void portal(Path overlay, String id, String authority) throws IOException {
        Files.writeString(overlay.resolve("portals").resolve(id + ".yaml"), """
                id: %s
                name: %s 门户网站
                authority: "%s"
                start: ["http://%s.example/"]
                schedule: "0 30 3 ? * MON"
                """.formatted(id, id, authority, id));
    }

    @Override
    public void close() {
        filled.close();
    }
}
