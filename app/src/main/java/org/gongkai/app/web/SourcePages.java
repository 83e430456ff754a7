package org.gongkai.app.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gongkai.app.web.page.SourcePage;
import org.gongkai.archive.Archive;
import org.gongkai.extractor.pdf.PageViews;
import org.gongkai.model.Digest;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportVersion;

/** Shows pages of stored files as pictures: {@code /archive/{digest}/pages/{page}}. */
final class SourcePages {
    private static final int PICTURES_KEPT = 24;
    private static final int SIZES_KEPT = 200;
    /** Drawing a page holds its pictures in memory. */
    private static final int DRAWN_AT_ONCE = 2;

    private static final int SECONDS_TO_WAIT = 30;

    private final Archive archive;
    private final Semaphore drawing = new Semaphore(DRAWN_AT_ONCE);
    private final Recent<String, byte[]> pictures = new Recent<>(PICTURES_KEPT);
    private final Recent<Digest, List<SourcePage.Size>> sizes = new Recent<>(SIZES_KEPT);

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

    /** The stored file that a document was read from, when it can be shown as pages and cells stand on them. */
    Optional<Digest> source(ReportVersion version, ReportDocument document) {
        boolean onPages = document.cells().stream().anyMatch(cell -> cell.at() instanceof Position.OnPage);
        return version.digests().stream()
                .filter(digest -> onPages && digest.equals(document.source().sha256()))
                .filter(archive::holds)
                .findFirst();
    }

    /** The sizes of its pages; none when nobody can draw them. */
    List<SourcePage.Size> sizes(Digest digest) {
        return sizes.get(digest).orElseGet(() -> {
            List<SourcePage.Size> found = new ArrayList<>();
            try {
                PageViews.sizes(archive.payload(digest))
                        .forEach(size -> found.add(new SourcePage.Size(size.width(), size.height())));
            } catch (IOException e) {
                // A Word file has no pages of its own, a broken one none that could be drawn: the boxes stay words.
                found.clear();
            }
            sizes.put(digest, List.copyOf(found));
            return found;
        });
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
                byte[] drawn = PageViews.jpeg(archive.payload(digest), page);
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

    /** The latest asked for. Safe for use by several threads. */
    private static final class Recent<K, V> {
        private final Map<K, V> entries;

        Recent(int most) {
            entries = new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                    return size() > most;
                }
            };
        }

        synchronized Optional<V> get(K key) {
            return Optional.ofNullable(entries.get(key));
        }

        synchronized void put(K key, V value) {
            entries.put(key, value);
        }
    }
}
