package org.gongkai.app.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.gongkai.app.demo.DemoArchive;
import org.gongkai.app.demo.SamplePortals;
import org.gongkai.archive.Archive;
import org.gongkai.archive.event.ArchiveEvent;
import org.gongkai.archive.intake.ForeignWarc;
import org.gongkai.archive.intake.ForeignWarc.Exchanged;
import org.gongkai.archive.warc.WarcDigests;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Discovery;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.Portal;
import org.gongkai.model.RunReport.SeenReport;
import org.gongkai.model.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what others captured. Each file becomes a run of its own, named after its bytes, so that the same file again
 * changes nothing; what another import or a crawl has brought already is known by address, time and digest.
 */
public final class Intake {
    /** Portal of captures whose host belongs to no configured portal. */
    public static final String NO_PORTAL = "import";

    /** Others' clocks may be fast, and may mean another time zone than they say. */
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private static final int NAME_DIGITS = 16;

    private final Archive archive;
    private final IntakeReader reader;
    private final List<Portal> portals;
    private final Clock clock;

    public Intake(Archive archive, CandidateReader reader, List<Portal> portals, Clock clock) {
        this.archive = archive;
        this.reader = new IntakeReader(archive, reader);
        this.portals = List.copyOf(portals);
        this.clock = clock;
    }

    /**
     * What came of one file.
     *
     * @param imported captures that are new
     * @param known captures that were there already
     * @param passedOver records that are no captures of pages
     * @param reports that were recognised in what the file holds
     * @param problems sentences about what could not be taken
     */
    public record Taken(
            String path,
            String run,
            long imported,
            long known,
            long passedOver,
            List<SeenReport> reports,
            List<String> problems) {
        public Taken {
            reports = List.copyOf(reports);
            problems = List.copyOf(problems);
        }
    }

    /** A file that is no WARC, with what is known of it. */
    public record PlainFile(Path path, URI uri, Instant at) {}

    /** Takes a WARC or WACZ file over. */
    public Taken takeWeb(Path file) throws IOException, InterruptedException {
        String shown = file.getFileName().toString();
        Taking taking = new Taking(shown, run(new Digest(WarcDigests.ofFile(file, Files.size(file)))));
        ForeignWarc warc = new ForeignWarc(archive::payload, taking);
        if (isZip(file)) {
            readZip(file, shown, warc, taking);
        } else {
            warc.read(file, shown);
        }
        return finish(taking, file.toString());
    }

    /** Takes a file over as the answer of an address at a time. */
    public Taken takeFile(PlainFile file) throws IOException, InterruptedException {
        byte[] body = Files.readAllBytes(file.path());
        String shown = file.path().getFileName().toString();
        Taking taking = new Taking(shown, run(Digest.of(body)));
        Exchange exchange = new Exchange(
                file.uri(),
                file.at(),
                "",
                List.of(),
                "HTTP/1.1 200 OK",
                200,
                List.of(),
                body,
                Optional.empty(),
                Optional.empty());
        taking.exchanged(new Exchanged(file.uri(), file.at(), new FetchOutcome.Fetched(List.of(exchange)), ""));
        return finish(taking, file.path().toString());
    }

