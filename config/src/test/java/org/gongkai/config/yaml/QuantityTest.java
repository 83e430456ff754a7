package org.gongkai.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "250ms, PT0.25S",
        "30s, PT30S",
        "2m, PT2M",
        "1h, PT1H",
        "3d, PT72H",
        "1.5h, PT90M",
        "1h 30m, PT90M",
        "0s, PT0S"
    })
    void readsDurations(String text, Duration duration) {
        assertThat(Quantity.parseDuration(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "-1s", "1 fortnight", "s", "PT1S", "1s!", "0.0001ms", "99999999999999999999d"})
    void refusesOtherDurations(String text) {
        assertThat(Quantity.parseDuration(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"512B, 512", "64KiB, 65536", "8 MiB, 8388608", "1.5GiB, 1610612736", "1TiB, 1099511627776"})
    void readsSizes(String text, long bytes) {
        assertThat(Quantity.parseSize(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64", "64KB", "64K", "-1MiB", "0.5B", "99999999999TiB"})
    void refusesOtherSizes(String text) {
        assertThat(Quantity.parseSize(text)).isEmpty();
    }

    @Test
    void keepsFractionsOfASecond() {
        assertThat(Quantity.parseDuration("0.5s")).contains(Duration.ofMillis(500));
    }
}
