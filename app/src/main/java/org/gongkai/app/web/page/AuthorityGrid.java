package org.gongkai.app.web.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Authorities × report years.
 *
 * @param years of the columns, latest first
 */
public record AuthorityGrid(List<Integer> years, Pager<Row> rows) {
    public AuthorityGrid {
        years = List.copyOf(years);
    }

    /** An authority; a field is empty where it is not expected to report, as before it existed. */
    public record Row(String code, String name, List<Optional<Standing>> fields) {
        public Row {
            fields = List.copyOf(fields);
        }
    }

    /** The rows that these standings make, by code; each is named as in the latest of the years. */
    public static List<Row> rows(List<Integer> years, Collection<Standing> standings) {
        Map<String, Map<Integer, Standing>> byCode = new TreeMap<>();
        standings.forEach(standing -> byCode.computeIfAbsent(standing.key().authority(), code -> new HashMap<>())
                .put(standing.key().year(), standing));
        List<Row> rows = new ArrayList<>();
        byCode.forEach((code, byYear) -> {
            List<Optional<Standing>> fields = years.stream()
                    .map(year -> Optional.ofNullable(byYear.get(year)))
                    .toList();
            String name = fields.stream()
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(Standing::name)
                    .orElse(code);
            rows.add(new Row(code, name, fields));
        });
        return rows;
    }
}
