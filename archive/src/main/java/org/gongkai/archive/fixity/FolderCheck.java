package org.gongkai.archive.fixity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.gongkai.archive.fixity.FixityReport.Affected;
import org.gongkai.archive.payload.Chronicle;
import org.gongkai.archive.payload.FileState;
import org.gongkai.archive.payload.PayloadPlace;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an archive folder: every bit of every payload file, and that files and metadata say the same of each other.
 *
 * <p>An attempt that is told to stop leaves its findings behind; the next goes on with the files that are not done.
 */
public final class FolderCheck {
    /** Of an answer without a body; nothing is stored for it. */
    private static final Digest NOTHING = Digest.of(new byte[0]);

    private final Path payloads;
    private final DigestHeads referredTo = new DigestHeads();
    private final DigestHeads placed = new DigestHeads();
    private final Holdings holdings;
    private final Optional<SecondCopy> second;
    private final CheckNotes notes;
    private final Clock clock;
    /** An eighth of the memory for stretches of files: unpacked they are several times as large. */
    private final Semaphore room = new Semaphore((int) (Runtime.getRuntime().maxMemory() / 8 / SoundFile.UNIT) + 1);

    private volatile long compared;

    /**
     * @param replica folder with a second copy of the payload files, to mend from
     * @param aside folder that takes damaged files that were replaced
     * @param notes file that keeps the findings of an attempt that was told to stop
     */
    public FolderCheck(Path payloads, Holdings holdings, Optional<Path> replica, Path aside, Path notes, Clock clock) {
        this.payloads = payloads;
        this.holdings = holdings;
        this.second = replica.map(copy -> new SecondCopy(copy, payloads, aside));
        this.notes = new CheckNotes(notes);
        this.clock = clock;
    }

    /** Reads everything. */
    public FixityReport check(FixityProgress progress) throws IOException, InterruptedException {
        Instant started = clock.instant();
        Map<String, FileState> committed = holdings.committedFiles();
        Map<String, FileFindings> found = new TreeMap<>(notes.read(started));
        found.keySet().retainAll(committed.keySet());
        long all = committed.values().stream().mapToLong(FileState::length).sum();
        Tally known = checkFiles(committed, found, new ReadSoFar(all, progress));
        List<Damage> damage = new ArrayList<>();
        found.values().forEach(findings -> damage.addAll(findings.damage));
        Set<String> bad = places(found, damage);
        lackingPayloads(damage);
        List<Affected> affected = bad.isEmpty() && known.equals(told(found)) ? List.of() : captures(found, bad, damage);
        holdings.danglingReports()
                .forEach(sentence -> damage.add(new Damage(Damage.Kind.DANGLING, "metadata", sentence, false)));
        notes.forget();
        return new FixityReport(
                started,
                clock.instant(),
                100,
                committed.size(),
                found.values().stream().mapToLong(findings -> findings.records).sum(),
                found.values().stream().mapToLong(findings -> findings.payloads).sum(),
                all,
                compared,
                damage,
                affected);
    }

    /**
     * As many at once as there are processors: unpacking and digesting is most of the work. The captures of the metadata
     * are counted meanwhile, so that nothing is left to compare when both say the same.
     */
    private Tally checkFiles(Map<String, FileState> committed, Map<String, FileFindings> found, ReadSoFar read)
            throws IOException, InterruptedException {
        int processors = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(processors);
        ExecutorService workers = Executors.newFixedThreadPool(processors);
        try {
            List<Future<?>> files = new ArrayList<>();
            committed.forEach((name, state) -> {
                FileFindings findings = findings(found, name);
                files.add(threads.submit(() -> {
                    check(findings, state, workers, bytes -> read.of(name, bytes));
                    synchronized (notes) {
                        notes.add(findings);
                    }
                    read.of(name, state.length());
                    return name;
                }));
            });
            Tally known = known();
            for (Future<?> file : files) {
                file.get();
            }
            return known;
        } catch (ExecutionException e) {
            throw again(e.getCause());
        } finally {
            threads.shutdownNow();
            end(threads);
            workers.shutdownNow();
            end(workers);
        }
    }

