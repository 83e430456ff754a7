package org.gongkai.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DaysTest {
    @Test
    void readsADay() {
        assertThat(Days.parse("2026-03-31")).contains(LocalDate.of(2026, 3, 31));
    }

    @Test
    void refusesWhatIsNoDayAndDaysFarAway() {
        assertThat(Days.parse("2026-02-30")).isEmpty();
        assertThat(Days.parse("9999-12-31")).isEmpty();
        assertThat(Days.parse("+999999999-12-31")).isEmpty();
    }
}
