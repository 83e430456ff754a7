package org.gongkai.app.coverage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.config.Registry;
import org.gongkai.model.Authority;
import org.gongkai.model.Level;

/**
 * Sorts a coverage report by territory: provinces, the cities in them, and counties of which more than the government
 * itself has to report. An organ stands with the government that it belongs to.
 */
public final class Regions {
    /** The code of what belongs to no province: the ministries. */
    public static final String STATE = "000000";

    private static final String GOVERNMENT = "人民政府";

    private final Registry registry;
    private final int year;
    private final Map<String, List<String>> paths = new HashMap<>();

    private Regions(Registry registry, int year) {
        this.registry = registry;
        this.year = year;
    }

    /** The top territories, the most serious first. */
    public static List<Region> of(CoverageReport report, Registry registry) {
        return new Regions(registry, report.year()).sort(report.rows());
    }

    /**
     * The territories that an authority stands in, the largest first; counties only where they are wanted.
     *
     * @return codes, at least one
     */
    public static List<String> path(Registry registry, String code) {
        List<String> path = new ArrayList<>();
        for (String above : registry.line(code)) {
            Optional<Level> level = registry.find(above).map(Authority::level);
            boolean place = level.filter(each -> each == Level.PROVINCE || each == Level.CITY || each == Level.COUNTY)
                    .isPresent();
            if (place) {
                path.add(above);
            }
        }
        if (path.isEmpty()) {
            path.add(STATE);
        }
        Collections.reverse(path);
        return path;
    }

    /** The name of a territory, without 人民政府, as it was in the year. */
    public static String name(Registry registry, String code, int year) {
        if (code.equals(STATE)) {
            return "国务院部门";
        }
        String name = registry.find(code, year)
                .or(() -> registry.find(code))
                .map(Authority::name)
                .orElse(code);
        return name.endsWith(GOVERNMENT) ? name.substring(0, name.length() - GOVERNMENT.length()) : name;
    }

    private List<Region> sort(List<CoverageRow> rows) {
        Set<String> counties = new HashSet<>();
        for (CoverageRow row : rows) {
            List<String> path = path(registry, row.code());
            paths.put(row.code(), path);
            path.stream()
                    .filter(code -> !code.equals(row.code()) && isCounty(code))
                    .forEach(counties::add);
        }
        Node top = new Node();
        for (CoverageRow row : rows) {
            Node node = top;
            for (String code : paths.getOrDefault(row.code(), List.of(STATE))) {
                if (!isCounty(code) || counties.contains(code)) {
                    node = node.below.computeIfAbsent(code, each -> new Node());
                }
            }
            node.rows.add(row);
        }
        return top.regions();
    }

    private boolean isCounty(String code) {
        return registry.find(code)
                .filter(authority -> authority.level() == Level.COUNTY)
                .isPresent();
    }

    /** A territory while it is filled. */
    private final class Node {
        private final List<CoverageRow> rows = new ArrayList<>();
        private final Map<String, Node> below = new LinkedHashMap<>();

        private List<Region> regions() {
            return below.entrySet().stream()
                    .map(entry -> new Region(
                            entry.getKey(),
                            name(registry, entry.getKey(), year),
                            entry.getValue().rows.stream()
                                    .sorted(Attention.FIRST)
                                    .toList(),
                            entry.getValue().regions()))
                    .sorted(Region.FIRST)
                    .toList();
        }
    }
}
