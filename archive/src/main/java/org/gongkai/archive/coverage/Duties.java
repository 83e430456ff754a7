package org.gongkai.archive.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.gongkai.config.Deadlines;
import org.gongkai.config.Due;
import org.gongkai.config.Registry;
import org.gongkai.model.Authority;

/**
 * Who owes a report about a year, as known on a day: whoever existed in the year. When it is gone before the report is
 * due, those who took its place owe it; what it published itself while it could still counts.
 */
final class Duties {
    private final Registry registry;
    private final Deadlines deadlines;
    private final int year;
    private final LocalDate asOf;

    Duties(Registry registry, Deadlines deadlines, int year, LocalDate asOf) {
        this.registry = registry;
        this.deadlines = deadlines;
        this.year = year;
        this.asOf = asOf;
    }

    /**
     * One for each authority that existed in the year, ordered by code: those wanted, and those with which duties of the
     * wanted are handed on, whoever they are: the answer about one must not depend on who else is asked about.
     */
    List<Duty> ofTheYear(Predicate<Authority> wanted) {
        Set<String> codes = new TreeSet<>();
        registry.all().stream().map(Authority::code).forEach(codes::add);
        List<Duty> all = codes.stream()
                .flatMap(code -> registry.find(code, year).stream())
                .map(this::duty)
                .toList();
        Set<String> concerned = new HashSet<>();
        for (Duty duty : all) {
            if (wanted.test(duty.authority())) {
                concerned.add(duty.authority().code());
                duty.heirs().forEach(heir -> concerned.add(heir.code()));
            }
            duty.heirs().stream().filter(wanted).forEach(heir -> concerned.add(heir.code()));
        }
        return all.stream()
                .filter(duty -> concerned.contains(duty.authority().code())
                        || duty.heirs().stream().anyMatch(heir -> concerned.contains(heir.code())))
                .toList();
    }

    private Duty duty(Authority authority) {
        Optional<Due> due = deadlines.due(authority, year);
        LocalDate day = day(due);
        Optional<LocalDate> ceased = registry.find(authority.code())
                .flatMap(Authority::validTo)
                .filter(last -> last.isBefore(day) && last.isBefore(asOf));
        return new Duty(authority, due, ceased, ceased.isEmpty() ? List.of() : heirs(authority.code(), day), List.of());
    }

    private LocalDate day(Optional<Due> due) {
        return due.map(Due::date).orElse(LocalDate.of(year + 1, 3, 31));
    }

    /** Who took the place of this code, and of those who took it, as far as they existed on the day. */
    private List<Authority> heirs(String code, LocalDate day) {
        Set<String> passed = new LinkedHashSet<>(Set.of(code));
        List<String> open = new ArrayList<>(List.of(code));
        List<Authority> heirs = new ArrayList<>();
        while (!open.isEmpty()) {
            for (String next : registry.successors(open.remove(0), asOf)) {
                if (!passed.add(next)) {
                    continue;
                }
                Optional<Authority> then = registry.on(next, day);
                then.ifPresent(heirs::add);
                if (then.isEmpty()) {
                    open.add(next);
                }
            }
        }
        return heirs;
    }

    /**
     * Hands the duties of those who were gone and have not reported to their heirs. An heir that existed in the year
     * reports about it anyhow, and about what it took over.
     */
    Collection<Duty> handedOn(List<Duty> duties, Predicate<Duty> reported) {
        Map<String, Duty> byCode = new TreeMap<>();
        for (Duty duty : duties) {
            if (duty.heirs().isEmpty() || reported.test(duty)) {
                byCode.put(duty.authority().code(), duty);
            }
        }
        for (Duty duty : duties) {
            if (byCode.containsKey(duty.authority().code())) {
                continue;
            }
            for (Authority heir : duty.heirs()) {
                byCode.merge(
                        heir.code(),
                        new Duty(
                                heir,
                                deadlines.due(heir, year),
                                Optional.empty(),
                                List.of(),
                                List.of(duty.authority())),
                        Duties::both);
            }
        }
        return byCode.values();
    }

    private static Duty both(Duty one, Duty other) {
        List<Authority> predecessors = new ArrayList<>(one.predecessors());
        predecessors.addAll(other.predecessors());
        return new Duty(one.authority(), one.due(), one.ceased(), one.heirs(), predecessors);
    }
}
