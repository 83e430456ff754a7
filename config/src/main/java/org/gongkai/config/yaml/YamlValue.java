package org.gongkai.config.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gongkai.config.Problems;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * One value of a YAML file that knows where it stands. Asked for as the type that is wanted, it gives that or, having
 * told a problem, nothing.
 */
public final class YamlValue {
    private final String file;
    private final String name;
    private final Node node;
    private final Problems problems;

    YamlValue(String file, String name, Node node, Problems problems) {
        this.file = file;
        this.name = name;
        this.node = node;
        this.problems = problems;
    }

    /** A value that stands in no file, read as YAML reads a word: {@code 8600} is a number. */
    public static YamlValue ofText(String origin, String name, String text, Problems problems) {
        Tag tag = new Resolver().resolve(NodeId.scalar, text, true);
        return new YamlValue(
                origin, name, new ScalarNode(tag, text, null, null, DumperOptions.ScalarStyle.PLAIN), problems);
    }

    public String file() {
        return file;
    }

    /** Counted from 1; 0 when it stands in no file. */
    public int line() {
        return lineOf(node);
    }

    /** The key it stands under, as written; that of the list for a value in a list. */
    public String name() {
        return name;
    }

    /** As written, for people; lists and objects only by their kind. */
    public String printed() {
        return node instanceof ScalarNode scalar ? scalar.getValue() : kindOf(node);
    }

    /** Tells a problem at this value's place. */
    public void reject(String message) {
        problems.add(file, line(), message);
    }

    /** The text as written: a number or date without quotes is taken as printed ({@code 410100} stays what it is). */
    public Optional<String> text() {
        return scalar("text", Tag.STR, Tag.INT, Tag.FLOAT, Tag.TIMESTAMP);
    }

    /** A whole number between the bounds, both included. */
    public Optional<Integer> integer(int least, int most) {
        String expected = most == Integer.MAX_VALUE
                ? "a whole number of at least " + least
                : "a whole number from " + least + " to " + most;
        Optional<String> text = scalar(expected, Tag.INT);
        try {
            // YAML reads 010 as eight and 1_0 as ten; a person does not
            if (text.isPresent() && text.get().matches("[+-]?(0|[1-9][0-9]*)")) {
                int number = Integer.parseInt(text.get());
                if (number >= least && number <= most) {
                    return Optional.of(number);
                }
            }
        } catch (NumberFormatException tooLarge) {
            // told below
        }
        text.ifPresent(came -> wrong(expected, "'" + came + "'"));
        return Optional.empty();
    }

    /** {@code true} or {@code false}, and no other word for them. */
    public Optional<Boolean> bool() {
        Optional<String> text = scalar("true or false", Tag.BOOL);
        if (text.isPresent() && !List.of("true", "false", "on", "off").contains(text.get())) {
            wrong("true or false", "'" + text.get() + "'");
            return Optional.empty();
        }
        return text.map(word -> word.equals("true") || word.equals("on"));
    }

    /** Zero or more, with a unit. */
    public Optional<Duration> duration() {
        String expected = "a duration with a unit, such as 250ms, 30s, 2m, 1h or 1d";
        Optional<String> text = scalar(expected, Tag.STR, Tag.INT, Tag.FLOAT);
        Optional<Duration> duration = text.flatMap(Quantity::parseDuration);
        if (text.isPresent() && duration.isEmpty()) {
            wrong(expected, "'" + text.get() + "'");
        }
        return duration;
    }

    /** Bytes, with a unit. */
    public OptionalLong size() {
        String expected = "a size with a unit, such as 64KiB, 8MiB or 1GiB";
        Optional<String> text = scalar(expected, Tag.STR, Tag.INT, Tag.FLOAT);
        OptionalLong size = text.map(Quantity::parseSize).orElse(OptionalLong.empty());
        if (text.isPresent() && size.isEmpty()) {
            wrong(expected, "'" + text.get() + "'");
        }
        return size;
    }

    public Optional<YamlObject> object() {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlObject(file, mapping, problems));
        }
        wrong("keys and values", kindOf(node));
        return Optional.empty();
    }

    /** The values of a list in order; nothing, having told a problem, when it is no list. */
    public List<YamlValue> list() {
        List<YamlValue> values = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(value -> values.add(new YamlValue(file, name, value, problems)));
        } else {
            wrong("a list", kindOf(node));
        }
        return values;
    }

    /** Whether it is a list, for keys that take one value or several. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Whether it holds keys and values, for keys that take a short or a long form. */
    public boolean isObject() {
        return node instanceof MappingNode;
    }

    private Optional<String> scalar(String expected, Tag... tags) {
        if (node instanceof ScalarNode scalar && List.of(tags).contains(scalar.getTag())) {
            return Optional.of(scalar.getValue());
        }
        wrong(expected, kindOf(node));
        return Optional.empty();
    }

    private void wrong(String expected, String came) {
        reject("'" + name + "' expects " + expected + ", came " + came);
    }

    static int lineOf(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }

    static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    static String kindOf(Node node) {
        if (node instanceof SequenceNode) {
            return "a list";
        }
        if (!(node instanceof ScalarNode scalar)) {
            return "keys and values";
        }
        if (isNull(node)) {
            return "nothing";
        }
        String kind = scalar.getTag().equals(Tag.BOOL)
                ? "the truth value "
                : scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT) ? "the number " : "the text ";
        return kind + "'" + scalar.getValue() + "'";
    }
}
