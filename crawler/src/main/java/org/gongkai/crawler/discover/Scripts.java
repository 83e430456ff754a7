package org.gongkai.crawler.discover;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the few constants that paging scripts are made of; runs nothing. */
final class Scripts {
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?<![:\"'])//[^\\n]*");
    private static final Pattern PAIR =
            Pattern.compile("[\"']?([A-Za-z_][\\w-]*)[\"']?\\s*:\\s*(?:\"([^\"]*)\"|'([^']*)'|([\\w.+-]+))");

    private Scripts() {}

    /** The script without its comments. */
    static String uncommented(String script) {
        return COMMENT.matcher(script).replaceAll(" ");
    }

    /** The number or text that a variable is given in the script; empty when it is computed. */
    static Optional<String> variable(String script, String name) {
        Matcher matcher = Pattern.compile("(?<![\\w.?&])" + Pattern.quote(name)
                        + "\\s*=\\s*(?:parseInt\\(|Number\\()?\\s*(?:\"([^\"]*)\"|'([^']*)'|(-?\\d+))")
                .matcher(script);
        if (matcher.find()) {
            return Optional.of(firstOf(matcher, 1, 2, 3));
        }
        int dot = name.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : member(script, name.substring(dot + 1));
    }

    /** The constant that a member of some object is given: {@code that.pageNo} is what {@code pageNo: 1} says. */
    private static Optional<String> member(String script, String name) {
        Matcher matcher = Pattern.compile("(?<![\\w.])[\"']?" + Pattern.quote(name)
                        + "[\"']?\\s*[:=]\\s*(?:\"([^\"]*)\"|'([^']*)'|(-?\\d+))")
                .matcher(script);
        return matcher.find() ? Optional.of(firstOf(matcher, 1, 2, 3)) : Optional.empty();
    }

    /** The text from its first brace to the one that closes it; empty when none does. */
    static String balanced(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return text.substring(0, i + 1);
            }
        }
        return "";
    }

    /** The pairs of an object literal, in order; names that are not constants are looked up as variables. */
    static Map<String, String> pairs(String literal, String script) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Matcher matcher = PAIR.matcher(literal);
        while (matcher.find()) {
            String value = firstOf(matcher, 2, 3, 4);
            boolean name = matcher.group(4) != null && !value.matches("-?\\d+(?:\\.\\d+)?|true|false|null");
            pairs.putIfAbsent(
                    String.valueOf(matcher.group(1)),
                    name ? variable(script, value).orElse(value) : value);
        }
        return pairs;
    }

    private static String firstOf(Matcher matcher, int... groups) {
        for (int group : groups) {
            String value = matcher.group(group);
            if (value != null) {
                return value;
            }
        }
        return "";
    }
}
