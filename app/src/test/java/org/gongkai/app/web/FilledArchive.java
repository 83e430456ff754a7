package org.gongkai.app.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.gongkai.archive.Archive;
import org.gongkai.archive.Archives;
import org.gongkai.archive.Sighting;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormSet;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Discovery;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.Header;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;
import org.gongkai.model.Visit;

/** A real archive in a folder, filled through its interface as the pipeline does it. */
final class FilledArchive implements AutoCloseable {
    static final Instant NOW = Instant.parse("2021-06-01T04:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    final Configuration configuration;
    final FormSet forms;
    final Archive archive;

    FilledArchive(Path folder, Path... overlays) throws ConfigurationException {
        configuration = Configuration.load(List.of(overlays));
        forms = configuration.forms();
        archive = Archives.open(folder.toString(), configuration.settings().archive(), CLOCK);
    }

    Form form(String id) {
        return forms.find(id).orElseThrow();
    }

    /** Visits a page whose body is gzip-coded, and keeps it. */
    Capture visit(String run, String portal, URI page, String html, Instant at) {
        Exchange exchange = new Exchange(
                page,
                at,
                "GET " + page.getPath() + " HTTP/1.1",
                List.of(new Header("Host", page.getHost())),
                "HTTP/1.1 200 OK",
                200,
                List.of(new Header("Content-Type", "text/html"), new Header("Content-Encoding", "gzip")),
                gzip(html),
                Optional.of(InetAddress.getLoopbackAddress()),
                Optional.empty());
        Discovery found =
                new Discovery("list-page", Optional.of(page.resolve("index.html")), Optional.of("<b>年度报告</b>"));
        return archive.add(new Visit(run, portal, page, found, at, new FetchOutcome.Fetched(List.of(exchange))));
    }

    /** Sees a report at a page. */
    void report(String run, String portal, URI page, String html, Instant at, ReportKey key, ReportDocument document) {
        Capture capture = visit(run, portal, page, html, at);
        Digest payload = capture.payload().orElseThrow();
        String extraction = payload.hex() + "/1.0.0/" + forms.digest().hex();
        archive.keep(extraction, document);
        archive.observe(new Sighting(
                key,
                document.authority() == null ? "?" : document.authority().name(),
                page,
                capture,
                List.of(payload),
                Digest.of(html.getBytes(StandardCharsets.UTF_8)),
                extraction,
                document));
    }

    /** Ends a run at a portal. */
    void run(String run, String portal, Instant started, RunReport.Status status, RunReport.SeenReport... seen) {
        archive.keep(new RunReport(
                run,
                portal,
                started,
                Optional.of(started.plusSeconds(600)),
                status,
                new RunReport.Counts(41, 40, 12, 1, 27, 0),
                List.of(seen),
                List.of(new RunReport.Failure(
                        URI.create("http://slow.example/a?b=%3Ci%3E"), "no answer within 30 s <b>"))));
        archive.commit();
    }

    @Override
    public void close() {
        archive.close();
    }

    static byte[] gzip(String text) {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
