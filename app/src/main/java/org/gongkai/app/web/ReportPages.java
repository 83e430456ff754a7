package org.gongkai.app.web;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gongkai.app.pipeline.YearBefore;
import org.gongkai.app.web.page.Frame;
import org.gongkai.app.web.page.ReportPage;
import org.gongkai.app.web.template.Templates;
import org.gongkai.archive.Archive;
import org.gongkai.archive.dating.Dating;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormSet;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;

/** Answers for one report: {@code /report/{authority}/{year}}. */
final class ReportPages {
    private final Archive archive;
    private final FormSet forms;
    private final BringingCaptures captures;
    private final Templates templates;

    ReportPages(Archive archive, FormSet forms, BringingCaptures captures, Templates templates) {
        this.captures = captures;
        this.archive = archive;
        this.forms = forms;
        this.templates = templates;
    }

    void report(Context context) {
        Asked asked = new Asked(context);
        asked.allow("version", "lang");
        ReportHistory history = Reports.require(archive, asked.reportKey());
        ReportVersion version = Reports.require(history, asked.countParameter("version"));
        Optional<ReportDocument> document = archive.extraction(version.extraction())
                .map(found -> new YearBefore(archive, forms).check(history.key(), found));
        String title = history.authorityName() + " " + history.key().year();
        Optional<Capture> capture = archive.capture(version.capture());
        boolean runKept = capture.isPresent()
                && archive.runs(capture.get().portal()).stream()
                        .anyMatch(run -> run.run().equals(capture.get().run()));
        Frame frame = asked.frame(title, Frame.Place.NONE);
        Reply.page(
                context,
                templates.report(ReportPage.of(
                        frame,
                        history,
                        version,
                        document,
                        document.flatMap(this::form),
                        capture,
                        brought(version),
                        runKept,
                        new Dating(archive).of(history))));
    }

    private Map<Digest, String> brought(ReportVersion version) {
        Map<Digest, String> brought = new HashMap<>();
        version.digests().forEach(digest -> captures.of(version, digest)
                .ifPresent(capture -> brought.put(digest, capture.id())));
        return brought;
    }

    private Optional<Form> form(ReportDocument document) {
        return Optional.ofNullable(document.form()).flatMap(forms::find);
    }
}
