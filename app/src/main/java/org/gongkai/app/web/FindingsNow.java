package org.gongkai.app.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The findings over the whole corpus. They are looked for once after the archive has changed, aside, because a large
 * corpus takes minutes; meanwhile those found before are shown, or it is said that there are none yet.
 */
final class FindingsNow {
    private static final Logger LOG = LoggerFactory.getLogger(FindingsNow.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CorpusFindings corpus;
    private final Clock clock;
    private @Nullable CoverageBoard sought;
    private @Nullable FutureTask<Found> search;
    private @Nullable Found found;

    FindingsNow(Archive archive, Configuration configuration, FormSet forms, Clock clock) {
        this.clock = clock;
        this.corpus = new CorpusFindings(archive, configuration.registry(), forms);
    }

    /** Findings, and when the search for them ended. */
    record Found(List<CorpusFinding> findings, Instant at) {
        Found {
            findings = List.copyOf(findings);
        }
    }

    /** The findings for the board, or the last ones there were; empty while the first search goes on. */
    Optional<Found> of(CoverageBoard board) {
        FutureTask<Found> current = search(board);
        try {
            Found now = current.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            synchronized (this) {
                found = now;
            }
        } catch (TimeoutException e) {
            // shown when it is done; what was found before serves until then
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.error("look for findings", e.getCause());
            synchronized (this) {
                if (found == null) {
                    throw new IllegalStateException("look for findings", e.getCause());
                }
            }
        }
        synchronized (this) {
            return Optional.ofNullable(found);
        }
    }

    private synchronized FutureTask<Found> search(CoverageBoard board) {
        FutureTask<Found> current = search;
        if (current == null || sought != board && current.isDone()) {
            current = new FutureTask<>(
                    () -> new Found(corpus.of(EnumSet.allOf(CorpusFinding.Kind.class), key -> true), clock.instant()));
            search = current;
            sought = board;
            Thread thread = new Thread(current, "findings");
            thread.setDaemon(true);
            thread.start();
        }
        return current;
    }
}
