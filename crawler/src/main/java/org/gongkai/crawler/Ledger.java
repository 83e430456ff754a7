package org.gongkai.crawler;

import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gongkai.crawler.discover.Role;
import org.gongkai.crawler.discover.Rule;
import org.gongkai.model.RunSearch;
import org.gongkai.model.RunSearch.Left;

/**
 * Accounts for every address that a walk came across: it was looked at, or it was left by one rule. Addresses are
 * remembered by a 64-bit hash, because a large portal names a million.
 */
final class Ledger {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private final Set<Long> looked = new HashSet<>();
    private final Map<Role, Integer> roles = new EnumMap<>(Role.class);
    private final Map<Long, Rule> left = new HashMap<>();
    private final Map<Rule, URI> examples = new EnumMap<>(Rule.class);

    /** An address was asked, or its answer recalled. */
    void looked(URI identity, Role role) {
        long key = key(identity.toString());
        if (looked.add(key)) {
            roles.merge(role, 1, Integer::sum);
            left.remove(key);
        }
    }

    /** An address was found and is not to be asked; asked all the same later, it counts as looked at. */
    void leave(URI identity, Rule rule) {
        leave(identity.toString(), rule, identity);
    }

    /** A spelling of an address that is asked under another, if at all. */
    void leave(String spelling, Rule rule, URI instead) {
        long key = key(spelling);
        if (!looked.contains(key)) {
            // what was left for no reason may show one on another page
            left.merge(key, rule, (before, now) -> before == Rule.NO_REASON ? now : before);
            examples.putIfAbsent(rule, instead);
        }
    }

    /** The account, which adds up: found = looked at + left. */
    RunSearch account(List<RunSearch.Column> columns) {
        Map<String, Integer> byRole = new TreeMap<>();
        roles.forEach(
                (role, count) -> byRole.put(role.name().toLowerCase(Locale.ROOT).replace('_', '-'), count));
        Map<Rule, Integer> byRule = new EnumMap<>(Rule.class);
        left.values().forEach(rule -> byRule.merge(rule, 1, Integer::sum));
        List<Left> rules = byRule.entrySet().stream()
                .map(entry -> new Left(
                        entry.getKey().label(),
                        entry.getValue(),
                        java.util.Objects.requireNonNull(examples.get(entry.getKey()))))
                .toList();
        return new RunSearch(looked.size() + left.size(), byRole, rules, columns);
    }

    private static long key(String text) {
        long hash = OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }
}
