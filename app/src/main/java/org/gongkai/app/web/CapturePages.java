package org.gongkai.app.web;

import io.javalin.http.Context;
import org.gongkai.app.web.page.CapturePage;
import org.gongkai.app.web.page.Frame;
import org.gongkai.app.web.template.Templates;
import org.gongkai.archive.Archive;
import org.gongkai.model.Capture;

/** Answers for one look at one address: {@code /capture?id=}, what claims rest on. */
final class CapturePages {
    private final Archive archive;
    private final Templates templates;

    CapturePages(Archive archive, Templates templates) {
        this.archive = archive;
        this.templates = templates;
    }

    void capture(Context context) {
        Asked asked = new Asked(context);
        asked.allow("id", "lang");
        String id = asked.parameter("id").orElseThrow(() -> Refusal.badRequest("needed", "id"));
        Capture capture = archive.capture(id).orElseThrow(() -> Refusal.notFound("no-such-capture", id));
        boolean runKept = archive.runs(capture.portal()).stream()
                .anyMatch(run -> run.run().equals(capture.run()));
        Frame frame = asked.frame(asked.text("capture.title"), Frame.Place.NONE);
        Reply.page(context, templates.capture(new CapturePage(frame, capture, runKept)));
    }
}
