package org.gongkai.archive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.gongkai.archive.fixity.Holdings;
import org.gongkai.archive.mongo.Metadata;
import org.gongkai.archive.payload.FileState;
import org.gongkai.archive.payload.PayloadPlace;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportHistory;

/** What the metadata of an open archive says there must be; each question is a turn of its own. */
final class Stocktaking implements Holdings {
    private static final Digest NOTHING = Digest.of(new byte[0]);

    private final Turns turns;
    private final Metadata metadata;
    private final Histories histories;
    private final Turns.Step commit;

    Stocktaking(Turns turns, Metadata metadata, Histories histories, Turns.Step commit) {
        this.turns = turns;
        this.metadata = metadata;
        this.histories = histories;
        this.commit = commit;
    }

    @Override
    public Map<String, FileState> committedFiles() {
        return turns.read("list payload files", () -> {
            if (turns.certain()) {
                commit.run();
            }
            return metadata.payloads().states();
        });
    }

    @Override
    public void eachPlace(Consumer<PayloadPlace> reader) {
        turns.read("list payloads", () -> {
            metadata.payloads().each(reader);
            return true;
        });
    }

    @Override
    public void eachCapture(Consumer<Capture> reader) {
        turns.read("list captures", () -> {
            metadata.captures().each(reader);
            return true;
        });
    }

    @Override
    public List<String> danglingReports() {
        return turns.read("look at the references of reports", this::dangling);
    }

    private List<String> dangling() {
        List<String> dangling = new ArrayList<>();
        for (ReportHistory history : histories.all()) {
            Set<String> wanting = new HashSet<>();
            history.versions().forEach(version -> {
                String name = "version " + version.version() + " of " + history.key();
                if (!metadata.extractions().holds(version.extraction())) {
                    wanting.add(name + " refers to extraction " + version.extraction() + ", which is not there");
                }
                if (metadata.captures().find(version.capture()).isEmpty()) {
                    wanting.add(name + " refers to capture " + version.capture() + ", which is not there");
                }
                version.digests().stream()
                        .filter(digest ->
                                !digest.equals(NOTHING) && !metadata.payloads().holds(digest))
                        .forEach(digest -> wanting.add(name + " refers to payload " + digest + ", which is not there"));
            });
            wanting.stream().sorted().forEach(dangling::add);
        }
        histories.versions().stream()
                .filter(kept -> !kept.original().equals(kept.version().extraction())
                        && !metadata.extractions().holds(kept.original()))
                .forEach(kept -> dangling.add("version " + kept.version().version() + " of " + kept.key()
                        + " was seen with extraction " + kept.original() + ", which is not there"));
        return dangling;
    }
}
