package org.gongkai.config;

import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongkai.model.Authority;
import org.gongkai.model.Level;

/**
 * One rule.
 *
 * @param from first year reported about
 * @param to last such year, {@link Integer#MAX_VALUE} while the rule is in force
 * @param levels to which it applies
 * @param authority code to which it applies, empty for all
 * @param subtree whether it applies to everything below that code as well
 * @param day in the year after the one reported about
 */
record DeadlineRule(
        int from,
        int to,
        Set<Level> levels,
        Optional<String> authority,
        boolean subtree,
        MonthDay day,
        Due.Basis basis,
        String sourceZh,
        String sourceEn) {
    DeadlineRule {
        levels = Set.copyOf(levels);
    }

    /** @param line the authority's code and those above it */
    boolean fits(Authority reporter, List<String> line, int year) {
        boolean concerned = authority
                .map(code -> subtree ? line.contains(code) : code.equals(reporter.code()))
                .orElse(true);
        return concerned && year >= from && year <= to && levels.contains(reporter.level());
    }

    Due due(int year) {
        return new Due(day.atYear(year + 1), basis, sourceZh, sourceEn);
    }
}
