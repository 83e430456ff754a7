package org.gongkai.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.Authority;
import org.gongkai.model.Level;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {
    private static Deadlines deadlines;

    @BeforeAll
    static void load() throws ConfigurationException {
        deadlines = Configuration.load(List.of()).deadlines();
    }

    private static Authority at(Level level) {
        return new Authority(
                "1", "甲", level, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "department, 2019, 2020-01-31, LAW",
        "ministry, 2023, 2024-01-31, LAW",
        "county, 2019, 2020-03-31, LAW",
        "city, 2024, 2025-03-31, LAW",
        "province, 2019, 2020-03-31, LAW",
        "township, 2020, 2021-01-31, LOCAL",
        "subdistrict, 2020, 2021-01-31, LOCAL",
        "zone, 2020, 2021-01-31, LOCAL",
        "department, 2018, 2019-03-31, LAW",
        "township, 2008, 2009-03-31, LAW",
        "city, 2018, 2019-03-31, LAW",
    })
    void followsTheRegulationsInForce(String level, int year, LocalDate date, Due.Basis basis) {
        Due due = deadlines.due(at(Level.parse(level)), year).orElseThrow();

        assertThat(due.date()).isEqualTo(date);
        assertThat(due.basis()).isEqualTo(basis);
        assertThat(due.sourceZh()).contains("政府信息公开条例").contains(year < 2019 ? "第492号" : "第711号");
        assertThat(due.sourceEn()).contains(year < 2019 ? "492" : "711");
    }

    @Test
    void hasNoDeadlineBeforeTheRegulations() {
        assertThat(deadlines.due(at(Level.CITY), 2007)).isEmpty();
    }
}
