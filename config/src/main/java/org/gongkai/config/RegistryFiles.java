package org.gongkai.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongkai.model.Authority;

/**
 * Lays files of authorities over one another: a row of a later layer replaces that with the same code and the same first
 * day of validity; other rows are added.
 */
final class RegistryFiles {
    private final Problems problems;
    private final Problems notes;
    private final Map<String, AuthorityFile.Row> rows = new LinkedHashMap<>();

    /** @param notes takes what may be meant so */
    RegistryFiles(Problems problems, Problems notes) {
        this.problems = problems;
        this.notes = notes;
    }

    /** One layer: all files of one folder, among which no row may come twice. */
    void lay(List<List<AuthorityFile.Row>> files) {
        Map<String, AuthorityFile.Row> layer = new HashMap<>();
        for (AuthorityFile.Row row : files.stream().flatMap(List::stream).toList()) {
            AuthorityFile.Row earlier = layer.putIfAbsent(key(row.authority()), row);
            if (earlier == null) {
                AuthorityFile.Row below = rows.put(key(row.authority()), row);
                if (below != null) {
                    noteHiddenParent(row, below);
                }
            } else {
                problems.add(
                        row.file(),
                        row.line(),
                        "the code " + row.authority().code() + " with the same valid_from stands in " + earlier.file()
                                + ":" + earlier.line() + " already");
            }
        }
    }

    /** A row without a parent in place of, or after, one that has it: the authority leaves its region. */
    private void noteHiddenParent(AuthorityFile.Row row, AuthorityFile.Row other) {
        if (row.authority().parent().isEmpty() && other.authority().parent().isPresent()) {
            notes.add(
                    row.file(),
                    row.line(),
                    "the code " + row.authority().code() + " has no parent here, and hides the parent "
                            + other.authority().parent().get() + " of " + other.file() + ":" + other.line()
                            + "; it and all below it are no longer part of that region");
        }
    }

    /** Rows that leave their region in time, names that two bear under one parent, portals that nobody configured. */
    void note(Set<String> portals) {
        Map<String, AuthorityFile.Row> latest = new HashMap<>();
        Map<String, List<AuthorityFile.Row>> named = new HashMap<>();
        for (AuthorityFile.Row row : rows.values()) {
            Authority authority = row.authority();
            latest.merge(authority.code(), row, (one, other) -> isLater(other, one) ? other : one);
            List<AuthorityFile.Row> sameName = named.computeIfAbsent(
                    authority.parent().orElse("") + " " + authority.name(), key -> new ArrayList<>(1));
            sameName.stream()
                    .filter(other -> !other.authority().code().equals(authority.code()))
                    .filter(other -> overlap(authority, other.authority()))
                    .findFirst()
                    .ifPresent(other -> notes.add(
                            row.file(),
                            row.line(),
                            "the name " + authority.name() + " under the same parent stands in " + other.file() + ":"
                                    + other.line() + " already, with the code "
                                    + other.authority().code() + "; reports under that name will be nobody's"));
            sameName.add(row);
            authority
                    .portal()
                    .filter(portal -> !portals.contains(portal))
                    .ifPresent(portal -> notes.add(
                            row.file(),
                            row.line(),
                            "the portal '" + portal + "' is in no file of portals/; reports of " + authority.code()
                                    + " that are not found will be unknown"));
        }
        for (AuthorityFile.Row row : rows.values()) {
            AuthorityFile.Row last = latest.get(row.authority().code());
            if (last != null && last != row) {
                noteHiddenParent(last, row);
            }
        }
    }

    private static boolean isLater(AuthorityFile.Row one, AuthorityFile.Row other) {
        return from(one.authority()).isAfter(from(other.authority()));
    }

    private static boolean overlap(Authority one, Authority other) {
        return !from(one).isAfter(other.validTo().orElse(LocalDate.MAX))
                && !from(other).isAfter(one.validTo().orElse(LocalDate.MAX));
    }

    private static LocalDate from(Authority authority) {
        return authority.validFrom().orElse(LocalDate.MIN);
    }

    static String key(Authority authority) {
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
