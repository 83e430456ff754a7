package org.gongkai.config;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gongkai.config.yaml.YamlObject;
import org.gongkai.config.yaml.YamlReader;
import org.gongkai.config.yaml.YamlValue;
import org.gongkai.model.Level;

/** Reads one {@code deadlines.yaml}. */
final class DeadlineFile {
    private static final List<String> LEVELS =
            Stream.of(Level.values()).map(Level::label).toList();

    private DeadlineFile() {}

    /** The sound rules in file order. */
    static List<DeadlineRule> read(ConfigFile file, Registry registry, Problems problems) {
        List<DeadlineRule> rules = new ArrayList<>();
        file.bytes(problems)
                .flatMap(bytes -> YamlReader.read(file.name(), bytes, problems))
                .ifPresent(root -> {
                    root.objects("rules").forEach(rule -> rule(rule, registry).ifPresent(rules::add));
                    root.rejectUnknownKeys();
                });
        return rules;
    }

    private static Optional<DeadlineRule> rule(YamlObject rule, Registry registry) {
        Optional<YamlObject> years =
                rule.requireValue("report-years").isPresent() ? rule.object("report-years") : Optional.empty();
        int from = years.flatMap(object -> object.integer("from", 1900, 9999)).orElse(1900);
        int to = years.flatMap(object -> object.integer("to", 1900, 9999)).orElse(Integer.MAX_VALUE);
        if (from > to) {
            rule.reject("'from' " + from + " lies behind 'to' " + to);
        }
        Set<Level> levels = levels(rule);
        Optional<String> authority = authority(rule, registry);
        boolean subtree = rule.bool("subtree").orElse(false);
        Optional<MonthDay> day = rule.requireValue("due").flatMap(DeadlineFile::day);
        Optional<Due.Basis> basis = rule.requireValue("basis").flatMap(DeadlineFile::basis);
        Optional<YamlObject> source =
                rule.requireValue("source").isPresent() ? rule.object("source") : Optional.empty();
        Optional<String> zh = source.flatMap(object -> object.requireText("zh"));
        Optional<String> en = source.flatMap(object -> object.requireText("en"));
        boolean sound = day.isPresent() && basis.isPresent() && zh.isPresent() && en.isPresent();
        return sound
                ? Optional.of(new DeadlineRule(
                        from, to, levels, authority, subtree, day.get(), basis.get(), zh.get(), en.get()))
                : Optional.empty();
    }

    private static Set<Level> levels(YamlObject rule) {
        Set<Level> levels = EnumSet.noneOf(Level.class);
        Optional<YamlValue> value = rule.value("levels");
        if (value.isEmpty()) {
            return EnumSet.allOf(Level.class);
        }
        for (YamlValue item : value.get().isList() ? value.get().list() : List.of(value.get())) {
            item.text().ifPresent(label -> {
                if (LEVELS.contains(label)) {
                    levels.add(Level.parse(label));
                } else {
                    item.reject("unknown level '" + label + "', expected one of " + String.join(", ", LEVELS)
                            + Suggestion.didYouMean(label, LEVELS));
                }
            });
        }
        return levels;
    }

    private static Optional<String> authority(YamlObject rule, Registry registry) {
        Optional<YamlValue> value = rule.value("authority");
        Optional<String> code = value.flatMap(YamlValue::text);
        if (code.isPresent() && registry.find(code.get()).isEmpty()) {
            value.get().reject("unknown authority '" + code.get() + "'; expected a code of authorities/*.csv");
        }
        return code;
    }

    private static Optional<MonthDay> day(YamlValue value) {
        Optional<String> text = value.text();
        try {
            return text.map(day -> MonthDay.parse("--" + day));
        } catch (DateTimeException e) {
            value.reject("'due' expects month and day such as 01-31, came '" + text.orElse("") + "'");
            return Optional.empty();
        }
    }

    private static Optional<Due.Basis> basis(YamlValue value) {
        Optional<String> text = value.text();
        if (text.isPresent() && text.get().equals("law")) {
            return Optional.of(Due.Basis.LAW);
        }
        if (text.isPresent() && text.get().equals("local")) {
            return Optional.of(Due.Basis.LOCAL);
        }
        text.ifPresent(basis -> value.reject("'basis' expects law or local, came '" + basis + "'"));
        return Optional.empty();
    }
}
