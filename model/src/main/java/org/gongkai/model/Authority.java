package org.gongkai.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A public authority (行政机关) that owes reports: one row of the registry.
 *
 * @param code the registry's code: six digits of GB/T 2260 for governments, a longer code for organs below one
 * @param name the full official name, for example 郑州市人民政府
 * @param parent the code of the authority above, empty at the top
 * @param aliases other names in use, each at most once, in file order
 * @param validFrom first day on which the authority existed under this name, empty when unknown
 * @param validTo last such day, empty when it still exists
 * @param portal id of the portal where its reports belong, empty when none is configured
 */
public record Authority(
        String code,
        String name,
        Level level,
        Optional<String> parent,
        List<String> aliases,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo,
        Optional<String> portal) {
    public Authority {
        if (code.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException(
                    "an authority needs a code and a name, got '" + code + "', '" + name + "'");
        }
        Objects.requireNonNull(level);
        aliases = List.copyOf(aliases);
    }

    /** Whether it existed, as far as is known, at some day of the year that a report is about. */
    public boolean existedIn(int year) {
        return validFrom.map(from -> from.getYear() <= year).orElse(true)
                && validTo.map(to -> to.getYear() >= year).orElse(true);
    }
}
