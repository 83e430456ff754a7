package org.gongkai.app.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongkai.app.web.page.MissingChoice;
import org.gongkai.config.Registry;
import org.gongkai.model.Level;

/** Reads what a request wants of the coverage list. A field of the form that was left empty is none. */
final class MissingQuery {
    /** Parameters of the list and of the files that hold it. */
    static final String[] PARAMETERS = {"year", "as-of", "region", "scope", "level", "status", "page", "lang"};

    private static final String WATCHED = "watched";
    private static final String ALL = "all";

    private final Asked asked;
    private final Registry registry;

    MissingQuery(Asked asked, Registry registry) {
        this.asked = asked;
        this.registry = registry;
    }

    /** @param lastYear the year when none is named */
    MissingChoice choice(int lastYear) {
        asked.allow(PARAMETERS);
        int year = asked.yearParameter().orElse(lastYear);
        Optional<LocalDate> asOf = filled("as-of").isEmpty() ? Optional.empty() : asked.dateParameter("as-of");
        Optional<String> region = filled("region");
        region.filter(code -> !registry.isRegion(code)).ifPresent(code -> {
            throw Refusal.badRequest("region", code);
        });
        String scope = filled("scope").orElse(ALL);
        if (!scope.equals(ALL) && !scope.equals(WATCHED)) {
            throw Refusal.badRequest("scope", scope, ALL + ", " + WATCHED);
        }
        Optional<String> level = filled("level");
        level.filter(each -> Arrays.stream(Level.values())
                        .noneMatch(known -> known.label().equals(each)))
                .ifPresent(each -> {
                    throw Refusal.badRequest(
                            "level",
                            each,
                            Arrays.stream(Level.values()).map(Level::label).collect(Collectors.joining(", ")));
                });
        return new MissingChoice(
                year,
                asOf,
                region,
                scope.equals(WATCHED),
                level,
                statuses(),
                asked.countParameter("page").orElse(1));
    }

    private Optional<String> filled(String name) {
        return asked.parameter(name).filter(text -> !text.isEmpty());
    }

    /** Each box that is ticked is a parameter of its own; a comma may part them too, as on the command line. */
    private List<String> statuses() {
        List<String> statuses = asked.parameters("status").stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        statuses.stream()
                .filter(status -> !MissingPages.STATUSES.contains(status))
                .findFirst()
                .ifPresent(status -> {
                    throw Refusal.badRequest("status", status, String.join(", ", MissingPages.STATUSES));
                });
        return statuses;
    }
}
