package org.gongkai.app.demo;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two server-side includes that the sample pages use, as Apache's mod_include writes them: {@code <!--#include
 * virtual="/inc/head.html" -->} and {@code <!--#echo var="VISITS" -->}.
 *
 * @param file the text of a file by its path
 * @param variable the value of a variable by its name; a page that has any differs from request to request
 */
record ServerSideIncludes(Function<String, String> file, Function<String, String> variable) {
    private static final Pattern INCLUDE = Pattern.compile("<!--#include virtual=\"([^\"]+)\" -->");
    private static final Pattern ECHO = Pattern.compile("<!--#echo var=\"([^\"]+)\" -->");

    /** The page with its files included; files may have variables, but include nothing themselves. */
    String include(String page) {
        return INCLUDE.matcher(page).replaceAll(found -> Matcher.quoteReplacement(file.apply(found.group(1))));
    }

    /** The page with its variables filled in. */
    String echo(String page) {
        return ECHO.matcher(page).replaceAll(found -> Matcher.quoteReplacement(variable.apply(found.group(1))));
    }
}
