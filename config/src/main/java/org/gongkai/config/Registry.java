package org.gongkai.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gongkai.model.Authority;

/**
 * The public authorities that are known beforehand. A code may have several rows that follow one another in time, when
 * the authority was renamed. Names are looked up in any script and spelling, with or without the names of the places
 * above; a name that several authorities bear yields all of them. Immutable and safe for many threads.
 */
public final class Registry {
    /** Where a region is asked for: the whole country. */
    public static final String COUNTRY = "000000";

    private static final Comparator<Authority> OLDEST_FIRST =
            Comparator.comparing(Authority::validFrom, Comparator.comparing(from -> from.orElse(LocalDate.MIN)));

    private final List<Authority> authorities;
    private final Map<String, List<Authority>> byCode;
    private final Map<String, List<Authority>> byParent;
    private final Map<String, List<Succession>> successions = new HashMap<>();
    private final NameIndex names;

    /** In the given order; the codes of parents must be among them. Nobody took anybody's place. */
    public Registry(Collection<Authority> authorities) {
        this.authorities = List.copyOf(authorities);
        this.byCode = new HashMap<>();
        this.byParent = new HashMap<>();
        for (Authority authority : this.authorities) {
            byCode.computeIfAbsent(authority.code(), code -> new ArrayList<>(1)).add(authority);
            authority.parent().ifPresent(parent -> byParent.computeIfAbsent(parent, code -> new ArrayList<>())
                    .add(authority));
        }
        byCode.values().stream().filter(rows -> rows.size() > 1).forEach(rows -> rows.sort(OLDEST_FIRST));
        names = new NameIndex(this);
    }

    private Registry(Registry other, Collection<Succession> successions) {
        this.authorities = other.authorities;
        this.byCode = other.byCode;
        this.byParent = other.byParent;
        this.names = other.names;
        successions.forEach(succession -> this.successions
                .computeIfAbsent(succession.predecessor(), code -> new ArrayList<>(1))
                .add(succession));
    }

    /** This registry, in which these took one another's places; their codes must be in it. */
    public Registry with(Collection<Succession> others) {
        return new Registry(this, others);
    }

    /** This registry with more rows; one of the same code and first day takes the place of the one that is here. */
    Registry and(Collection<Authority> more) {
        Map<String, Authority> rows = new LinkedHashMap<>();
        authorities.forEach(row -> rows.put(RegistryFiles.key(row), row));
        more.forEach(row -> rows.put(RegistryFiles.key(row), row));
        return new Registry(rows.values())
                .with(successions.values().stream().flatMap(List::stream).toList());
    }

    /** All rows, in file order. */
    public List<Authority> all() {
        return authorities;
    }

    /** The authority of this code under its latest name. */
    public Optional<Authority> find(String code) {
        List<Authority> rows = byCode.get(code);
        return rows == null ? Optional.empty() : Optional.of(rows.get(rows.size() - 1));
    }

    /** The authority of this code under the name it bore in the year; empty when it did not exist then. */
    public Optional<Authority> find(String code, int year) {
        return history(code).stream()
                .filter(authority -> authority.existedIn(year))
                .reduce((earlier, later) -> later);
    }

    /** The authority of this code as it was on the day; empty when it did not exist then, as far as is known. */
    public Optional<Authority> on(String code, LocalDate day) {
        return history(code).stream()
                .filter(row -> row.validFrom().map(from -> !from.isAfter(day)).orElse(true)
                        && row.validTo().map(to -> !to.isBefore(day)).orElse(true))
                .reduce((earlier, later) -> later);
    }

    /** Codes of those that took the place of this code by the day, in the order told. */
    public List<String> successors(String code, LocalDate until) {
        return successions.getOrDefault(code, List.of()).stream()
                .filter(succession -> !succession.on().isAfter(until))
                .map(Succession::successor)
                .toList();
    }

    /** Who took the place of this code, in the order told. */
    public List<Succession> successions(String code) {
        return List.copyOf(successions.getOrDefault(code, List.of()));
    }

    /** Every name that the code stood for, oldest first; empty for an unknown code. */
    public List<Authority> history(String code) {
        return List.copyOf(byCode.getOrDefault(code, List.of()));
    }

    /** The rows directly below this code, in file order, whenever they existed. */
    public List<Authority> children(String code) {
        return List.copyOf(byParent.getOrDefault(code, List.of()));
    }

    /** The code itself, and all codes above it, nearest first. */
    public List<String> line(String code) {
        List<String> line = new ArrayList<>(4);
        Optional<String> at = Optional.of(code);
        // a circle is told when the files are read; here it only must end
        while (at.isPresent() && !line.contains(at.get())) {
            line.add(at.get());
            at = find(at.get()).flatMap(Authority::parent);
        }
        return line;
    }

    /** Whether the authority of this code is the region or below it; everybody is within {@link #COUNTRY}. */
    public boolean isWithin(String code, String region) {
        return region.equals(COUNTRY) || line(code).contains(region);
    }

    /** Whether one can ask for the region of this code: that of an authority, or the country. */
    public boolean isRegion(String code) {
        return code.equals(COUNTRY) || find(code).isPresent();
    }

    /**
     * All authorities that bear this name: official, alias, place ({@code 郑州市}), spelled short ({@code 郑州市政府}), in
     * traditional characters, with the places above before it or without. More than one for namesakes
     * ({@code 鼓楼区}); none when nobody does. In file order.
     */
    public List<Authority> named(String name) {
        return names.find(NameForm.of(name));
    }

    /** Like {@link #named(String)}; when a year is given, those that existed then, if any of them did. */
    public List<Authority> named(String name, OptionalInt year) {
        List<Authority> all = named(name);
        if (year.isEmpty()) {
            return all;
        }
        List<Authority> then = all.stream()
                .filter(authority -> authority.existedIn(year.getAsInt()))
                .toList();
        return then.isEmpty() ? all : then;
    }

    /**
     * What the AUTHORITY of the command line stands for: a code, else a name. Empty, one, or all candidates.
     */
    public List<Authority> resolve(String codeOrName) {
        Optional<Authority> byItsCode = find(codeOrName.strip());
        return byItsCode.isPresent() ? List.of(byItsCode.get()) : named(codeOrName);
    }

    /**
     * The government in whose territory an organ with this name works, by the longest place with which the name begins;
     * empty when there is none, or several.
     */
    public Optional<Authority> territoryOf(String organ) {
        return names.territory(NameForm.of(organ));
    }

    /**
     * The authorities whose name the text begins with, the longest such name deciding: {@code 川汇区人民政府门户网站}. The text
     * behind that name must say that it is a site or column, so that {@code 郑州市财政局网站} is not 郑州市.
     */
    public List<Authority> candidates(String text) {
        return names.ofSite(NameForm.of(text));
    }
}
