package org.gongkai.config.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.gongkai.config.Problems;
import org.gongkai.config.Suggestion;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Keys and values of a YAML file. Each key that is asked for becomes a known one; {@link #rejectUnknownKeys()}, called
 * last, tells all others. For one thread.
 */
public final class YamlObject {
    private final String file;
    private final int line;
    private final Problems problems;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();
    private final List<YamlObject> handedOut = new ArrayList<>();

    private record Entry(int line, YamlValue value, boolean isNull) {}

    YamlObject(String file, MappingNode node, Problems problems) {
        this(file, YamlValue.lineOf(node), problems);
        addAll(node, false);
    }

    private YamlObject(String file, int line, Problems problems) {
        this.file = file;
        this.line = line;
        this.problems = problems;
    }

    static YamlObject empty(String file, Problems problems) {
        return new YamlObject(file, 0, problems);
    }

    /** Own keys first; those of merged anchors ({@code <<: *anchor}) only fill gaps. */
    private void addAll(MappingNode node, boolean merged) {
        for (NodeTuple tuple : node.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && !key.getTag().equals(Tag.MERGE)) {
                boolean isNull = YamlValue.isNull(tuple.getValueNode());
                YamlValue value = new YamlValue(file, key.getValue(), tuple.getValueNode(), problems);
                Entry entry = new Entry(YamlValue.lineOf(key), value, isNull);
                if (merged) {
                    entries.putIfAbsent(key.getValue(), entry);
                } else {
                    entries.put(key.getValue(), entry);
                }
            }
        }
        for (NodeTuple tuple : node.getValue()) {
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                if (tuple.getValueNode() instanceof MappingNode other) {
                    addAll(other, true);
                } else if (tuple.getValueNode() instanceof SequenceNode list) {
                    list.getValue().stream()
                            .filter(MappingNode.class::isInstance)
                            .forEach(other -> addAll((MappingNode) other, true));
                }
            }
        }
    }

    public String file() {
        return file;
    }

    /** Where it begins, counted from 1; 0 for an empty file. */
    public int line() {
        return line;
    }

    /** In file order. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** Tells a problem at this object's place. */
    public void reject(String message) {
        problems.add(file, line, message);
    }

    /** The value of a key, whatever it is; empty when the key is not there or has no value. */
    public Optional<YamlValue> value(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> !entry.isNull())
                .map(Entry::value);
    }

    /** Like {@link #value}; a key that is missing is a problem. */
    public Optional<YamlValue> requireValue(String key) {
        Optional<YamlValue> value = value(key);
        if (value.isEmpty()) {
            Entry empty = entries.get(key);
            problems.add(
                    file,
                    empty == null ? line : empty.line(),
                    empty == null ? "the key '" + key + "' is missing" : "'" + key + "' has no value");
        }
        return value;
    }

    public Optional<String> text(String key) {
        return value(key).flatMap(YamlValue::text);
    }

    /** Like {@link #text}; missing and blank are problems. */
    public Optional<String> requireText(String key) {
        Optional<YamlValue> value = requireValue(key);
        Optional<String> text = value.flatMap(YamlValue::text);
        if (text.isPresent() && text.get().isBlank()) {
            value.get().reject("'" + key + "' is blank");
            return Optional.empty();
        }
        return text;
    }

    /** Both bounds included. */
    public Optional<Integer> integer(String key, int least, int most) {
        return value(key).flatMap(value -> value.integer(least, most));
    }

    public Optional<Boolean> bool(String key) {
        return value(key).flatMap(YamlValue::bool);
    }

    public Optional<Duration> duration(String key) {
        return value(key).flatMap(YamlValue::duration);
    }

    public OptionalLong size(String key) {
        return value(key).map(YamlValue::size).orElse(OptionalLong.empty());
    }

    public Optional<YamlObject> object(String key) {
        Optional<YamlObject> object = value(key).flatMap(YamlValue::object);
        object.ifPresent(handedOut::add);
        return object;
    }

    /** The objects of a list in order; empty when the key is not there. */
    public List<YamlObject> objects(String key) {
        List<YamlObject> objects = new ArrayList<>();
        for (YamlValue value : list(key)) {
            value.object().ifPresent(objects::add);
        }
        handedOut.addAll(objects);
        return objects;
    }

    /** The texts of a list in order, a single text counting as a list of one; empty when the key is not there. */
    public List<String> texts(String key) {
        Optional<YamlValue> value = value(key);
        if (value.isPresent() && !value.get().isList()) {
            return value.get().text().map(List::of).orElse(List.of());
        }
        List<String> texts = new ArrayList<>();
        for (YamlValue item : list(key)) {
            item.text().ifPresent(texts::add);
        }
        return texts;
    }

    /** The values of a list in order; empty when the key is not there. */
    public List<YamlValue> list(String key) {
        return value(key).map(YamlValue::list).orElse(List.of());
    }

    /** Tells every key, here and in the objects handed out, that was never asked for. */
    public void rejectUnknownKeys() {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.add(file, entry.line(), "unknown key '" + key + "'" + Suggestion.didYouMean(key, known));
            }
        });
        handedOut.forEach(YamlObject::rejectUnknownKeys);
    }

    /**
     * The values below a prefix, however written: {@code crawler: {retries: 2}} and {@code crawler.retries: 2} both give
     * the path {@code crawler.retries}. An empty prefix gives all. In file order; a path may come twice.
     */
    public List<Leaf> leaves(String prefix) {
        List<Leaf> leaves = new ArrayList<>();
        entries.forEach((key, entry) -> {
            if (prefix.isEmpty() || key.equals(prefix) || key.startsWith(prefix + ".")) {
                known.add(key);
                collect(key, key, entry, 1, leaves);
            }
        });
        return leaves;
    }

    private static void collect(String path, String written, Entry entry, int depth, List<Leaf> leaves) {
        // no setting lies deeper; more levels would only let nested aliases multiply
        if (entry.value().isObject() && depth < 4) {
            entry.value()
                    .object()
                    .ifPresent(object -> object.entries.forEach(
                            (key, inner) -> collect(path + "." + key, key, inner, depth + 1, leaves)));
        } else {
            leaves.add(new Leaf(path, written, entry.line(), entry.value(), entry.isNull()));
        }
    }

    /**
     * A value with its full path.
     *
     * @param path dotted
     * @param written the key as it stands in the file
     * @param line of the key
     * @param isNull nothing stands behind the colon
     */
    public record Leaf(String path, String written, int line, YamlValue value, boolean isNull) {}
}
