package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.config.Registry;
import org.jspecify.annotations.Nullable;

/**
 * Regions × years: how many have published.
 *
 * @param asOf the day in China at whose end this was known
 * @param regions territories, each before those in it
 */
@JsonPropertyOrder({"asOf", "years", "regions"})
public record CoverageAnswer(String asOf, List<Integer> years, List<Place> regions) {
    public CoverageAnswer {
        years = List.copyOf(years);
        regions = List.copyOf(regions);
    }

    /**
     * A territory.
     *
     * @param code {@code 000000} for the ministries
     * @param parent code of the territory that it lies in, null for a province
     */
    @JsonPropertyOrder({"code", "name", "parent", "years"})
    public record Place(String code, String name, @Nullable String parent, List<Year> years) {
        public Place {
            years = List.copyOf(years);
        }
    }

    /** One year of a territory: the counts, by status, add up to {@code expected}. */
    @JsonPropertyOrder({"year", "expected", "published", "counts"})
    public record Year(int year, int expected, int published, Map<String, Integer> counts) {
        public Year {
            counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        }
    }

    /** The answer for some years; a territory stands where the latest year that has it puts it. */
    public static CoverageAnswer of(LocalDate asOf, List<CoverageReport> reports, Registry registry) {
        Map<String, MissingAnswer.Place> places = new LinkedHashMap<>();
        Map<String, List<Year>> years = new LinkedHashMap<>();
        List<CoverageReport> latestFirst = new ArrayList<>(reports);
        Collections.reverse(latestFirst);
        for (CoverageReport report : latestFirst) {
            for (MissingAnswer.Place place :
                    MissingAnswer.of(report, registry, row -> false).regions()) {
                places.putIfAbsent(place.code(), place);
                years.computeIfAbsent(place.code(), code -> new ArrayList<>())
                        .add(0, new Year(report.year(), place.expected(), place.published(), place.counts()));
            }
        }
        return new CoverageAnswer(
                asOf.toString(),
                reports.stream().map(CoverageReport::year).toList(),
                places.values().stream()
                        .map(place -> new Place(
                                place.code(),
                                place.name(),
                                place.parent(),
                                years.getOrDefault(place.code(), List.of())))
                        .toList());
    }
}
