package org.gongkai.crawler.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.CanonicalAddress;
import org.gongkai.crawler.page.InlineCalls;
import org.gongkai.crawler.page.Page;

/**
 * Lists whose pager is drawn by a plug-in such as layui's {@code laypage.render} or jQuery's {@code pagination}: the call
 * says how many pages there are, or how many entries and how many on a page, and its jump function puts the address of a
 * page together or fetches it. A call that says so and leads nowhere known is a list that cannot be followed.
 */
final class PluginPages implements ListFamily {
    private static final Pattern CALL = Pattern.compile(
            "(?i)(?:\\blaypage(?:\\.render)?|\\bnew\\s+\\w*pag(?:e|ing|ination|inator|er)\\w*"
                    + "|[.$]\\w*pag(?:e|ing|ination|inator|er)\\w*)\\s*\\(\\s*(?:[\"'][^\"']*[\"']\\s*,\\s*)?(\\d{1,7}|[A-Za-z_$][\\w$]*)?\\s*,?\\s*\\{");
    private static final String VALUE =
            "[\"']?\\s*:\\s*(?:Number\\(|parseInt\\()?\\s*[\"']?(\\d{1,7}|[A-Za-z_$][\\w$.]*)";
    private static final Pattern PAGES =
            Pattern.compile("(?i)\\b(?:page_?count|total_?pages?|page_?total|count_?page|pages)" + VALUE);
    private static final Pattern ENTRIES = Pattern.compile(
            "(?i)\\b(?:count|total|total_?(?:count|records?|data|num|size|row)|record_?count|items)" + VALUE);
    private static final Pattern SIZE = Pattern.compile(
            "(?i)\\b(?:limit|page_?size|items_?per_?page|items_?on_?page|per_?page|show_?data|rows)" + VALUE);
    private static final Pattern CALLBACK = Pattern.compile(
            "(?i)\\b(?:callback|jump|back_?fn|on\\w*click|on\\w*change)[\"']?\\s*:\\s*([A-Za-z_$][\\w$]*)\\s*[,}]");
    private static final Pattern TARGET = Pattern.compile(
            "(?:location(?:\\.href)?\\s*=(?!=)|location\\.(?:replace|assign)\\s*\\(|window\\.open\\s*\\()\\s*([^;\\n}]+)");
    private static final Pattern STEP = Pattern.compile("(.+?)\\s*([-+])\\s*(\\d{1,3})");
    /** What the jump function calls the number of the page. */
    private static final Pattern NUMBER =
            Pattern.compile("(?i)(?:.*(?:cur|page|num|index|idx).*|[a-z]{1,2}|pno)(?:\\s*[-+]\\s*\\d{1,3})?");

    private static final int LONGEST = 3_000;
    private static final int MOST = 5_000;

    @Override
    public Optional<Paging> find(ListPage place) {
        Page page = place.page();
        if (page.partial()) {
            return Optional.empty();
        }
        String script = Scripts.uncommented(String.join("\n", page.scripts()));
        Matcher call = CALL.matcher(script);
        while (call.find()) {
            String settings = Scripts.balanced(
                    script.substring(call.end() - 1, Math.min(script.length(), call.end() - 1 + LONGEST)));
            OptionalInt count = count(call, settings, script);
            if (count.isPresent() && count.getAsInt() > 1) {
                return Optional.of(follow(page, script, settings, count.getAsInt(), call.group(1) != null));
            }
        }
        return Optional.empty();
    }

    private static OptionalInt count(Matcher call, String settings, String script) {
        OptionalInt pages = number(PAGES, settings, script);
        if (pages.isPresent()) {
            return pages;
        }
        String first = call.group(1);
        OptionalInt entries = first == null ? number(ENTRIES, settings, script) : number(first, script);
        OptionalInt size = number(SIZE, settings, script);
        return entries.isPresent() && size.isPresent() && size.getAsInt() > 0
                ? OptionalInt.of((entries.getAsInt() + size.getAsInt() - 1) / size.getAsInt())
                : OptionalInt.empty();
    }

