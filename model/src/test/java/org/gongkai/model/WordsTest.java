package org.gongkai.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    private final Words words = new Words(List.of("行政复议", "行政", "复议", "议案", "a"));

    @Test
    void findsEveryOccurrenceOfEveryWordAlsoWhereTheyOverlap() {
        List<String> hits = new ArrayList<>();
        words.find("行政行政复议", (word, begin) -> hits.add(word + "@" + begin));
        assertThat(hits).containsExactlyInAnyOrder("1@0", "0@2", "1@2", "2@4");
    }

    @Test
    void findsNoWordThatTheTextBreaksOff() {
        assertThat(words.in("议")).isEqualTo(new BitSet());
        assertThat(words.in("提出议")).isEqualTo(new BitSet());
    }

    @Test
    void tellsApartCharactersThatLeadToTheSamePlace() {
        // a and U+1061 agree in their lower twelve bits
        assertThat(words.in("\u1061").cardinality()).isZero();
        assertThat(words.in("\u1061a").get(4)).isTrue();
    }
}
