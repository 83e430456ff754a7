package org.gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.gongkai.archive.event.ArchiveEvent;
import org.gongkai.archive.fixity.Damage;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.archive.fixity.FixityReport;
import org.gongkai.archive.mongo.EmbeddedMetadata;
import org.gongkai.config.ArchiveSettings;
import org.gongkai.model.Capture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage of every kind is found, named, and mended from a second copy. */
class FixityIT {
    @TempDir
    Path temp;

    private Path folder() {
        return temp.resolve("archive");
    }

    private ArchiveSettings settings(Optional<String> replica) {
        return new ArchiveSettings(4000, 100, 3, Duration.ofDays(3), Duration.ofDays(180), replica, Duration.ZERO, 0);
    }

    private Archive open(Optional<String> replica) {
        return Archives.open(folder().toString(), settings(replica), TestSettings.CLOCK);
    }

    private void fill() {
        try (Archive archive = open(Optional.empty())) {
            byte[] noise = new byte[900];
            for (int index = 0; index < 12; index++) {
                new Random(index).nextBytes(noise);
                archive.add(Visits.fetched("r1", "http://a.gov.cn/" + index, Visits.NOON, noise.clone()));
            }
            Capture first =
                    archive.capture("r1", URI.create("http://a.gov.cn/0")).orElseThrow();
            archive.add(Visits.unchanged(
                    "r2", "http://a.gov.cn/0", Visits.NOON, first.payload().orElseThrow()));
            archive.add(Visits.gone("r2", "http://a.gov.cn/1", Visits.NOON));
        }
    }

