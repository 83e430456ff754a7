package org.gongkai.crawler.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a call in a link leads, such as {@code goPage(2)}, when the page's own script says so in one expression:
 * {@code function goPage(n) { location.href = "index_" + (n - 1) + ".html"; }}. Runs nothing: it adds up constants, the
 * call's arguments and the script's constant variables, and gives up at anything else.
 */
public final class InlineCalls {
    private static final Pattern FUNCTION = Pattern.compile(
            "(?:function\\s+([\\w$]+)|(?:var\\s+|let\\s+|const\\s+)?([\\w$]+)\\s*=\\s*function)\\s*\\(([^)]*)\\)\\s*\\{");
    private static final Pattern TARGET = Pattern.compile(
            "(?:location(?:\\.href)?\\s*=(?!=)|location\\.(?:replace|assign)\\s*\\(|window\\.open\\s*\\()\\s*([^;\\n]+)");
    private static final Pattern CALL = Pattern.compile("([A-Za-z_$][\\w$]*)\\s*\\(([^()]*)\\)");
    private static final Pattern STEP = Pattern.compile("([\\w$]+)\\s*([-+])\\s*(\\d{1,6})");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final int LONGEST_BODY = 3_000;
    private static final int LONGEST_SCRIPT = 300_000;

    /** @param parameters names, in order */
    private record Function(List<String> parameters, String body) {}

    private final Map<String, Function> functions = new HashMap<>();
    private final String scripts;

    /** The functions that these scripts declare. */
    public InlineCalls(List<String> scripts) {
        this.scripts = String.join("\n", scripts);
        if (this.scripts.length() > LONGEST_SCRIPT) {
            return;
        }
        Matcher function = FUNCTION.matcher(this.scripts);
        while (function.find()) {
            String name = function.group(1) == null ? function.group(2) : function.group(1);
            List<String> parameters = List.of(function.group(3).strip().split("\\s*,\\s*"));
            functions.put(String.valueOf(name), new Function(parameters, body(function.end())));
        }
    }

    /** The reference to which this code leads by itself or by the first call in it; empty when no rule can tell. */
    public Optional<String> target(String code) {
        Matcher itself = TARGET.matcher(code);
        if (itself.find()) {
            Optional<String> target = evaluate(itself.group(1), Map.of());
            if (target.isPresent()) {
                return target;
            }
        }
        Matcher call = CALL.matcher(code);
        while (call.find()) {
            Function function = functions.get(call.group(1));
            if (function != null) {
                List<String> arguments = arguments(call.group(2));
                Map<String, String> values = new HashMap<>();
                for (int i = 0;
                        i < Math.min(arguments.size(), function.parameters().size());
                        i++) {
                    values.put(function.parameters().get(i), arguments.get(i));
                }
                Optional<String> target = target(function, values);
                if (target.isPresent()) {
                    return target;
                }
            }
        }
        return Optional.empty();
    }

    /** What the function that the code calls does with its arguments: its body, with the arguments put in; empty when unknown. */
    public Optional<String> body(String code) {
        Matcher call = CALL.matcher(code);
        while (call.find()) {
            Function function = functions.get(call.group(1));
            if (function != null) {
                String body = function.body();
                List<String> arguments = arguments(call.group(2));
                for (int i = 0;
                        i < Math.min(arguments.size(), function.parameters().size());
                        i++) {
                    String name = function.parameters().get(i);
                    if (!name.isEmpty()) {
                        body = body.replaceAll(
                                "(?<![\\w$.\"'])" + Pattern.quote(name) + "(?![\\w$\"'])",
                                Matcher.quoteReplacement(arguments.get(i)));
                    }
                }
                return Optional.of(body);
            }
        }
        return Optional.empty();
    }

    /** The way that an argument decides; a function without arguments may lead to a constant. */
    private Optional<String> target(Function function, Map<String, String> values) {
        Optional<String> constant = Optional.empty();
        Matcher target = TARGET.matcher(function.body());
        while (target.find()) {
            String expression = target.group(1);
            boolean varies = values.keySet().stream().anyMatch(name -> !name.isEmpty() && uses(expression, name));
            Optional<String> assigned = expression.strip().matches("[\\w$]+\\)?")
                    ? assigned(function, expression.strip().replace(")", ""), values)
                    : Optional.empty();
            if (assigned.isPresent()) {
                return assigned;
            }
            Optional<String> value = evaluate(expression, values);
            if (value.isPresent() && varies) {
                return value;
            }
            constant = constant.or(() -> value);
        }
        return values.isEmpty() ? constant : Optional.empty();
    }

