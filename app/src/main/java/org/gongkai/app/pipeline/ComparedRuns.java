package org.gongkai.app.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gongkai.archive.Archive;
import org.gongkai.archive.reread.KeptVersion;
import org.gongkai.archive.reread.Reread;
import org.gongkai.model.ReportDocument;
import org.jspecify.annotations.Nullable;

/** Compares what two extraction runs read, or a run with what is shown. */
public final class ComparedRuns {
    /** The readings that are shown, where a run could be named. */
    public static final String SHOWN = "shown";

    private ComparedRuns() {}

    /**
     * The versions that both have read; those that one of them failed to read are left out.
     *
     * @throws InterruptedException when the calling thread is interrupted
     */
    public static ReadingComparison compare(Archive archive, String from, String to) throws InterruptedException {
        Map<String, String> earlier = keys(archive, from);
        Map<String, String> later = keys(archive, to);
        List<KeptVersion> both = archive.readings().versions().stream()
                .filter(kept -> earlier.containsKey(kept.id()) && later.containsKey(kept.id()))
                .toList();
        ReadingComparison comparison = new ReadingComparison();
        try (ParallelWork<KeptVersion, Optional<Pair>> work =
                new ParallelWork<>(both, kept -> pair(archive, kept, earlier.get(kept.id()), later.get(kept.id())))) {
            for (int at = 0; at < both.size(); at++) {
                work.next()
                        .ifPresent(pair -> comparison.take(
                                pair.kept().key(), pair.kept().version().version(), pair.was(), pair.is()));
            }
        }
        return comparison;
    }

    /** Two readings of a version. */
    private record Pair(KeptVersion kept, ReportDocument was, ReportDocument is) {}

    private static Optional<Pair> pair(
            Archive archive, KeptVersion kept, @Nullable String before, @Nullable String after) {
        Optional<ReportDocument> was = archive.extraction(Objects.requireNonNull(before));
        Optional<ReportDocument> is = before.equals(after) ? was : archive.extraction(Objects.requireNonNull(after));
        return was.isPresent() && is.isPresent() ? Optional.of(new Pair(kept, was.get(), is.get())) : Optional.empty();
    }

    /** The extraction that a run, or what is shown, has for each version. */
    private static Map<String, String> keys(Archive archive, String run) {
        Map<String, String> keys = new HashMap<>();
        if (run.equals(SHOWN)) {
            archive.readings()
                    .versions()
                    .forEach(kept -> keys.put(kept.id(), kept.version().extraction()));
        } else {
            archive.readings().eachResult(run, result -> {
                if (result.outcome() != Reread.Outcome.FAILED) {
                    keys.put(result.id(), result.after());
                }
            });
        }
        return keys;
    }
}
