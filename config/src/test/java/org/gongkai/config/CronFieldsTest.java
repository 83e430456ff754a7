package org.gongkai.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronFieldsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 30 3 ? * MON",
                "0 0 4 * * ?",
                "0 0/15 8-18 ? * MON-FRI 2026",
                "0 0 3 L * ?",
                "0 0 3 L-3 * ?",
                "0 0 3 15W JAN,FEB ?",
                "0 0 3 ? * 6#3",
                "0 0 3 ? * friL",
                "*/10 * * * * ?",
            })
    void acceptsWhatQuartzReads(String expression) {
        assertThat(CronFields.problem(expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30 3 * * MON",
                "0 30 3 * * MON",
                "0 30 3 ? * ?",
                "0 60 3 ? * MON",
                "0 30 24 ? * MON",
                "0 30 3 ? * MOO",
                "0 30 3 32 * ?",
                "0 30 3 ? 13 MON",
                "0 30 3 ? * MON 99",
                "hourly",
                "0 0 0 0 0 0 0 0",
            })
    void findsWhatPeopleMistype(String expression) {
        assertThat(CronFields.problem(expression)).isPresent();
    }
}
