package org.gongkai.crawler;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gongkai.crawler.discover.Role;
import org.gongkai.crawler.discover.Rule;
import org.gongkai.model.RunSearch;
import org.gongkai.model.RunSearch.Left;

/** Accounts for every address that a walk came across: it was looked at, or it was left by one rule. */
final class Ledger {
    /** What an address has that was looked at; any other has the ordinal of the rule by which it was left. */
    private static final int LOOKED = -1;

    private static final int UNKNOWN = -2;

    private final Trail trail;
    private final LongMap known = new LongMap();
    private final Map<Role, Integer> roles = new EnumMap<>(Role.class);
    private final Map<Rule, URI> examples = new EnumMap<>(Rule.class);

    Ledger(Trail trail) {
        this.trail = trail;
    }

    /** An address was asked, or its answer recalled. */
    void looked(URI identity, Role role) {
        long key = AddressKey.of(identity.toString());
        if (known.getOr(key, UNKNOWN) != LOOKED) {
            known.put(key, LOOKED);
            roles.merge(role, 1, Integer::sum);
        }
    }

    /** An address was found and is not to be asked; asked all the same later, it counts as looked at. */
    void leave(URI identity, Rule rule) {
        leave(identity.toString(), rule, identity);
    }

    /** A spelling of an address that is asked under another, if at all. */
    void leave(String spelling, Rule rule, URI instead) {
        long key = AddressKey.of(spelling);
        if (known.getOr(key, UNKNOWN) != LOOKED) {
            leave(key, rule);
            example(rule, instead);
        }
    }

    /** The same by an address's key. */
    void leave(long key, Rule rule) {
        long before = known.getOr(key, UNKNOWN);
        // what was left for no reason may show one on another page
        if (before == UNKNOWN || (before == Rule.NO_REASON.ordinal() && rule != Rule.NO_REASON)) {
            known.put(key, rule.ordinal());
            trail.left(key, rule);
        }
    }

    /** An address that was left by a rule, to show for it: the first that comes. */
    void example(Rule rule, URI uri) {
        if (examples.putIfAbsent(rule, uri) == null) {
            trail.example(rule, uri);
        }
    }

    /** The account, which adds up: found = looked at + left. */
    RunSearch account(List<RunSearch.Column> columns) {
        Map<String, Integer> byRole = new TreeMap<>();
        roles.forEach(
                (role, count) -> byRole.put(role.name().toLowerCase(Locale.ROOT).replace('_', '-'), count));
        Map<Rule, Integer> byRule = new EnumMap<>(Rule.class);
        known.eachValue(rule -> {
            if (rule != LOOKED) {
                byRule.merge(Rule.values()[(int) rule], 1, Integer::sum);
            }
        });
        List<Left> rules = byRule.entrySet().stream()
                .map(entry -> new Left(
                        entry.getKey().label(),
                        entry.getValue(),
                        java.util.Objects.requireNonNull(examples.get(entry.getKey()))))
                .toList();
        return new RunSearch(known.size(), byRole, rules, columns);
    }
}
