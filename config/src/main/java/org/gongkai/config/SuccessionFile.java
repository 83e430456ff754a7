package org.gongkai.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongkai.config.Succession.Kind;
import org.gongkai.model.Authority;

/** Reads who took the place of whom: {@code successions.csv}, of all layers together. */
final class SuccessionFile {
    private static final List<String> COLUMNS = List.of("predecessor", "successor", "on", "kind", "source");

    private final Registry registry;
    private final Problems problems;
    private final Map<String, Told> told = new LinkedHashMap<>();

    SuccessionFile(Registry registry, Problems problems) {
        this.registry = registry;
        this.problems = problems;
    }

    private record Told(Succession succession, String file, int line) {}

    /** Takes one file; the same pair in a later layer takes the place of the earlier. */
    void lay(String file, byte[] bytes) {
        Set<String> here = new HashSet<>();
        for (CsvFile.Row row : CsvFile.read(file, bytes, COLUMNS, problems)) {
            succession(row).ifPresent(succession -> {
                String pair = succession.predecessor() + " " + succession.successor();
                if (here.add(pair)) {
                    told.put(pair, new Told(succession, file, row.line()));
                } else {
                    row.tell("that " + succession.successor() + " took the place of " + succession.predecessor()
                            + " stands in this file already");
                }
            });
        }
    }

    private Optional<Succession> succession(CsvFile.Row row) {
        Optional<String> predecessor = known(row, "predecessor");
        Optional<String> successor = known(row, "successor");
        Optional<LocalDate> on = row.date("on");
        if (row.field("on").isEmpty()) {
            row.tell("the day is missing: on which day did the successor take the predecessor's place?");
        }
        Optional<Kind> kind = kind(row);
        if (predecessor.isEmpty() || successor.isEmpty() || on.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        boolean same = predecessor.get().equals(successor.get());
        if (same) {
            row.tell(predecessor.get() + " cannot take its own place; a new name under the same code is a second row of"
                    + " authorities/*.csv");
        }
        Optional<LocalDate> last = registry.find(predecessor.get()).flatMap(Authority::validTo);
        if (last.isEmpty()) {
            row.tell(predecessor.get() + " has no valid_to in the registry; what still exists has no successor");
        } else if (!on.get().isAfter(last.get().minusYears(1))
                || on.get().isAfter(last.get().plusYears(1))) {
            row.tell("expected a day within a year of " + last.get() + ", the last day of " + predecessor.get()
                    + " in the registry, came " + on.get());
        }
        return same || last.isEmpty()
                ? Optional.empty()
                : Optional.of(new Succession(predecessor.get(), successor.get(), on.get(), kind.get()));
    }

    private Optional<String> known(CsvFile.Row row, String column) {
        Optional<String> code = AuthorityFile.code(row, column);
        if (code.isPresent() && registry.find(code.get()).isEmpty()) {
            row.tell("unknown " + column + " '" + code.get() + "'; no row of authorities/*.csv has this code");
            return Optional.empty();
        }
        return code;
    }

    private static Optional<Kind> kind(CsvFile.Row row) {
        String label = row.field("kind").orElse("");
        Map<String, Kind> kinds = new LinkedHashMap<>();
        Arrays.stream(Kind.values()).forEach(kind -> kinds.put(kind.name().toLowerCase(Locale.ROOT), kind));
        Kind kind = kinds.get(label);
        if (kind == null) {
            row.tell("unknown kind '" + label + "', expected one of " + String.join(", ", kinds.keySet())
                    + Suggestion.didYouMean(label, kinds.keySet()));
        }
        return Optional.ofNullable(kind);
    }

    /** All that are sound, in the order told; a circle is told and left out. */
    List<Succession> all() {
        Map<String, List<String>> next = new HashMap<>();
        told.values().forEach(each -> next.computeIfAbsent(each.succession().predecessor(), code -> new ArrayList<>())
                .add(each.succession().successor()));
        List<Succession> sound = new ArrayList<>();
        for (Told each : told.values()) {
            String predecessor = each.succession().predecessor();
            if (reaches(each.succession().successor(), predecessor, next)) {
                problems.add(each.file(), each.line(), "the code " + predecessor + " takes its own place in a circle");
            } else {
                sound.add(each.succession());
            }
        }
        return sound;
    }

    private static boolean reaches(String from, String to, Map<String, List<String>> next) {
        Set<String> passed = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            String code = open.remove(open.size() - 1);
            if (code.equals(to)) {
                return true;
            }
            if (passed.add(code)) {
                open.addAll(next.getOrDefault(code, List.of()));
            }
        }
        return false;
    }
}
