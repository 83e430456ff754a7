package org.gongkai.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedTest {
    private static final byte[] PLAIN = "政府信息公开".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP", " gzip ", "identity, gzip"})
    void removesGzip(String header) {
        Decoded decoded = Decoded.of(FilledArchive.gzip("政府信息公开"), header);
        assertThat(decoded.bytes()).isEqualTo(PLAIN);
        assertThat(decoded.remaining()).isEmpty();
    }

    @Test
    void removesDeflateWithAndWithoutItsZlibEnvelope() throws IOException {
        assertThat(Decoded.of(deflated(false), "deflate").bytes()).isEqualTo(PLAIN);
        assertThat(Decoded.of(deflated(true), "deflate").bytes()).isEqualTo(PLAIN);
    }

    @Test
    void removesSeveralCodingsTheLastFirst() throws IOException {
        byte[] twice = FilledArchive.gzip(deflated(false));
        assertThat(Decoded.of(twice, "deflate, gzip").bytes()).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip, br"})
    void leavesACodingThatItDoesNotKnowAndSaysSo(String header) {
        Decoded decoded = Decoded.of(PLAIN, header);
        assertThat(decoded.bytes()).isEqualTo(PLAIN);
        assertThat(decoded.remaining()).contains(header);
    }

    @Test
    void leavesADamagedStreamAsItIs() {
        byte[] whole = FilledArchive.gzip("政府信息公开政府信息公开");
        byte[] cut = Arrays.copyOf(whole, whole.length - 9);
        assertThat(Decoded.of(cut, "gzip")).isEqualTo(new Decoded(cut, Optional.of("gzip")));
    }

    @Test
    void leavesWhatIsNotCodedAlone() {
        assertThat(Decoded.of(PLAIN, "")).isEqualTo(Decoded.asStored(PLAIN));
        assertThat(Decoded.of(PLAIN, "identity")).isEqualTo(Decoded.asStored(PLAIN));
    }

    private static byte[] deflated(boolean bare) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9, bare))) {
            deflater.write(PLAIN);
        }
        return out.toByteArray();
    }
}
