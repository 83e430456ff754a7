package org.gongkai.config.yaml;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.gongkai.config.Problems;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads one YAML file of configuration into a {@link YamlObject}. */
public final class YamlReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private YamlReader() {}

    /**
     * The object that the file holds; one without keys when the file is empty; nothing when it cannot be read at all.
     *
     * @param file name for problems
     * @param problems where problems go, now and whenever a value is asked for
     */
    public static Optional<YamlObject> read(String file, byte[] bytes, Problems problems) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            problems.add(file, firstBadLine(bytes), "expected text in UTF-8, came other bytes; save the file as UTF-8");
            return Optional.empty();
        }
        return read(file, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, problems);
    }

    private static Optional<YamlObject> read(String file, String text, Problems problems) {
        LoaderOptions options = new LoaderOptions();
        try {
            Composer composer = new Composer(
                    new ParserImpl(new StreamReader(new StringReader(text)), options), new Resolver(), options);
            Node root = composer.getSingleNode();
            if (root == null || YamlValue.isNull(root)) {
                return Optional.of(YamlObject.empty(file, problems));
            }
            if (!(root instanceof MappingNode mapping)) {
                problems.add(file, YamlValue.lineOf(root), "expected keys and values, came " + YamlValue.kindOf(root));
                return Optional.empty();
            }
            return YamlTreeCheck.holds(file, root, problems)
                    ? Optional.of(new YamlObject(file, mapping, problems))
                    : Optional.empty();
        } catch (MarkedYAMLException e) {
            problems.add(file, lineOf(e), "no valid YAML: " + sentence(e));
        } catch (YAMLException e) {
            problems.add(file, 0, "no valid YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static int lineOf(MarkedYAMLException e) {
        Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
        return mark == null ? 0 : mark.getLine() + 1;
    }

    private static String sentence(MarkedYAMLException e) {
        @Nullable String context = e.getContext();
        return context == null ? e.getProblem() : context + ", " + e.getProblem();
    }

    /** The line of the first byte that is no UTF-8: all before it decodes. */
    private static int firstBadLine(byte[] bytes) {
        CharBuffer out = CharBuffer.allocate(bytes.length);
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), out, true);
        out.flip();
        return 1 + (int) out.chars().filter(c -> c == '\n').count();
    }
}
