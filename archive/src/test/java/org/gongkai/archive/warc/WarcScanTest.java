package org.gongkai.archive.warc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.gongkai.archive.warc.WarcScan.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarcScanTest {
    @TempDir
    Path folder;

    private static byte[] record(String uri, String block) {
        return ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <" + uri + ">\r\nContent-Length: " + block.length()
                        + "\r\n\r\n" + block + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(byte[]... parts) throws IOException {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
            for (byte[] part : parts) {
                gzip.write(part);
            }
        }
        return member.toByteArray();
    }

    private List<String> scan(boolean strict, byte[]... parts) throws IOException {
        Path file = folder.resolve("x.warc.gz");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        Files.write(file, all.toByteArray());
        List<String> found = new ArrayList<>();
        try (WarcScan scan = new WarcScan(file, 0, all.size(), strict)) {
            for (Optional<Found> next = scan.next(); next.isPresent(); next = scan.next()) {
                if (next.get() instanceof Found.Sound sound) {
                    found.add(sound.entry().head().target().orElse(""));
                } else if (next.get() instanceof Found.Broken broken) {
                    found.add(broken.offset() + "+" + broken.length());
                }
            }
        }
        return found;
    }

    @Test
    void goesOnBehindEveryCutMember() throws IOException {
        byte[] one = gzip(record("one", "a".repeat(300_000)));
        byte[] cut = gzip(record("cut", "no random text, b c d e f"));
        byte[] two = gzip(record("two", ""));
        for (int length = 1; length < cut.length; length++) {
            assertThat(scan(false, one, Arrays.copyOf(cut, length), two))
                    .as("cut to " + length)
                    .containsExactly("one", one.length + "+" + length, "two");
        }
        assertThat(scan(false, one, Arrays.copyOf(two, two.length / 2)))
                .containsExactly("one", one.length + "+" + two.length / 2);
    }

    @Test
    void readsPlainFilesAndMembersOfManyRecords() throws IOException {
        byte[] one = record("one", "1");
        byte[] two = record("two", "2");
        assertThat(scan(false, one, two)).containsExactly("one", "two");
        assertThat(scan(false, gzip(one, two), gzip(one))).containsExactly("one", "two", "one");
        byte[] broken = "WARC/1.0\r\nContent-Length: many\r\n\r\nx\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(scan(false, one, broken, two)).containsExactly("one", one.length + "+" + broken.length, "two");
    }

    @Test
    void allowsOurOwnFilesNothingThatGzipIgnores() throws IOException {
        byte[] sound = gzip(record("one", "1"));
        assertThat(scan(true, sound)).containsExactly("one");
        byte[] timed = sound.clone();
        timed[4] = 1;
        assertThat(scan(true, timed)).containsExactly("0+" + timed.length);
        assertThat(scan(false, timed)).containsExactly("one");
        assertThat(scan(true, gzip(record("one", "1"), record("two", "2")))).doesNotContain("one");
    }

    @Test
    void takesTextInsideADamagedMemberOfOurOwnForNoRecord() throws IOException {
        byte[] noise = new byte[70_000];
        new Random(1).nextBytes(noise);
        // what does not compress is stored as it is, the record's header with it
        byte[] damaged = gzip(record("one", new String(noise, StandardCharsets.ISO_8859_1)));
        assertThat(new String(damaged, StandardCharsets.ISO_8859_1)).contains("WARC/1.0");
        damaged[40_000] ^= 1;
        assertThat(scan(true, damaged, gzip(record("two", "2")))).containsExactly("0+" + damaged.length, "two");
    }
}
