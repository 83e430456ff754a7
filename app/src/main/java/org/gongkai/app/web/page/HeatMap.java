package org.gongkai.app.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongkai.app.coverage.Attention;
import org.gongkai.app.coverage.Region;
import org.gongkai.app.coverage.Regions;
import org.gongkai.archive.coverage.CoverageStatus;

/**
 * Coverage at a glance: territories × report years.
 *
 * @param years of the columns, latest first
 * @param rows by code
 */
public record HeatMap(List<Integer> years, List<Row> rows) {
    /** Steps from nobody to everybody. */
    private static final int STEPS = 4;

    public HeatMap {
        years = List.copyOf(years);
        rows = List.copyOf(rows);
    }

    /** A territory; a field is empty where nobody in it is expected to report. */
    public record Row(String code, String name, List<Optional<Field>> fields) {
        public Row {
            fields = List.copyOf(fields);
        }

        /** Whether these are the departments of the State Council, which belong to no territory. */
        public boolean ministries() {
            return code.equals(Regions.STATE);
        }
    }

    /**
     * How the authorities of a territory stand with their reports about a year.
     *
     * @param published how many of the expected have a report that is there
     * @param others how many have each other status than on time, the most serious first
     */
    public record Field(int expected, int published, List<Count> others) {
        public Field {
            others = List.copyOf(others);
        }

        /** The field of this territory. */
        public static Field of(Region region) {
            Map<CoverageStatus, Integer> counts = region.counts();
            return new Field(
                    region.expected(),
                    region.published(),
                    Attention.ORDER.stream()
                            .filter(status -> status != CoverageStatus.ON_TIME && counts.containsKey(status))
                            .map(status -> new Count(status.label(), counts.getOrDefault(status, 0)))
                            .toList());
        }

        /** From 0, nobody has published, to 4, everybody has. */
        public int step() {
            return published == expected ? STEPS : Math.min(STEPS - 1, published * STEPS / expected);
        }

        /** Whether of most of those who have not published nothing is known. */
        public boolean mostlyUnknown() {
            int unknown = others.stream()
                    .filter(count -> count.status().equals(CoverageStatus.UNKNOWN.label()))
                    .mapToInt(Count::number)
                    .sum();
            return unknown * 2 > expected;
        }
    }

    /** How many authorities have a status. */
    public record Count(String status, int number) {}

    /** The map of these territories, whose years come in the order of {@code years}. */
    public static HeatMap of(List<Integer> years, List<List<Region>> territories) {
        SortedMap<String, String> names = new TreeMap<>();
        territories.forEach(year -> year.forEach(region -> names.putIfAbsent(region.code(), region.name())));
        List<Row> rows = new ArrayList<>();
        names.forEach((code, name) -> rows.add(new Row(
                code,
                name,
                territories.stream()
                        .map(year -> year.stream()
                                .filter(region -> region.code().equals(code))
                                .findFirst()
                                .map(Field::of))
                        .toList())));
        return new HeatMap(years, rows);
    }
}
