package org.gongkai.model;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one run searched one portal: every address that it came across was looked at or left, and left by a rule that has a
 * name.
 *
 * @param found addresses in all, each once; the sum of {@code looked} and of the counts of {@code left}
 * @param looked addresses asked, by what they were asked for: {@code start}, {@code report-column}, {@code list-page},
 *     {@code candidate} …
 * @param left addresses not asked, by rule; the largest reason for trust in "nothing else was there"
 * @param columns lists that reports were looked for in, in the order found
 */
public record RunSearch(int found, Map<String, Integer> looked, List<Left> left, List<Column> columns) {
    public RunSearch {
        looked = Collections.unmodifiableMap(new TreeMap<>(looked));
        left = List.copyOf(left);
        columns = List.copyOf(columns);
    }

    /** Of a run that has not searched, or was recorded before searches were. */
    public static RunSearch none() {
        return new RunSearch(0, Map.of(), List.of(), List.of());
    }

    /** Addresses that one rule kept from being asked, and one of them. */
    public record Left(String rule, int count, URI example) {}

    /**
     * A list that was looked through.
     *
     * @param uri its first page
     * @param name as the link that led there calls it; may be empty
     * @param pages pages of it that answered
     * @param whole whether it was seen to its end
     */
    public record Column(URI uri, String name, int pages, boolean whole) {}
}
