package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gongkai.config.Registry;
import org.gongkai.model.Authority;
import org.jspecify.annotations.Nullable;

/**
 * What the API says of an authority of the registry.
 *
 * @param name the latest
 * @param parent code of the authority above, null at the top
 * @param portal id of the portal where its reports belong, null when none is configured
 * @param names every name it bore, oldest first
 * @param successors who took its place
 * @param line codes above it, nearest first
 * @param children how many authorities are directly below it
 */
@JsonPropertyOrder({"code", "name", "level", "parent", "portal", "aliases", "names", "successors", "line", "children"})
public record AuthorityAnswer(
        String code,
        String name,
        String level,
        @Nullable String parent,
        @Nullable String portal,
        List<String> aliases,
        List<Name> names,
        List<Heir> successors,
        List<String> line,
        int children) {
    public AuthorityAnswer {
        aliases = List.copyOf(aliases);
        names = List.copyOf(names);
        successors = List.copyOf(successors);
        line = List.copyOf(line);
    }

    /** A name and the days on which it was borne, null where they are not known. */
    @JsonPropertyOrder({"name", "from", "to"})
    public record Name(
            String name, @Nullable String from, @Nullable String to) {}

    /** Who took its place, from which day on, and how: {@code rename}, {@code merge} or {@code split}. */
    @JsonPropertyOrder({"code", "on", "kind"})
    public record Heir(String code, String on, String kind) {}

    /** One of a list. */
    @JsonPropertyOrder({"code", "name", "level", "parent", "portal", "from", "to"})
    public record Line(
            String code,
            String name,
            String level,
            @Nullable String parent,
            @Nullable String portal,
            @Nullable String from,
            @Nullable String to) {
        /** The line of an authority under one of its names. */
        public static Line of(Authority authority) {
            return new Line(
                    authority.code(),
                    authority.name(),
                    authority.level().label(),
                    authority.parent().orElse(null),
                    authority.portal().orElse(null),
                    day(authority.validFrom().orElse(null)),
                    day(authority.validTo().orElse(null)));
        }
    }

    /** The answer for an authority under its latest name. */
    public static AuthorityAnswer of(Authority authority, Registry registry) {
        String code = authority.code();
        List<String> line = registry.line(code);
        return new AuthorityAnswer(
                code,
                authority.name(),
                authority.level().label(),
                authority.parent().orElse(null),
                authority.portal().orElse(null),
                authority.aliases(),
                registry.history(code).stream()
                        .map(row -> new Name(
                                row.name(),
                                day(row.validFrom().orElse(null)),
                                day(row.validTo().orElse(null))))
                        .toList(),
                registry.successions(code).stream()
                        .map(succession -> new Heir(
                                succession.successor(),
                                succession.on().toString(),
                                succession.kind().name().toLowerCase(Locale.ROOT)))
                        .toList(),
                line.subList(1, line.size()),
                (int) registry.children(code).stream()
                        .map(Authority::code)
                        .distinct()
                        .count());
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
