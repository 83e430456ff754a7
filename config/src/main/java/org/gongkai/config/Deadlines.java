package org.gongkai.config;

import java.util.List;
import java.util.Optional;
import org.gongkai.model.Authority;

/** The dated rules that say when an authority's report is due; the first that fits decides. Immutable. */
public final class Deadlines {
    private final List<DeadlineRule> rules;
    private final Registry registry;

    Deadlines(List<DeadlineRule> rules, Registry registry) {
        this.rules = List.copyOf(rules);
        this.registry = registry;
    }

    /** The same rules for the authorities of another registry. */
    Deadlines in(Registry other) {
        return new Deadlines(rules, other);
    }

    /**
     * When the authority's report about the year is due; empty when no rule speaks of it, as for years before 2008.
     *
     * @param year the report is about
     */
    public Optional<Due> due(Authority authority, int year) {
        List<String> line = registry.line(authority.code());
        return rules.stream()
                .filter(rule -> rule.fits(authority, line, year))
                .findFirst()
                .map(rule -> rule.due(year));
    }
}
