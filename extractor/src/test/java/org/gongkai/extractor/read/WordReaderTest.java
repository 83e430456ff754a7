package org.gongkai.extractor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordReaderTest {
    /** {@code [}, {@code |} and {@code ]} stand for the marks where a field begins, shows its result and ends. */
    @ParameterizedTest
    @CsvSource({
        "[ FORMTEXT |37],37",
        "5[ FORMTEXT |8],58",
        "5[ FORMTEXT |8]6,586",
        "[ FORMTEXT |5][ =SUM(ABOVE) |8],58",
        "4[ IF [ =2 |2] = 2 1 |[ =6 |6]],46",
        "9[ =SUM(ABOVE) ],9",
        "7[ FORMTEXT ,7 FORMTEXT"
    })
    void leavesOutTheCodesOfFields(String marked, String shown) {
        String text = marked.replace('[', '\u0013').replace('|', '\u0014').replace(']', '\u0015');

        assertThat(WordReader.plain(text).strip()).isEqualTo(shown);
    }
}
