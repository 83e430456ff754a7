package org.gongkai.app.pipeline;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.gongkai.archive.Archive;
import org.gongkai.archive.reread.ExtractionRun;
import org.gongkai.archive.reread.KeptVersion;
import org.gongkai.archive.reread.Readings;
import org.gongkai.archive.reread.Reread;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.Registry;
import org.gongkai.extractor.Extractor;
import org.gongkai.model.Digest;

/**
 * Runs extraction over stored reports: with all processors, in batches of which each is durable before the next begins,
 * so that a run that was killed goes on where it was. Nothing that is shown changes until a run is accepted.
 */
public final class Reextraction {
    private static final int BATCH = 100;
    private static final int SAMPLE = 20;
    private static final double NANOS = 1e9;
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("'x'yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Archive archive;
    private final Digest forms;
    private final Clock clock;

    /** @param forms digest of the forms that are read onto */
    public Reextraction(Archive archive, Digest forms, Clock clock) {
        this.archive = archive;
        this.forms = forms;
        this.clock = clock;
    }

    /** The versions that a selection chooses, ordered by authority, year and number. */
    public List<KeptVersion> chosen(ReportSelection selection, Registry registry) {
        Map<String, String> confirmed = selection.asksWhoReadIt() ? confirmed() : Map.of();
        return archive.readings().versions().stream()
                .filter(kept -> selection.mayTake(kept, registry))
                .filter(kept -> !kept.version().extraction().equals(confirmed.get(kept.id())))
                .filter(kept -> !selection.asksTheDocument()
                        || archive.extraction(kept.version().extraction())
                                .filter(document -> selection.takes(kept, document, forms))
                                .isPresent())
                .toList();
    }

    /** Readings that this extractor with these forms has found to be its own, whoever signed for them. */
    private Map<String, String> confirmed() {
        Map<String, String> confirmed = new HashMap<>();
        for (ExtractionRun run : archive.readings().runs()) {
            if (run.extractor().equals(Extractor.VERSION) && run.forms().equals(forms)) {
                archive.readings().eachResult(run.id(), result -> {
                    if (result.outcome() == Reread.Outcome.SAME) {
                        confirmed.put(result.id(), result.before());
                    }
                });
            }
        }
        return confirmed;
    }

    /** The run of this selection with this extractor and these forms that has not ended. */
    public Optional<ExtractionRun> unfinished(ReportSelection selection) {
        return archive.readings().runs().stream()
                .filter(run -> run.ended().isEmpty())
                .filter(run -> run.selection().equals(selection.words()))
                .filter(run ->
                        run.extractor().equals(Extractor.VERSION) && run.forms().equals(forms))
                .reduce((one, later) -> later);
    }

    /**
     * What reading a few of many showed.
     *
     * @param read how many
     * @param changed how many of these are read otherwise than shown
     * @param seconds that reading all of them may take with all processors
     */
    public record Trial(int read, int changed, long seconds) {}

    /** Makes a reader for some versions. */
    public interface Rereaders {
        Rereader of(List<KeptVersion> versions) throws ConfigurationException;
    }

    /**
     * Reads some of the versions, spread over all of them, and keeps nothing.
     *
     * @throws InterruptedException when the calling thread is interrupted
     */
    public Trial tryOut(List<KeptVersion> chosen, Rereaders rereaders)
            throws ConfigurationException, InterruptedException {
        int size = Math.min(SAMPLE, chosen.size());
        List<KeptVersion> sample = new ArrayList<>();
        for (int at = 0; at < size; at++) {
            sample.add(chosen.get((int) ((long) at * chosen.size() / size)));
        }
        Rereader rereader = rereaders.of(sample);
        long began = System.nanoTime();
        int changed = 0;
        for (KeptVersion kept : sample) {
            changed += rereader.tried(kept).reread().outcome() == Reread.Outcome.CHANGED ? 1 : 0;
        }
        double each = size == 0 ? 0 : (System.nanoTime() - began) / NANOS / size;
        return new Trial(
                size,
                changed,
                Math.round(each * chosen.size() / Runtime.getRuntime().availableProcessors()));
    }

    /** A new run over so many versions. */
    public ExtractionRun begin(ReportSelection selection, int selected) {
        Readings readings = archive.readings();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        while (readings.run(ID.format(now)).isPresent()) {
            now = now.plusSeconds(1);
        }
        ExtractionRun run = new ExtractionRun(
                ID.format(now),
                clock.instant(),
                Optional.empty(),
                Extractor.VERSION,
                forms,
                selection.words(),
                selected,
                Map.of(),
                Optional.empty(),
                List.of());
        readings.begin(run);
        return run;
    }

    /** Those of the versions that the run has not read yet. */
    public List<KeptVersion> left(ExtractionRun run, List<KeptVersion> chosen) {
        Set<String> done = new HashSet<>();
        archive.readings().eachResult(run.id(), result -> done.add(result.id()));
        return chosen.stream().filter(kept -> !done.contains(kept.id())).toList();
    }

    /**
     * Reads what is left, and ends the run.
     *
     * @param progress told after each version how many of the run have been read
     * @throws InterruptedException when the calling thread is interrupted; what was read before is kept
     */
    public ExtractionRun read(ExtractionRun begun, List<KeptVersion> left, Rereader rereader, IntConsumer progress)
            throws InterruptedException {
        ExtractionRun run = begun;
        List<Rereader.Result> batch = new ArrayList<>();
        try (ParallelWork<KeptVersion, Rereader.Result> work = new ParallelWork<>(left, rereader::reread)) {
            for (int read = 1; read <= left.size(); read++) {
                batch.add(work.next());
                progress.accept(begun.done() + read);
                if (batch.size() == BATCH || read == left.size()) {
                    run = keep(run, batch);
                    batch.clear();
                }
            }
        }
        ExtractionRun ended = run.endedAt(clock.instant());
        archive.readings().end(ended);
        return ended;
    }

    private ExtractionRun keep(ExtractionRun run, List<Rereader.Result> batch) {
        batch.forEach(result -> result.document()
                .ifPresent(document -> archive.keep(result.reread().after(), document)));
        List<Reread> results = batch.stream().map(Rereader.Result::reread).toList();
        ExtractionRun after = run.with(results);
        archive.readings().add(after, results);
        return after;
    }
}
