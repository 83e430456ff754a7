package org.gongkai.app.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongkai.app.web.page.Frame;
import org.gongkai.app.web.page.InSourceWriter;
import org.gongkai.app.web.page.Links;
import org.gongkai.app.web.replay.RewrittenPage;
import org.gongkai.app.web.template.Templates;
import org.gongkai.archive.Archive;
import org.gongkai.archive.export.CdxLine;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormSet;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;

/**
 * Answers for cells in the source of a report: {@code /report/{authority}/{year}/source?cell=} or {@code ?check=}, and
 * for all that the source holds.
 */
final class InSourcePages {
    private final Archive archive;
    private final FormSet forms;
    private final SourcePages pictures;
    private final OriginalTables tables;
    private final BringingCaptures captures;
    private final Templates templates;

    InSourcePages(
            Archive archive,
            FormSet forms,
            SourcePages pictures,
            OriginalTables tables,
            BringingCaptures captures,
            Templates templates) {
        this.captures = captures;
        this.archive = archive;
        this.forms = forms;
        this.pictures = pictures;
        this.tables = tables;
        this.templates = templates;
    }

    void source(Context context) throws InterruptedException {
        Asked asked = new Asked(context);
        asked.allow("cell", "check", "version", "lang");
        ReportHistory history = Reports.require(archive, asked.reportKey());
        ReportVersion version = Reports.require(history, asked.countParameter("version"));
        ReportDocument document = archive.extraction(version.extraction())
                .orElseThrow(() -> Refusal.notFound("no-extraction", Integer.toString(version.version())));
        Optional<Form> form = Optional.ofNullable(document.form()).flatMap(forms::find);
        Frame frame = asked.frame(
                asked.text(
                        "source.title",
                        history.authorityName(),
                        Integer.toString(history.key().year())),
                Frame.Place.NONE);
        InSourceWriter writer =
                new InSourceWriter(frame, history, version, document, form, tables.of(version, document));
        asked.parameter("cell").filter(id -> !writer.wantCell(id)).ifPresent(id -> {
            throw Refusal.notFound("no-cell", id);
        });
        asked.parameter("check").filter(id -> !writer.wantCheck(id)).ifPresent(id -> {
            throw Refusal.notFound("no-check", id);
        });
        Digest read = read(version, document);
        Optional<Capture> capture = captures.of(version, read);
        Reply.page(
                context,
                templates.source(writer.page(
                        pictures.views(version, document),
                        capture.filter(look -> document.source().mediaType().contains("html"))
                                .map(look -> archived(look, writer.marks(), document)),
                        Links.payload(read, capture.map(Capture::id)))));
    }

    /** The stored file that the document was read from, the page itself when none of them is exactly it. */
    private Digest read(ReportVersion version, ReportDocument document) {
        return tables.stored(version, document).orElse(version.digests().get(0));
    }

    private static String archived(Capture capture, List<Position.InTable> marks, ReportDocument document) {
        String view = RewrittenPage.link("view", CdxLine.stamp(capture.at()), capture.uri());
        Digest read = document.source().sha256();
        if (marks.isEmpty() || read == null) {
            return view;
        }
        return view + "&mark="
                + marks.stream()
                        .map(at -> at.table() + "." + at.row() + "." + at.column())
                        .collect(Collectors.joining(","))
                + "&of=" + read.hex() + "#" + MarkedCells.ANCHOR;
    }
}