    private static OptionalInt number(Pattern pattern, String settings, String script) {
        Matcher matcher = pattern.matcher(settings);
        return matcher.find() ? number(String.valueOf(matcher.group(1)), script) : OptionalInt.empty();
    }

    private static OptionalInt number(String value, String script) {
        String constant =
                value.matches("\\d+") ? value : Scripts.variable(script, value).orElse("");
        return constant.matches("\\d{1,7}") ? OptionalInt.of(Integer.parseInt(constant)) : OptionalInt.empty();
    }

    /** @param fromZero whether the plug-in counts its pages from 0, as the one that is told entries first does */
    private static Paging follow(Page page, String script, String settings, int count, boolean fromZero) {
        Matcher named = CALLBACK.matcher(settings);
        String jump = settings + (named.find() ? body(String.valueOf(named.group(1)), script) : "");
        Matcher target = TARGET.matcher(jump);
        while (target.find()) {
            List<Ask> asks = new ArrayList<>();
            for (int number = 2; number <= Math.min(count, MOST); number++) {
                int told = fromZero ? number - 1 : number;
                address(target.group(1), told, script)
                        .flatMap(address -> CanonicalAddress.resolve(page.base(), address, page.charset()))
                        .filter(uri -> !uri.equals(page.uri()))
                        .map(uri -> Ask.get(uri, page.uri()))
                        .filter(ask -> !asks.contains(ask))
                        .ifPresent(asks::add);
            }
            if (!asks.isEmpty()) {
                return Paging.of("plugin", asks);
            }
        }
        List<Ask> fetched = AjaxPages.calls(page);
        List<Ask> asks = new ArrayList<>();
        for (int number = 2; number <= Math.min(count, MOST) && !fetched.isEmpty(); number++) {
            AjaxTurn.to(fetched.get(0), number).ifPresent(asks::add);
        }
        return asks.isEmpty()
                ? Paging.unread(
                        "plugin", "the list has " + count + " pages, which a script turns in a way not known here")
                : Paging.of("plugin", asks);
    }

    private static String body(String name, String script) {
        Matcher function = Pattern.compile("(?:function\\s+" + Pattern.quote(name) + "|(?<![\\w.$])"
                        + Pattern.quote(name) + "\\s*=\\s*function)\\s*\\([^)]*\\)\\s*(?=\\{)")
                .matcher(script);
        return function.find()
                ? Scripts.balanced(
                        script.substring(function.end(), Math.min(script.length(), function.end() + LONGEST)))
                : "";
    }

    /** The address for a page: constants, and one thing that is named like a page's number; empty for anything else. */
    private static Optional<String> address(String expression, int number, String script) {
        StringBuilder address = new StringBuilder();
        int varying = 0;
        int question = outside(expression, '?');
        int colon = outside(expression, ':');
        // a choice is between the first page and the others
        String chosen = question >= 0 && colon > question ? expression.substring(colon + 1) : expression;
        for (String raw : InlineCalls.terms(chosen)) {
            String term = raw.strip();
            while (term.startsWith("(") && term.endsWith(")")) {
                term = term.substring(1, term.length() - 1).strip();
            }
            if (term.matches("\"[^\"]*\"|'[^']*'")) {
                address.append(term, 1, term.length() - 1);
                continue;
            }
            Optional<String> constant = term.matches("[\\w$]+") ? Scripts.variable(script, term) : Optional.empty();
            if (constant.isPresent()) {
                address.append(constant.orElseThrow());
                continue;
            }
            if (!NUMBER.matcher(term).matches()) {
                return Optional.empty();
            }
            varying++;
            Matcher step = STEP.matcher(term);
            int by = step.matches()
                    ? Integer.parseInt(step.group(3)) * (step.group(2).equals("-") ? -1 : 1)
                    : 0;
            address.append(number + by);
        }
        return varying == 1 ? Optional.of(address.toString()) : Optional.empty();
    }

    private static int outside(String expression, char wanted) {
        char quote = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == wanted) {
                return i;
            }
        }
        return -1;
    }
}
