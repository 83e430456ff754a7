package org.gongkai.app.pipeline;

import java.util.HashMap;
import java.util.Map;
import org.gongkai.archive.Archive;
import org.gongkai.archive.reread.KeptVersion;
import org.gongkai.archive.reread.Reread;

/** Compares what two extraction runs read, or a run with what is shown. */
public final class ComparedRuns {
    /** The readings that are shown, where a run could be named. */
    public static final String SHOWN = "shown";

    private ComparedRuns() {}

    /** The versions that both have read; those that one of them failed to read are left out. */
    public static ReadingComparison compare(Archive archive, String from, String to) {
        Map<String, String> earlier = keys(archive, from);
        Map<String, String> later = keys(archive, to);
        ReadingComparison comparison = new ReadingComparison();
        for (KeptVersion kept : archive.readings().versions()) {
            String before = earlier.get(kept.id());
            String after = later.get(kept.id());
            if (before != null && after != null) {
                archive.extraction(before).ifPresent(was -> archive.extraction(after)
                        .ifPresent(
                                is -> comparison.take(kept.key(), kept.version().version(), was, is)));
            }
        }
        return comparison;
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
