package org.gongkai.app.web;

import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.app.dossier.DossierMaker;
import org.gongkai.app.dossier.DossierPdf;
import org.gongkai.app.web.template.Templates;
import org.gongkai.archive.Archive;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.config.Configuration;
import org.gongkai.model.Authority;

/**
 * Answers for the dossier of an authority and a report year: {@code /dossier/{authority}/{year}.html} and {@code .pdf},
 * the same that the command writes.
 */
final class DossierPages {
    /** The document stands by itself, and so its style is in it. Its texts are escaped; nothing in it runs. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private static final Pattern FILE = Pattern.compile("([^.]+)\\.(html|pdf)");
    /** Setting a PDF holds a font of many megabytes. */
    private static final Semaphore SETTING = new Semaphore(1);

    private static final int SECONDS_TO_WAIT = 5;

    private final Archive archive;
    private final Configuration configuration;
    private final CoverageNow coverage;
    private final Templates templates;
    private final boolean samples;

    /** @param samples whether the archive holds bundled samples, which a dossier must say */
    DossierPages(
            Archive archive, Configuration configuration, CoverageNow coverage, Templates templates, boolean samples) {
        this.archive = archive;
        this.configuration = configuration;
        this.coverage = coverage;
        this.templates = templates;
        this.samples = samples;
    }

    void dossier(Context context) throws IOException, InterruptedException {
        Asked asked = new Asked(context);
        asked.allow("as-of", "lang");
        Matcher file = FILE.matcher(asked.part("file"));
        if (!file.matches()) {
            throw Refusal.notFound("no-page");
        }
        int year = Asked.year(file.group(1));
        String code = asked.part("authority");
        CoverageBoard board = coverage.board();
        LocalDate day = asked.dateParameter("as-of").orElseGet(board::today);
        if (day.isAfter(board.today())) {
            throw Refusal.badRequest("future", day.toString(), board.today().toString());
        }
        Authority authority =
                configuration.registry().find(code).orElseThrow(() -> Refusal.notFound("no-authority", code));
        CoverageRow row = row(board, year, day, code)
                .orElseThrow(() -> Refusal.notFound("no-dossier", code, Integer.toString(year)));
        StringOutput page = new StringOutput();
        templates
                .dossier(new DossierMaker(archive, configuration, samples).make(authority, row, year, day))
                .render(page);
        boolean pdf = file.group(2).equals("pdf");
        byte[] bytes = pdf ? pdf(page.toString(), day) : page.toString().getBytes(StandardCharsets.UTF_8);
        String name = "gongkai-" + code.replaceAll("[^A-Za-z0-9]", "_") + "-" + year + "-" + day + "." + file.group(2);
        context.header("Content-Security-Policy", POLICY)
                .header("Content-Disposition", "inline; filename=\"" + name + "\"");
        Reply.tagged(context, pdf ? "application/pdf" : Reply.HTML, bytes);
    }

    private static Optional<CoverageRow> row(CoverageBoard board, int year, LocalDate day, String code) {
        if (day.equals(board.today())) {
            return board.row(year, code);
        }
        // the whole country first: duties are handed on across territories
        return board.coverage(year, day, Optional.empty()).rows().stream()
                .filter(row -> row.code().equals(code))
                .findFirst()
                .or(() -> board.coverage(year, day, Optional.of(code)).rows().stream()
                        .filter(row -> row.code().equals(code))
                        .findFirst());
    }

    private static byte[] pdf(String page, LocalDate day) throws IOException, InterruptedException {
        DossierPdf pdf = DossierPdf.onThisMachine(System.getenv()).orElseThrow(() -> Refusal.unavailable("no-font"));
        if (!SETTING.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
            throw Refusal.unavailable("busy");
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.write(page, day, out);
            return out.toByteArray();
        } finally {
            SETTING.release();
        }
    }
}
