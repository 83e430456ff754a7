package org.gongkai.app.web;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gongkai.app.across.CorpusFinding;
import org.gongkai.app.across.CorpusFindings;
import org.gongkai.archive.Archive;
import org.gongkai.config.Configuration;
import org.gongkai.config.form.FormSet;
import org.jspecify.annotations.Nullable;

/**
 * The findings over the whole corpus. They are looked for once after the archive has changed, aside, because a large
 * corpus takes minutes; meanwhile those found before are shown, or it is said that there are none yet.
 */
final class FindingsNow {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CorpusFindings corpus;
    private @Nullable CoverageBoard sought;
    private @Nullable FutureTask<List<CorpusFinding>> search;
    private @Nullable List<CorpusFinding> found;

    FindingsNow(Archive archive, Configuration configuration, FormSet forms) {
        this.corpus = new CorpusFindings(archive, configuration.registry(), forms);
    }

    /** The findings for the board, or the last ones there were; empty while the first search goes on. */
    Optional<List<CorpusFinding>> of(CoverageBoard board) {
        FutureTask<List<CorpusFinding>> current = search(board);
        try {
            List<CorpusFinding> now = current.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            synchronized (this) {
                found = now;
            }
        } catch (TimeoutException e) {
            // shown when it is done; what was found before serves until then
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("look for findings", e.getCause());
        }
        synchronized (this) {
            return Optional.ofNullable(found);
        }
    }

    private synchronized FutureTask<List<CorpusFinding>> search(CoverageBoard board) {
        FutureTask<List<CorpusFinding>> current = search;
        if (current == null || sought != board && current.isDone()) {
            current = new FutureTask<>(() -> corpus.of(EnumSet.allOf(CorpusFinding.Kind.class), key -> true));
            search = current;
            sought = board;
            Thread thread = new Thread(current, "findings");
            thread.setDaemon(true);
            thread.start();
        }
        return current;
    }
}