    private static String run(Digest file) {
        return Capture.IMPORT_RUN + file.hex().substring(0, NAME_DIGITS);
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(4);
            return magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4;
        }
    }

    private static void readZip(Path file, String shown, ForeignWarc warc, Taking taking) throws IOException {
        Path unpacked = Files.createTempFile("gongkai-import", ".warc");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (isWarc(entry.getName())) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
                        warc.read(unpacked, shown + " (" + entry.getName() + ")");
                    } catch (ZipException e) {
                        taking.refused(shown + " (" + entry.getName() + ")", "cannot be unpacked: " + e.getMessage());
                    }
                }
            }
        } catch (ZipException e) {
            taking.refused(shown, "is a damaged ZIP file: " + e.getMessage());
        } finally {
            Files.deleteIfExists(unpacked);
        }
    }

    /** Whether a name is that of a WARC file. */
    public static boolean isWarc(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.warc(\\.gz)?");
    }

    private Taken finish(Taking taking, String path) throws InterruptedException {
        archive.commit();
        // a file may hold an address several times; what it shows is told once
        Set<SeenReport> reports = new LinkedHashSet<>();
        for (String run : taking.runs) {
            reports.addAll(reader.read(run, taking.fetched.getOrDefault(run, List.of()), this::portal));
        }
        archive.keep(new ArchiveEvent(
                "ingestion/" + taking.run + "/" + taking.imported,
                ArchiveEvent.Type.INGESTION,
                clock.instant(),
                "gongkai",
                taking.problems.isEmpty() ? "success" : "warning",
                "took over " + taking.imported + " captures of " + taking.shown + ", " + taking.known + " were known, "
                        + taking.problems.size() + " could not be taken",
                List.of(taking.run)));
        archive.commit();
        return new Taken(
                path,
                taking.run,
                taking.imported,
                taking.known,
                taking.passedOver,
                List.copyOf(reports),
                taking.problems);
    }

    private static boolean isSample(URI uri) {
        return SamplePortals.all().stream().anyMatch(portal -> portal.hosts().contains(host(uri)));
    }

    private static String host(URI uri) {
        return Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
    }

    private Portal portal(URI uri) {
        String host = host(uri);
        // samples stay samples, wherever they are taken
        return Stream.concat(SamplePortals.all().stream(), portals.stream())
                .filter(portal -> portal.hosts().contains(host))
                .findFirst()
                .orElseGet(() -> new Portal(NO_PORTAL, "", "", List.of(uri), Set.of(host), ""));
    }

    private final class Taking implements ForeignWarc.Listener {
        private final String shown;
        private final String run;
        private final Set<String> runs = new LinkedHashSet<>();
        private final Map<String, List<URI>> fetched = new HashMap<>();
        private final Map<URI, Integer> times = new HashMap<>();
        private final List<String> problems = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private @Nullable Boolean real;
        private @Nullable Boolean samples;
        private long imported;
        private long known;
        private long passedOver;

        Taking(String shown, String run) {
            this.shown = shown;
            this.run = run;
        }

        @Override
        public void exchanged(Exchanged exchanged) {
            URI uri = exchanged.uri();
            if (exchanged.at().isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
                refused(shown, "says that " + uri + " was captured at " + exchanged.at() + ", which has not come");
                return;
            }
            if (isSample(uri) && besideReal()) {
                refused(shown, uri + " is a page of the demo's samples, which do not belong beside real captures");
                return;
            }
            if (!isSample(uri) && besideSamples()) {
                refused(shown, uri + " does not belong beside the demo's samples, which the archive holds");
                return;
            }
            if (!seen.add(uri + " " + exchanged.at())) {
                known++;
                return;
            }
            int time = times.merge(uri, 1, Integer::sum);
            String ofRun = time == 1 ? run : run + "-" + time;
            if (isKept(exchanged, ofRun)) {
                known++;
                return;
            }
            boolean again = archive.capture(ofRun, uri).isPresent();
            archive.add(new Visit(
                    ofRun,
                    portal(uri).id(),
                    uri,
                    new Discovery(
                            "import",
                            Optional.empty(),
                            Optional.of("imported from " + shown
                                    + (exchanged.record().isEmpty()
                                            ? "; a file, no exchange was recorded"
                                            : ", record " + exchanged.record()))),
                    exchanged.at(),
                    exchanged.outcome()));
            if (again) {
                known++;
            } else {
                imported++;
            }
            runs.add(ofRun);
            if (exchanged.outcome() instanceof FetchOutcome.Fetched) {
                fetched.computeIfAbsent(ofRun, key -> new ArrayList<>()).add(uri);
            }
        }

        /** Whether the archive holds anything that is no sample; looked up when the first sample comes. */
        private boolean besideReal() {
            if (real == null) {
                real = DemoArchive.realRun(archive).isPresent()
                        || DemoArchive.foreignCapture(archive).isPresent();
            }
            return real;
        }

        private boolean besideSamples() {
            if (samples == null) {
                samples = DemoArchive.sampleRun(archive).isPresent();
            }
            return samples;
        }

        /** Whether another import, or the crawl itself, has brought just this. */
        private boolean isKept(Exchanged exchanged, String ofRun) {
            Exchange answer = exchanged.outcome().exchanges().get(0);
            Digest digest = Digest.of(answer.body());
            return archive.timeline(exchanged.uri()).stream()
                    .filter(capture -> !capture.run().equals(ofRun))
                    .flatMap(capture -> capture.hops().stream())
                    .anyMatch(hop -> isSame(hop, answer, digest));
        }

        private boolean isSame(Capture.Hop hop, Exchange answer, Digest digest) {
            // many tools write the time to the second only
            return hop.began().getEpochSecond() == answer.began().getEpochSecond()
                    && hop.uri().equals(answer.uri())
                    && hop.status() == answer.status()
                    && hop.digest().equals(digest);
        }

        @Override
        public void refused(String place, String reason) {
            problems.add(place + ": " + reason);
        }

        @Override
        public void passedOver() {
            passedOver++;
        }
    }
}
