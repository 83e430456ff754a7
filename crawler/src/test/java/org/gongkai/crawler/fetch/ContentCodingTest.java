package org.gongkai.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ContentCodingTest {
    private static final byte[] PLAIN = "政府信息公开".repeat(500).getBytes(StandardCharsets.UTF_8);

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflate(boolean raw) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes, new Deflater(6, raw))) {
            out.write(PLAIN);
        }
        return bytes.toByteArray();
    }

    private static byte[] decode(byte[] body, String coding) throws IOException {
        return ContentCoding.decode(body, Optional.of(coding), 1_000_000);
    }

    @Test
    void removesGzipAndBothKindsOfDeflate() throws IOException {
        assertThat(decode(gzip(PLAIN), "gzip")).isEqualTo(PLAIN);
        assertThat(decode(gzip(PLAIN), "X-GZip")).isEqualTo(PLAIN);
        assertThat(decode(deflate(false), "deflate")).isEqualTo(PLAIN);
        assertThat(decode(deflate(true), "deflate")).isEqualTo(PLAIN);
        assertThat(decode(gzip(gzip(PLAIN)), "gzip, gzip")).isEqualTo(PLAIN);
    }

    @Test
    void leavesWhatIsNotCoded() throws IOException {
        assertThat(ContentCoding.decode(PLAIN, Optional.empty(), 10)).isEqualTo(PLAIN);
        assertThat(decode(PLAIN, "identity")).isEqualTo(PLAIN);
        assertThat(decode(PLAIN, "gzip")).as("labelled gzip, sent plain").isEqualTo(PLAIN);
        assertThat(decode(new byte[0], "gzip")).isEmpty();
    }

    @Test
    void refusesWhatIsBrokenUnknownOrBoundless() throws IOException {
        byte[] cut = Arrays.copyOf(gzip(PLAIN), 40);
        assertThatThrownBy(() -> decode(cut, "gzip"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broken");
        assertThatThrownBy(() -> decode(Arrays.copyOf(deflate(false), 20), "deflate"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> decode(PLAIN, "zstd")).hasMessageContaining("'zstd'");
        assertThatThrownBy(() -> decode(PLAIN, "br")).hasMessageContaining("br body is broken");
        assertThatThrownBy(() -> ContentCoding.decode(gzip(new byte[100_000]), Optional.of("gzip"), 50_000))
                .hasMessageContaining("more than 50000 bytes");
        assertThat(ContentCoding.decode(gzip(new byte[50_000]), Optional.of("gzip"), 50_000))
                .hasSize(50_000);
    }

    @Test
    void knowsGzipWithoutBeingTold() throws IOException {
        assertThat(ContentCoding.sniff(gzip(PLAIN))).contains("gzip");
        assertThat(ContentCoding.sniff(PLAIN)).isEmpty();
        assertThat(ContentCoding.sniff(new byte[0])).isEmpty();
    }

    @Test
    void readsBrotli() throws IOException {
        byte[] packed = Base64.getDecoder().decode("H50H4CUBBceLEM+a1HK96IVy3sVGG5XomBcD");
        assertThat(new String(decode(packed, "br"), StandardCharsets.UTF_8)).isEqualTo("政府信息公开工作年度报告。".repeat(50));
        assertThatThrownBy(() -> ContentCoding.decode(packed, Optional.of("br"), 100))
                .hasMessageContaining("more than 100 bytes");
    }
}
