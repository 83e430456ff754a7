package org.gongkai.app.web.page;

import java.util.Locale;
import java.util.Optional;
import org.gongkai.app.web.replay.RewrittenPage;
import org.gongkai.archive.export.CdxLine;
import org.gongkai.model.Capture;
import org.jspecify.annotations.Nullable;

/**
 * One look at one address.
 *
 * @param runKept whether the archive holds a report of its run
 */
public record CapturePage(Frame frame, Capture capture, boolean runKept) {
    /** What came of it, in words. */
    public String kind() {
        return frame.texts().word("capture-kind", capture.kind().name().toLowerCase(Locale.ROOT));
    }

    /** Where what was seen is shown again; empty when nothing was. */
    public Optional<String> archived() {
        boolean seen = capture.kind() == Capture.Kind.FETCHED || capture.kind() == Capture.Kind.UNCHANGED;
        return seen && capture.payload().isPresent()
                ? Optional.of(RewrittenPage.link("view", CdxLine.stamp(capture.at()), capture.uri()))
                : Optional.empty();
    }

    public String captures() {
        return Links.captures(capture.uri());
    }

    public @Nullable String outside() {
        return Links.outside(capture.uri());
    }
}
