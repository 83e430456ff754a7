package org.gongkai.archive.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AbsenceTest {
    private final Absence absence = new Absence();

    @Test
    void isNeverSureOfAnIdThatWasPut() {
        IntStream.range(0, 20_000).forEach(i -> absence.put("20260101T000000Z/" + i));

        assertThat(IntStream.range(0, 20_000)).noneMatch(i -> absence.isSure("20260101T000000Z/" + i));
    }

    @Test
    void isSureOfNearlyAllOthers() {
        IntStream.range(0, 20_000).forEach(i -> absence.put("20260101T000000Z/" + i));

        long asked = IntStream.range(0, 20_000)
                .filter(i -> !absence.isSure("20260201T000000Z/" + i))
                .count();
        assertThat(asked).isLessThan(40);
    }
}
