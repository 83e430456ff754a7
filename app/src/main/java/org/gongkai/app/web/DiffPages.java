package org.gongkai.app.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gongkai.app.answer.DiffAnswer;
import org.gongkai.app.answer.LinePairs;
import org.gongkai.app.pipeline.PageText;
import org.gongkai.app.web.page.DiffPage;
import org.gongkai.app.web.page.Frame;
import org.gongkai.app.web.template.Templates;
import org.gongkai.archive.Archive;
import org.gongkai.archive.ArchiveException;
import org.gongkai.config.ExtractorSettings;
import org.gongkai.config.form.FormSet;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;

/** Answers for two versions of a report side by side: {@code /report/{authority}/{year}/diff}. */
final class DiffPages {
    private static final String YES = "yes";

    private final Archive archive;
    private final FormSet forms;
    private final Templates templates;
    private final PageText text;

    DiffPages(Archive archive, FormSet forms, ExtractorSettings settings, Templates templates) {
        this.archive = archive;
        this.forms = forms;
        this.templates = templates;
        this.text = new PageText(archive, settings);
    }

    void diff(Context context) throws InterruptedException {
        Asked asked = new Asked(context);
        asked.allow("from", "to", "pages", "lang");
        ReportHistory history = Reports.require(archive, asked.reportKey());
        ReportVersion to = Reports.require(history, asked.countParameter("to"));
        ReportVersion from = Reports.require(
                history, Optional.of(asked.countParameter("from").orElse(Math.max(1, to.version() - 1))));
        Optional<String> pages = asked.parameter("pages");
        pages.filter(word -> !word.equals(YES)).ifPresent(word -> {
            throw Refusal.badRequest("pages", word);
        });
        ReportDocument before = document(from);
        ReportDocument after = document(to);
        DiffAnswer answer = DiffAnswer.of(history, from, to, before, after);
        Frame frame = asked.frame(
                asked.text(
                        "diff.title",
                        history.authorityName(),
                        Integer.toString(history.key().year())),
                Frame.Place.NONE);
        boolean compared = pages.isPresent();
        Optional<List<LinePairs.Pair>> lines = compared ? lines(from, to) : Optional.empty();
        Reply.page(
                context,
                templates.diff(DiffPage.of(
                        frame,
                        history,
                        answer,
                        Optional.ofNullable(after.form()).flatMap(forms::find),
                        compared,
                        lines)));
    }

    private ReportDocument document(ReportVersion version) {
        return archive.extraction(version.extraction())
                .orElseThrow(() -> Refusal.notFound("no-extraction", Integer.toString(version.version())));
    }

    /** What differs between the whole texts of the pages; empty when one of them cannot be compared. */
    private Optional<List<LinePairs.Pair>> lines(ReportVersion from, ReportVersion to) throws InterruptedException {
        Optional<List<String>> before = lines(from);
        Optional<List<String>> after = before.isEmpty() ? Optional.empty() : lines(to);
        return after.isEmpty() ? Optional.empty() : Optional.of(LinePairs.of(before.get(), after.get()));
    }

    private Optional<List<String>> lines(ReportVersion version) throws InterruptedException {
        try {
            return Optional.of(text.lines(version));
        } catch (IOException | UnreadableFileException | ArchiveException e) {
            // the page says that it cannot be compared
            return Optional.empty();
        }
    }
}