    private FixityReport verify(Optional<String> replica) {
        try (Archive archive = open(replica)) {
            return archive.verify(100, FixityProgress.none());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<Path> warcs() {
        try (Stream<Path> files = Files.list(folder().resolve("payloads"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        fill();
        FixityReport report = verify(Optional.empty());
        assertThat(report.damage()).isEmpty();
        assertThat(report.affected()).isEmpty();
        assertThat(report.captures()).isEqualTo(14);
        assertThat(report.payloads()).isEqualTo(13);
        assertThat(folder().resolve("verification.jsonl")).doesNotExist();
    }

    @Test
    void isNotMisledByAPayloadThatIsItselfAWarcFile() throws IOException {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        byte[] noise = new byte[60_000];
        for (int index = 0; index < 30; index++) {
            new Random(index).nextBytes(noise);
            try (GZIPOutputStream gzip = new GZIPOutputStream(inner)) {
                gzip.write("WARC/1.1\r\n".getBytes(StandardCharsets.UTF_8));
                gzip.write(noise);
            }
        }
        try (Archive archive = open(Optional.empty())) {
            archive.add(Visits.fetched("r1", "http://a.gov.cn/x.warc.gz", Visits.NOON, inner.toByteArray()));
        }
        FixityReport report = verify(Optional.empty());
        assertThat(report.damage()).isEmpty();
        assertThat(report.sound()).isTrue();
        assertThat(report.payloads()).isEqualTo(1);
    }

    @Test
    void findsEveryFlippedBit() throws IOException {
        fill();
        Path file = warcs().get(1);
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(7);
        int[] places = random.ints(25, 0, sound.length).toArray();
        // bits that gzip does not look at: time, extra flags, operating system
        int[] blind = {4, 5, 8, 9};
        for (int at : concat(places, blind)) {
            byte[] flipped = sound.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            FixityReport report = verify(Optional.empty());
            assertThat(report.damage()).as("byte " + at).singleElement().satisfies(damage -> assertThat(damage.place())
                    .contains(file.getFileName().toString()));
        }
        Files.write(file, sound);
        assertThat(verify(Optional.empty()).sound()).isTrue();
    }

    private static int[] concat(int[] one, int[] other) {
        int[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @Test
    void tellsACaptureOfWhichTheMetadataSaysSomethingElse() throws IOException {
        fill();
        String id;
        try (EmbeddedMetadata metadata = EmbeddedMetadata.open(
                folder().resolve("metadata.mv"), folder().resolve("metadata.commit"), Optional.empty())) {
            MongoCollection<Document> captures = metadata.database().getCollection("captures");
            Document one = captures.find().first();
            id = one.getString("_id");
            captures.updateOne(new Document("_id", id), new Document("$set", new Document("portal", "another")));
            metadata.commit();
        }
        FixityReport report = verify(Optional.empty());
        assertThat(report.damage()).singleElement().satisfies(damage -> assertThat(damage.kind())
                .isEqualTo(Damage.Kind.DISAGREES));
        assertThat(report.affected()).extracting(FixityReport.Affected::capture).containsExactly(id);
    }

    @Test
    void namesTheCapturesThatDamageTouches() throws IOException {
        fill();
        try (Archive archive = open(Optional.empty())) {
            archive.eachPayload(payload -> {});
        }
        Path first = warcs().get(0);
        byte[] sound = Files.readAllBytes(first);
        byte[] flipped = sound.clone();
        flipped[sound.length / 4] ^= 1;
        Files.write(first, flipped);
        FixityReport report = verify(Optional.empty());
        assertThat(report.affected()).isNotEmpty();
        assertThat(report.affected()).hasSizeLessThan(6);
        assertThat(report.affected())
                .anySatisfy(affected -> assertThat(affected.uri()).startsWith("http://a.gov.cn/"));
    }

    @Test
    void findsAFileThatIsMissingAndOneThatIsCutShort() throws IOException {
        fill();
        Path missing = warcs().get(0);
        Path cut = warcs().get(1);
        Files.delete(missing);
        byte[] sound = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(sound, sound.length - 1));
        FixityReport report = verify(Optional.empty());
        assertThat(report.damage())
                .filteredOn(damage -> damage.kind() == Damage.Kind.MISSING)
                .extracting(Damage::place)
                .containsExactly(
                        missing.getFileName().toString(), cut.getFileName().toString());
        assertThat(report.affected()).extracting(FixityReport.Affected::uri).contains("http://a.gov.cn/0");
    }

    @Test
    void mendsFromASecondCopyEvenWhereBothAreDamaged() throws IOException {
        fill();
        Path copy = temp.resolve("copy");
        Files.createDirectories(copy);
        for (Path file : warcs()) {
            Files.copy(file, copy.resolve(file.getFileName().toString()));
        }
        Path whole = warcs().get(0);
        Path both = warcs().get(1);
        byte[] soundWhole = Files.readAllBytes(whole);
        byte[] soundBoth = Files.readAllBytes(both);
        Files.delete(whole);
        flip(both, soundBoth.length / 4);
        flip(copy.resolve(both.getFileName().toString()), soundBoth.length - soundBoth.length / 4);
        FixityReport report = verify(Optional.of(copy.toString()));
        assertThat(report.damage()).isNotEmpty().allMatch(Damage::repaired);
        assertThat(report.affected()).isEmpty();
        assertThat(whole).hasBinaryContent(soundWhole);
        assertThat(both).hasBinaryContent(soundBoth);
        assertThat(verify(Optional.empty()).sound()).isTrue();
        try (Archive archive = open(Optional.empty())) {
            assertThat(archive.events())
                    .extracting(ArchiveEvent::type)
                    .contains(ArchiveEvent.Type.REPAIR, ArchiveEvent.Type.FIXITY_CHECK);
        }
    }

    @Test
    void trustsNoCopyThatIsDamagedInTheSamePlace() throws IOException {
        fill();
        Path copy = temp.resolve("copy");
        Files.createDirectories(copy);
        Path file = warcs().get(0);
        flip(file, 700);
        Files.copy(file, copy.resolve(file.getFileName().toString()));
        byte[] damaged = Files.readAllBytes(file);
        FixityReport report = verify(Optional.of(copy.toString()));
        assertThat(report.damage()).isNotEmpty().noneMatch(Damage::repaired).anyMatch(damage -> damage.message()
                .contains("damaged too"));
        assertThat(file).hasBinaryContent(damaged);
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 2;
        Files.write(file, bytes);
    }

    @Test
    void goesOnWhereItWasInterrupted() {
        fill();
        try (Archive archive = open(Optional.empty())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> archive.verify(100, FixityProgress.none()))
                    .isInstanceOf(InterruptedException.class);
        }
        assertThat(folder().resolve("verification.jsonl")).exists();
        assertThat(verify(Optional.empty()).sound()).isTrue();
        assertThat(folder().resolve("verification.jsonl")).doesNotExist();
    }

    @Test
    void doesNotReadAgainWhatAnInterruptedAttemptFoundSound() throws Exception {
        fill();
        int files = warcs().size();
        try (Archive archive = open(Optional.empty())) {
            assertThatThrownBy(() -> archive.verify(100, (bytes, all) -> {
                        if (bytes > all / 2) {
                            Thread.currentThread().interrupt();
                        }
                    }))
                    .isInstanceOf(InterruptedException.class);
        }
        long done = Files.readAllLines(folder().resolve("verification.jsonl")).size() - 1;
        assertThat(done).isBetween(1L, files - 1L);
        FixityReport report = verify(Optional.empty());
        assertThat(report.sound()).isTrue();
        assertThat(report.captures()).isEqualTo(14);
    }

    @Test
    void drawsASampleByLot() throws InterruptedException {
        fill();
        try (Archive archive = open(Optional.empty())) {
            FixityReport report = archive.verify(30, FixityProgress.none());
            assertThat(report.payloads()).isBetween(0L, 12L);
            assertThat(report.sound()).isTrue();
            assertThat(archive.events())
                    .anyMatch(event -> event.type() == ArchiveEvent.Type.FIXITY_CHECK
                            && event.detail().contains("by lot"));
        }
    }

    @Test
    void saysWhenMetadataLacksWhatTheFilesTell() throws Exception {
        fill();
        Path metadata = folder().resolve("metadata.mv");
        byte[] older = Files.readAllBytes(metadata);
        byte[] mark = Files.readAllBytes(folder().resolve("metadata.commit"));
        try (Archive archive = open(Optional.empty())) {
            archive.add(Visits.fetched("r3", "http://a.gov.cn/later", Visits.NOON, "later"));
        }
        Path added = warcs().get(warcs().size() - 1);
        byte[] bytes = Files.readAllBytes(added);
        Files.write(metadata, older);
        Files.write(folder().resolve("metadata.commit"), mark);
        // a file that metadata does not know at all is moved aside when the archive is opened
        FixityReport report = verify(Optional.empty());
        assertThat(report.sound()).isTrue();
        assertThat(folder().resolve("set-aside").resolve(added.getFileName().toString()))
                .hasBinaryContent(bytes);
    }
}
