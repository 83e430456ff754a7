package org.gongkai.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gongkai.config.yaml.Quantity;
import org.gongkai.config.yaml.YamlObject;
import org.gongkai.config.yaml.YamlValue;

/**
 * The values of settings by dotted key, one layer laid over the other, each with its origin. A value that is not as
 * expected is told and stands in as the least harmful one, so that reading goes on.
 */
final class SettingValues {
    private final Problems problems;
    private final Map<String, Assigned> values;

    /** A value and where it was set. */
    private record Assigned(String text, YamlValue value, String origin) {}

    SettingValues(Problems problems) {
        this(problems, new LinkedHashMap<>());
    }

    private SettingValues(Problems problems, Map<String, Assigned> values) {
        this.problems = problems;
        this.values = values;
    }

    /** An independent copy, for one portal's own lines. */
    SettingValues copy() {
        return new SettingValues(problems, new LinkedHashMap<>(values));
    }

    /** Lays the values of a file over these; {@code prefix} limits which, empty for all. */
    void lay(YamlObject file, String prefix, Collection<String> known) {
        Map<String, YamlObject.Leaf> seen = new LinkedHashMap<>();
        for (YamlObject.Leaf leaf : file.leaves(prefix)) {
            YamlObject.Leaf earlier = seen.putIfAbsent(leaf.path(), leaf);
            if (earlier != null) {
                problems.add(
                        file.file(),
                        leaf.line(),
                        "'" + leaf.path() + "' is set in line " + earlier.line() + " already; remove one of them");
            } else if (!known.contains(leaf.path())) {
                tellUnknown(file.file(), leaf, known);
            } else if (!leaf.isNull()) {
                put(leaf.path(), leaf.value(), file.file() + ":" + leaf.line());
            }
        }
    }

    private void tellUnknown(String file, YamlObject.Leaf leaf, Collection<String> known) {
        if (leaf.isNull() && known.stream().anyMatch(key -> key.startsWith(leaf.path() + "."))) {
            return; // a section whose lines are all commented out
        }
        String section =
                leaf.path().substring(0, leaf.path().length() - leaf.written().length());
        // keys of the same section are suggested as they would be written there
        TreeSet<String> nearby = new TreeSet<>();
        known.stream()
                .filter(key -> !section.isEmpty() && key.startsWith(section))
                .forEach(key -> nearby.add(key.substring(section.length())));
        String advice = Suggestion.didYouMean(leaf.written(), nearby);
        if (advice.isEmpty()) {
            advice = Suggestion.didYouMean(leaf.path(), known);
        }
        problems.add(file, leaf.line(), "unknown key '" + leaf.written() + "'" + advice);
    }

    /** Lays what the command line says over these. */
    void lay(CommandLineSetting setting, Collection<String> known) {
        if (known.contains(setting.key())) {
            put(
                    setting.key(),
                    YamlValue.ofText(setting.option(), setting.key(), setting.value(), problems),
                    setting.option());
        } else {
            problems.add(
                    setting.option(),
                    0,
                    "unknown key '" + setting.key() + "'" + Suggestion.didYouMean(setting.key(), known));
        }
    }

    private void put(String key, YamlValue value, String origin) {
        // what is in force is shown to whoever asks
        boolean secret = key.endsWith("password") || key.endsWith("token");
        values.put(key, new Assigned(secret ? "***" : value.printed(), value, origin));
    }

    /** In key order of the first layer. */
    List<EffectiveSetting> effective() {
        List<EffectiveSetting> effective = new ArrayList<>();
        values.forEach((key, assigned) -> effective.add(new EffectiveSetting(key, assigned.text(), assigned.origin())));
        return effective;
    }

    Optional<String> text(String key) {
        return value(key).flatMap(YamlValue::text).map(String::strip).filter(text -> !text.isEmpty());
    }

    boolean bool(String key) {
        return read(key, YamlValue::bool, () -> false);
    }

    int integer(String key, int least, int most) {
        return read(key, value -> value.integer(least, most), () -> least);
    }

    Duration duration(String key, String least, String most) {
        Duration atLeast = Quantity.parseDuration(least).orElseThrow();
        Duration atMost = Quantity.parseDuration(most).orElseThrow();
        return read(
                key,
                value -> {
                    Optional<Duration> duration = value.duration();
                    boolean outside = duration.isPresent()
                            && (duration.get().compareTo(atLeast) < 0
                                    || duration.get().compareTo(atMost) > 0);
                    return outside ? rejected(value, key, least, most) : duration;
                },
                () -> atLeast);
    }

    long size(String key, String least, String most) {
        long atLeast = Quantity.parseSize(least).orElseThrow();
        long atMost = Quantity.parseSize(most).orElseThrow();
        return read(
                key,
                value -> {
                    OptionalLong size = value.size();
                    if (size.isEmpty()) {
                        return Optional.<Long>empty();
                    }
                    boolean outside = size.getAsLong() < atLeast || size.getAsLong() > atMost;
                    return outside ? this.<Long>rejected(value, key, least, most) : Optional.of(size.getAsLong());
                },
                () -> atLeast);
    }

    private <T> Optional<T> rejected(YamlValue value, String key, String least, String most) {
        value.reject(
                "'" + key + "' expects a value from " + least + " to " + most + ", came '" + value.printed() + "'");
        return Optional.empty();
    }

    /** The YAML value itself, for settings with rules of their own. */
    Optional<YamlValue> value(String key) {
        return Optional.ofNullable(values.get(key)).map(Assigned::value);
    }

    private <T> T read(String key, Function<YamlValue, Optional<T>> reader, Supplier<T> harmless) {
        Optional<YamlValue> value = value(key);
        if (value.isEmpty()) {
            problems.add("config/settings.yaml", 0, "the key '" + key + "' is missing");
        }
        return value.flatMap(reader).orElseGet(harmless);
    }
}