    private static RuntimeException again(@Nullable Throwable cause) throws IOException, InterruptedException {
        if (cause instanceof IOException failed) {
            throw failed;
        } else if (cause instanceof InterruptedException told) {
            throw told;
        } else if (cause instanceof RuntimeException ours) {
            return ours;
        }
        return new IllegalStateException("a file could not be checked", cause);
    }

    private Tally known() {
        Tally[] known = {Tally.EMPTY};
        holdings.eachCapture(capture -> {
            known[0] = known[0].with(Chronicle.sameness(capture));
            capture.payload().filter(digest -> !digest.equals(NOTHING)).ifPresent(referredTo::add);
        });
        compared = known[0].count();
        return known[0];
    }

    private static Tally told(Map<String, FileFindings> found) {
        Tally told = Tally.EMPTY;
        for (FileFindings file : found.values()) {
            told = told.with(Tally.of(file.captures.values()));
        }
        return told;
    }

    /** Returns when nobody reads the files any more: whoever called may close them, or the archive. */
    private static void end(ExecutorService threads) {
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Adds up what is read in several files at once. */
    private static final class ReadSoFar {
        private final Map<String, Long> files = new HashMap<>();
        private final long all;
        private final FixityProgress progress;
        private long sum;

        ReadSoFar(long all, FixityProgress progress) {
            this.all = all;
            this.progress = progress;
        }

        synchronized void of(String file, long bytes) {
            Long before = files.put(file, bytes);
            sum += bytes - (before == null ? 0 : before);
            progress.read(sum, all);
        }
    }

    private static FileFindings findings(Map<String, FileFindings> found, String name) {
        return found.computeIfAbsent(name, key -> {
            FileFindings fresh = new FileFindings();
            fresh.file = name;
            return fresh;
        });
    }

    private void check(FileFindings findings, FileState committed, ExecutorService workers, LongConsumer progress)
            throws IOException, InterruptedException {
        if (findings.length >= committed.length()) {
            return;
        }
        Path path = payloads.resolve(findings.file);
        if (findings.length == 0 && !committed.sha256().isEmpty() && hasAll(path, committed)) {
            Optional<FileFindings> sound = new SoundFile(path, workers, room, progress).read(findings.file, committed);
            if (sound.isPresent()) {
                findings.take(sound.get());
                return;
            }
        }
        FileCheck file = new FileCheck(path, progress);
        file.check(findings, committed);
        if (findings.damage.isEmpty() || second.isEmpty()) {
            return;
        }
        Optional<String> why = second.get().repair(findings, committed);
        if (why.isPresent()) {
            findings.damage.replaceAll(each ->
                    new Damage(each.kind(), each.place(), each.message() + "; not repaired: " + why.get(), false));
            return;
        }
        List<Damage> mended = findings.damage.stream().map(Damage::mended).toList();
        findings.length = 0;
        findings.records = 0;
        findings.payloads = 0;
        findings.damage.clear();
        findings.broken.clear();
        findings.bodies.clear();
        findings.captures.clear();
        file.check(findings, committed);
        findings.damage.addAll(0, mended);
    }

    private static boolean hasAll(Path path, FileState committed) throws IOException {
        return Files.isRegularFile(path) && Files.size(path) >= committed.length();
    }

    /** Bodies that the metadata places where none stands; their digests. */
    private Set<String> places(Map<String, FileFindings> found, List<Damage> damage) {
        Set<String> bad = new HashSet<>();
        List<PayloadPlace> elsewhere = new ArrayList<>();
        Struck struck = new Struck();
        holdings.eachPlace(place -> {
            placed.add(place.digest());
            FileFindings file = found.get(place.file());
            String body = FileFindings.body(place.offset(), place.digest().hex());
            if (file == null) {
                elsewhere.add(place);
            } else if (place.offset() < file.length && !file.bodies.contains(body)) {
                bad.add(place.digest().hex());
                if (!struck.take(file, place)) {
                    damage.add(dangling(place));
                }
            }
        });
        struck.tell(damage);
        if (!elsewhere.isEmpty()) {
            // a file that was begun while this verification went on is for the next one
            Set<String> now = holdings.committedFiles().keySet();
            elsewhere.stream().filter(place -> !now.contains(place.file())).forEach(place -> {
                bad.add(place.digest().hex());
                damage.add(dangling(place));
            });
        }
        return bad;
    }

    /** Captures whose payload the metadata does not know at all, as after a rebuild without the file that held it. */
    private void lackingPayloads(List<Damage> damage) {
        if (referredTo.areAllAmong(placed)) {
            return;
        }
        holdings.eachCapture(capture -> capture.payload()
                .filter(digest -> !digest.equals(NOTHING) && referredTo.contains(digest) && !placed.contains(digest))
                .ifPresent(digest -> damage.add(new Damage(
                        Damage.Kind.DANGLING,
                        capture.id(),
                        "the capture of " + capture.uri() + " refers to payload " + digest + ", which is not there",
                        false))));
    }

    private static Damage dangling(PayloadPlace place) {
        return new Damage(
                Damage.Kind.DANGLING,
                place.label(),
                "payload " + place.digest() + " (" + place.uri() + ") does not stand there whole",
                false);
    }

    private List<Affected> captures(Map<String, FileFindings> found, Set<String> bad, List<Damage> damage)
            throws IOException, InterruptedException {
        Map<String, String> told = new HashMap<>();
        for (FileFindings file : found.values()) {
            told.putAll(file.captures);
        }
        Map<String, Affected> affected = new LinkedHashMap<>();
        Map<String, Capture> unseen = new LinkedHashMap<>();
        Set<String> known = new HashSet<>();
        holdings.eachCapture(capture -> {
            known.add(capture.id());
            String same = told.get(capture.id());
            if (same == null) {
                unseen.put(capture.id(), capture);
            } else if (!same.equals(Chronicle.sameness(capture))) {
                damage.add(new Damage(
                        Damage.Kind.DISAGREES,
                        capture.id(),
                        "the metadata of the capture of " + capture.uri()
                                + " is not what its payload file says; 'gongkai rebuild' takes it from there",
                        false));
                affected.put(capture.id(), affected(capture, "metadata and payload file disagree"));
            }
            if (capture.payload().filter(digest -> bad.contains(digest.hex())).isPresent()) {
                affected.put(capture.id(), affected(capture, "its payload is damaged or missing"));
            } else if (capture.hops().stream()
                    .anyMatch(hop -> bad.contains(hop.digest().hex()))) {
                affected.put(capture.id(), affected(capture, "the body of a redirect is damaged or missing"));
            }
        });
        compared = known.size();
        addedMeanwhile(found, unseen.keySet());
        unseen.values().forEach(capture -> {
            affected.putIfAbsent(capture.id(), affected(capture, "its records are damaged or missing"));
        });
        told.keySet().stream()
                .filter(id -> !known.contains(id))
                .sorted()
                .forEach(id -> damage.add(new Damage(
                        Damage.Kind.DANGLING,
                        id,
                        "a payload file tells of this capture, the metadata does not know it; 'gongkai rebuild' takes"
                                + " it over",
                        false)));
        return affected.values().stream()
                .sorted(Comparator.comparing(Affected::capture))
                .toList();
    }

    private static Affected affected(Capture capture, String reason) {
        return new Affected(capture.id(), capture.uri().toString(), capture.at().toString(), reason);
    }

    /** Takes those away that were written while this verification went on. */
    private void addedMeanwhile(Map<String, FileFindings> found, Set<String> unseen)
            throws IOException, InterruptedException {
        if (unseen.isEmpty()) {
            return;
        }
        for (Map.Entry<String, FileState> file : holdings.committedFiles().entrySet()) {
            FileFindings findings = findings(found, file.getKey());
            if (findings.length < file.getValue().length()) {
                new FileCheck(payloads.resolve(findings.file), bytes -> {}).check(findings, file.getValue());
                unseen.removeAll(findings.captures.keySet());
            }
        }
    }
}
