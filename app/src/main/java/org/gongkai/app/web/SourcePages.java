package org.gongkai.app.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gongkai.app.web.page.Links;
import org.gongkai.app.web.page.SourcePage;
import org.gongkai.archive.Archive;
import org.gongkai.extractor.Extractor;
import org.gongkai.extractor.detect.FileKind;
import org.gongkai.extractor.detect.KindDetector;
import org.gongkai.extractor.pdf.PageViews;
import org.gongkai.model.Digest;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportVersion;

/** Shows pages of stored files as pictures: {@code /archive/{digest}/pages/{page}}. */
final class SourcePages {
    private static final int PICTURES_KEPT = 24;
    private static final int FILES_KEPT = 200;
    /** Drawing a page holds its pictures in memory. */
    private static final int DRAWN_AT_ONCE = 2;

    /** A payload is stored as it was sent; the first is none. */
    private static final List<String> CODINGS = List.of("", "gzip", "deflate", "br");

    private static final int SECONDS_TO_WAIT = 30;

    private final Archive archive;
    private final Semaphore drawing = new Semaphore(DRAWN_AT_ONCE);
    private final Recent<String, byte[]> pictures = new Recent<>(PICTURES_KEPT);
    private final Recent<Digest, Shown> known = new Recent<>(FILES_KEPT);

    SourcePages(Archive archive) {
        this.archive = archive;
    }

    void page(Context context) {
        Asked asked = new Asked(context);
        Digest digest = asked.digest();
        asked.allow();
        String page = asked.part("page");
        byte[] picture = picture(digest, page).orElseThrow(() -> Refusal.notFound("no-page"));
        context.header("Cache-Control", "public, max-age=86400");
        Reply.tagged(context, "image/jpeg", picture);
    }

    /**
     * A stored file.
     *
     * @param content digest of the file without its content coding
     * @param views of its pages, none when nobody can draw them
     */
    private record Shown(Digest content, List<SourcePage.View> views) {}

    /** The pages of the stored files that a document was read from; none when nobody can draw them. */
    List<SourcePage.View> views(ReportVersion version, ReportDocument document) {
        if (document.cells().stream().noneMatch(cell -> cell.at() instanceof Position.OnPage)) {
            return List.of();
        }
        // Several pictures are the pages of one document, any other file is one of its own.
        boolean pictures = document.source().mediaType().startsWith("image/");
        List<SourcePage.View> views = new ArrayList<>();
        boolean begun = false;
        for (Digest digest : version.digests()) {
            Shown shown = known.get(digest).orElseGet(() -> shown(digest));
            boolean first = !begun && shown.content().equals(document.source().sha256());
            if (first || (begun && pictures)) {
                views.addAll(shown.views());
                begun = true;
            }
        }
        return views;
    }

    private Shown shown(Digest digest) {
        List<SourcePage.View> views = new ArrayList<>();
        Digest content = digest;
        try {
            byte[] file = file(digest);
            content = Digest.of(file);
            if (isPdf(file) || Extractor.isPage(file)) {
                for (PageViews.Size size : PageViews.sizes(file)) {
                    views.add(new SourcePage.View(Links.page(digest, views.size() + 1), size.width(), size.height()));
                }
            }
        } catch (IOException e) {
            // A broken file has no pages that could be drawn: the boxes stay words.
            views.clear();
        }
        Shown shown = new Shown(content, List.copyOf(views));
        known.put(digest, shown);
        return shown;
    }

    /** A PDF or picture without the content coding under which it may be stored; any other file as it is stored. */
    private byte[] file(Digest digest) {
        byte[] stored = archive.holds(digest) ? archive.payload(digest) : new byte[0];
        for (String coding : CODINGS) {
            byte[] file = Decoded.of(stored, coding).bytes();
            if (isPdf(file) || KindDetector.detect(file).family() == FileKind.Family.IMAGE) {
                return file;
            }
        }
        return stored;
    }

    private static boolean isPdf(byte[] file) {
        return KindDetector.detect(file).family() == FileKind.Family.PDF;
    }

    private Optional<byte[]> picture(Digest digest, String page) {
        if (!page.matches("[1-9][0-9]{0,3}") || !archive.holds(digest)) {
            return Optional.empty();
        }
        String key = digest.hex() + "/" + page;
        Optional<byte[]> kept = pictures.get(key);
        return kept.isPresent() ? kept : draw(digest, Integer.parseInt(page), key);
    }

    private Optional<byte[]> draw(Digest digest, int page, String key) {
        try {
            if (!drawing.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
            try {
                byte[] drawn = PageViews.jpeg(file(digest), page);
                pictures.put(key, drawn);
                return Optional.of(drawn);
            } finally {
                drawing.release();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
