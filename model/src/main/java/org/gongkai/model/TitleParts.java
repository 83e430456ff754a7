package org.gongkai.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A page title taken apart: {@code <article>_<column>_<site>}, or the site first.
 *
 * @param own the article's title, plain and with the years in digits
 * @param year when it stands by itself next to the article's title, with {@code 年}
 * @param site the name of the site, plain
 */
record TitleParts(String own, Optional<String> year, Optional<String> site) {
    /** A hyphen between Chinese words parts them; one in a date or number does not. */
    private static final Pattern SEPARATOR = Pattern.compile(
            "[_＿|｜»>]+|\\s[-–—－]+\\s|(?<=[^\\d\\s])\\s*[-–—－]{1,2}\\s*(?=[^\\d\\s])|(?<=[^\\d年])[-—]+(?=\\d{4}年?$)");

    private static final Pattern FILE_NAME = Pattern.compile(
            "\\.(?:pdf|docx?|wps|ofd|xlsx?|rtf|html?|shtml|jpe?g|png|tiff?|zip|rar|txt)$", Pattern.CASE_INSENSITIVE);

    private static final Pattern LEADING_NOISE =
            Pattern.compile("^(?:附件?\\d*[:.、]|\\d{1,2}[.、)](?!\\d)|[·•◆◇●○■□▪★☆*>»-]+|(?:当前位置|标题):|首页$)");

    private static final Pattern YEAR_ALONE = Pattern.compile("\\d{4}(?:年度?)?");
    private static final Pattern SITE = Pattern.compile("网$|网站|门户|平台|政府$|之窗$");

    static TitleParts of(String title) {
        List<String> parts = new ArrayList<>();
        for (String part : SEPARATOR.split(title.strip(), -1)) {
            String plain = clean(part);
            if (!plain.isEmpty()) {
                parts.add(plain);
            }
        }
        Optional<String> year = Optional.empty();
        Optional<String> site = Optional.empty();
        // what the site puts first: its own name, the organ's, the year of the list
        while (parts.size() > 1 && (isSite(parts.get(0)) || isYear(parts.get(0)))) {
            String first = parts.remove(0);
            year = isYear(first) ? Optional.of(first) : year;
            site = isYear(first) ? site : Optional.of(first);
        }
        if (parts.size() > 1 && isYear(parts.get(1))) {
            year = Optional.of(parts.get(1));
        }
        for (String part : parts.subList(Math.min(1, parts.size()), parts.size())) {
            site = isSite(part) ? Optional.of(part) : site;
        }
        return new TitleParts(parts.isEmpty() ? "" : parts.get(0), year, site);
    }

    private static String clean(String part) {
        String plain = TitleYears.withDigits(PlainText.of(part));
        plain = FILE_NAME.matcher(plain).replaceFirst("");
        String before;
        do {
            before = plain;
            plain = LEADING_NOISE.matcher(plain).replaceFirst("");
        } while (!before.equals(plain));
        return plain;
    }

    private static boolean isYear(String part) {
        return YEAR_ALONE.matcher(part).matches();
    }

    private static boolean isSite(String part) {
        return !part.contains("公开") && (SITE.matcher(part).find() || OrganInTitle.isName(part));
    }
}
