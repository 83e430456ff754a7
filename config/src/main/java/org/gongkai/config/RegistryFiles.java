package org.gongkai.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.model.Authority;

/**
 * Lays files of authorities over one another: a row of a later layer replaces that with the same code and the same first
 * day of validity; other rows are added.
 */
final class RegistryFiles {
    private final Problems problems;
    private final Map<String, AuthorityFile.Row> rows = new LinkedHashMap<>();

    RegistryFiles(Problems problems) {
        this.problems = problems;
    }

    /** One layer: all files of one folder, among which no row may come twice. */
    void lay(List<List<AuthorityFile.Row>> files) {
        Map<String, AuthorityFile.Row> layer = new HashMap<>();
        for (AuthorityFile.Row row : files.stream().flatMap(List::stream).toList()) {
            AuthorityFile.Row earlier = layer.putIfAbsent(key(row.authority()), row);
            if (earlier == null) {
                rows.put(key(row.authority()), row);
            } else {
                problems.add(
                        row.file(),
                        row.line(),
                        "the code " + row.authority().code() + " with the same valid_from stands in " + earlier.file()
                                + ":" + earlier.line() + " already");
            }
        }
    }

    private static String key(Authority authority) {
        return authority.code() + " "
                + authority.validFrom().map(Object::toString).orElse("");
    }

    Registry registry() {
        List<Authority> sound = new ArrayList<>(rows.size());
        Map<String, String> parents = new HashMap<>();
        rows.values()
                .forEach(row -> parents.put(
                        row.authority().code(), row.authority().parent().orElse("")));
        for (AuthorityFile.Row row : rows.values()) {
            Authority authority = row.authority();
            Optional<String> parent = authority.parent();
            if (parent.isPresent() && !parents.containsKey(parent.get())) {
                problems.add(row.file(), row.line(), "unknown parent '" + parent.get() + "'; no row has this code");
            } else if (parent.isPresent() && inCircle(authority.code(), parents)) {
                problems.add(row.file(), row.line(), "the code " + authority.code() + " stands above itself");
            }
            sound.add(authority);
        }
        return new Registry(sound);
    }

    private static boolean inCircle(String code, Map<String, String> parents) {
        String at = parents.getOrDefault(code, "");
        // no chain of command is longer; a circle that does not pass here is told where it does
        for (int step = 0; step < 20 && !at.isEmpty(); step++) {
            if (at.equals(code)) {
                return true;
            }
            at = parents.getOrDefault(at, "");
        }
        return false;
    }
}
