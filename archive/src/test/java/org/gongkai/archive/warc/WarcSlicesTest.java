package org.gongkai.archive.warc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.gongkai.archive.warc.WarcScan.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarcSlicesTest {
    @TempDir
    Path folder;

    private static byte[] member(int number, byte[] block) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(("WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a.gov.cn/" + number
                            + "\r\nContent-Length: " + block.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            gzip.write(block);
            gzip.write("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] noise(int seed, int length) {
        byte[] noise = new byte[length];
        new Random(seed).nextBytes(noise);
        return noise;
    }

    private Path write(List<byte[]> members) throws IOException {
        Path file = folder.resolve("x.warc.gz");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        members.forEach(all::writeBytes);
        Files.write(file, all.toByteArray());
        return file;
    }

    private List<WarcSlices.Slice> slices(Path file, long end) throws IOException {
        List<WarcSlices.Slice> slices = new ArrayList<>();
        try (WarcSlices reading = new WarcSlices(file, end)) {
            for (Optional<WarcSlices.Slice> next = reading.next(); next.isPresent(); next = reading.next()) {
                slices.add(next.get());
            }
            assertThat(reading.sha256()).isEqualTo(WarcDigests.ofFile(file, end));
        }
        return slices;
    }

    private static List<String> records(WarcSlices.Slice slice) throws IOException {
        List<String> records = new ArrayList<>();
        try (WarcScan scan = new WarcScan(slice)) {
            for (Optional<Found> next = scan.next(); next.isPresent(); next = scan.next()) {
                records.add(
                        next.get() instanceof Found.Sound sound
                                ? sound.entry().offset() + " "
                                        + sound.entry().head().target().orElse("")
                                : "broken");
            }
        }
        return records;
    }

    @Test
    void cutsWhereAMemberBegins() throws IOException {
        List<byte[]> members = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        long offset = 0;
        for (int number = 0; number < 40; number++) {
            byte[] member = member(number, noise(number, number == 20 ? 5_000_000 : 100_000 + number));
            members.add(member);
            expected.add(offset + " http://a.gov.cn/" + number);
            offset += member.length;
        }
        Path file = write(members);
        List<WarcSlices.Slice> slices = slices(file, offset);
        assertThat(slices).hasSizeGreaterThan(2);
        List<String> records = new ArrayList<>();
        for (WarcSlices.Slice slice : slices) {
            records.addAll(records(slice));
        }
        assertThat(records).isEqualTo(expected);
    }

    @Test
    void leavesOutWhatStandsBehindTheEnd() throws IOException {
        byte[] member = member(1, noise(1, 3_000));
        Path file = write(List.of(member, member));
        assertThat(slices(file, member.length)).singleElement().satisfies(slice -> assertThat(records(slice))
                .containsExactly("0 http://a.gov.cn/1"));
        assertThat(slices(file, 0)).isEmpty();
        // a file that was cut short meanwhile ends where it ends
        assertThat(slices(file, member.length * 3L)).hasSize(1);
    }

    @Test
    void aCutWithinAPayloadThatHoldsAWarcFileShowsAsBroken() throws IOException {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        for (int number = 0; number < 30; number++) {
            inner.writeBytes(member(number, noise(number, 60_000)));
        }
        Path file = write(List.of(member(100, inner.toByteArray())));
        List<String> records = new ArrayList<>();
        for (WarcSlices.Slice slice : slices(file, Files.size(file))) {
            records.addAll(records(slice));
        }
        assertThat(records).contains("broken");
    }
}