    /** What the function gives a variable of its own, where an argument decides. */
    private Optional<String> assigned(Function function, String name, Map<String, String> values) {
        Matcher assignment = Pattern.compile("(?<![\\w.$])" + Pattern.quote(name) + "\\s*=(?!=)\\s*([^;\\n}]+)")
                .matcher(function.body());
        while (assignment.find()) {
            String expression = assignment.group(1);
            boolean varies =
                    values.keySet().stream().anyMatch(argument -> !argument.isEmpty() && uses(expression, argument));
            Optional<String> value = varies ? evaluate(expression, values) : Optional.empty();
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    private static boolean uses(String expression, String name) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
                .matcher(LITERAL.matcher(expression).replaceAll("\"\""))
                .find();
    }

    private Optional<String> evaluate(String expression, Map<String, String> values) {
        StringBuilder sum = new StringBuilder();
        for (String raw : terms(expression)) {
            String term = raw.strip();
            while (term.startsWith("(") && term.endsWith(")")) {
                term = term.substring(1, term.length() - 1).strip();
            }
            Matcher literal = LITERAL.matcher(term);
            if (literal.matches()) {
                sum.append(literal.group(1) == null ? literal.group(2) : literal.group(1));
                continue;
            }
            Optional<String> value = value(term, values);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            sum.append(value.orElseThrow());
        }
        return sum.length() == 0 ? Optional.empty() : Optional.of(sum.toString());
    }

    private Optional<String> value(String term, Map<String, String> values) {
        String bare = term.replaceFirst(
                        "^(?:parseInt|Number|String|encodeURI(?:Component)?)\\s*\\(\\s*([^(),]+)(?:,\\s*10)?\\s*\\)$",
                        "$1")
                .strip();
        if (bare.matches("\\d{1,9}")) {
            return Optional.of(bare);
        }
        Matcher step = STEP.matcher(bare);
        if (step.matches()) {
            return named(step.group(1), values)
                    .filter(number -> number.matches("\\d{1,9}"))
                    .map(number -> {
                        int by = Integer.parseInt(step.group(3));
                        return String.valueOf(
                                Integer.parseInt(number) + (step.group(2).equals("-") ? -by : by));
                    });
        }
        return bare.matches("[\\w$]+") ? named(bare, values) : Optional.empty();
    }

    private Optional<String> named(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value != null) {
            return Optional.of(value);
        }
        Matcher variable = Pattern.compile("(?<![\\w.$])" + Pattern.quote(name)
                        + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|(\\d{1,9}))\\s*[;,\\n]")
                .matcher(scripts);
        if (!variable.find()) {
            return Optional.empty();
        }
        return Optional.of(String.valueOf(
                variable.group(1) != null
                        ? variable.group(1)
                        : variable.group(2) != null ? variable.group(2) : variable.group(3)));
    }

    /** The terms of a sum, without what closes the call around it. */
    public static List<String> terms(String expression) {
        List<String> terms = new ArrayList<>();
        StringBuilder term = new StringBuilder();
        char quote = 0;
        int depth = 0;
        for (char c : expression.toCharArray()) {
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth < 0) {
                break;
            } else if ((c == ',' || c == '}') && depth == 0) {
                break;
            } else if (c == '+' && depth == 0) {
                terms.add(term.toString());
                term.setLength(0);
                continue;
            }
            term.append(c);
        }
        terms.add(term.toString());
        return terms;
    }

    private static List<String> arguments(String list) {
        List<String> arguments = new ArrayList<>();
        for (String argument : list.split(",")) {
            arguments.add(argument.strip().replaceAll("^[\"']|[\"']$", ""));
        }
        return arguments;
    }

    private String body(int from) {
        int depth = 1;
        int end = from;
        while (end < scripts.length() && end - from < LONGEST_BODY && depth > 0) {
            char c = scripts.charAt(end++);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        return scripts.substring(from, end);
    }
}
