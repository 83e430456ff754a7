package org.gongkai.model;

import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The years in a title: Chinese numerals to digits, dates and document numbers away, the year of the report out. */
final class TitleYears {
    /** Shanghai published the first such report, for 2004. */
    private static final int FIRST = 2003;

    private static final int LAST = 2049;

    private static final String ZEROES = "〇○零ОO0o◯";
    private static final String DIGITS = "一二三四五六七八九";

    private static final Pattern CHINESE_YEAR =
            Pattern.compile("[二2][" + ZEROES + "][" + ZEROES + DIGITS + "\\d]{2}(?=年)");

    private static final Pattern WHOLE_YEAR =
            Pattern.compile("(?<!\\d)(\\d{4})年0?1月0?1日(?:[至到~-]|—|–)+(?:\\1年)?12月31日");

    private static final String DATE = "(?<!\\d)\\d{4}(?:年\\d{1,2}月(?:\\d{1,2}日?)?|([-./])\\d{1,2}\\1\\d{1,2}日?)"
            + "(?:\\d{1,2}:\\d{2}(?::\\d{2})?)?";

    /** A day or month is when something was published, never what the report is about. */
    private static final Pattern DATED = Pattern.compile("[(\\[【]?"
            + "(?:(?:发布|公布|成文|印发|更新|生成)(?:时间|日期|于)?:?|公开(?:时间|日期):?|(?:时间|日期):?)?"
            + DATE + "(?:发布|公布|印发|更新)?[)\\]】]?");

    private static final Pattern PUBLISHED = Pattern.compile("[(\\[【]?(?<!\\d)\\d{4}年(?:发布|公布|印发|更新)[)\\]】]?");

    private static final Pattern DOCUMENT_NUMBER =
            Pattern.compile("(?:(?:^|[(\\[【])[\\u4e00-\\u9fff]{1,8})?[〔\\[(【]\\d{4}[〕\\])】]第?\\d+号[)\\]】]?");

    private static final Pattern SPAN =
            Pattern.compile("(?<!\\d)(?:19|20)?\\d{2}年?度?(?:[-—–~至到、,/和])+(?:20)?\\d{2}(?!\\d)年?度?");

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(\\d{4})年");
    private static final Pattern BARE_YEAR = Pattern.compile("(?<![\\dA-Za-z])(20\\d{2})(?![\\d年月A-Za-z-])");

    /** However mistyped. */
    private static final Pattern ANY_YEAR = Pattern.compile("\\d{2,}年?度?");

    private TitleYears() {}

    static String withDigits(String text) {
        return CHINESE_YEAR.matcher(text).replaceAll(TitleYears::digits);
    }

    private static String digits(MatchResult year) {
        StringBuilder digits = new StringBuilder();
        for (char c : year.group().toCharArray()) {
            int digit = c == '二' ? 2 : ZEROES.indexOf(c) >= 0 ? 0 : DIGITS.indexOf(c) + 1;
            digits.append(Character.isDigit(c) ? c : Character.forDigit(digit, 10));
        }
        return digits.toString();
    }

    /** Without days, months and document numbers, whose years are others; a whole year's period becomes that year. */
    static String withoutDates(String text) {
        String rest = WHOLE_YEAR.matcher(text).replaceAll("$1年");
        rest = DOCUMENT_NUMBER.matcher(rest).replaceAll("");
        rest = DATED.matcher(rest).replaceAll("");
        return PUBLISHED.matcher(rest).replaceAll("");
    }

    /** What is left without any year. */
    static String strip(String text) {
        return ANY_YEAR.matcher(SPAN.matcher(text).replaceAll("")).replaceAll("");
    }

    /** The only year in the text; empty when there is none, or several, or a span, or one that cannot be. */
    static OptionalInt only(String text) {
        if (SPAN.matcher(text).find()) {
            return OptionalInt.empty();
        }
        TreeSet<Integer> years = years(YEAR, text);
        if (years.isEmpty()) {
            years = years(BARE_YEAR, text);
        }
        return years.size() == 1 && years.first() >= FIRST && years.first() <= LAST
                ? OptionalInt.of(years.first())
                : OptionalInt.empty();
    }

    /** Whether the text speaks of a year, a plausible one or not. */
    static boolean mentioned(String text) {
        return ANY_YEAR.matcher(text).find();
    }

    private static TreeSet<Integer> years(Pattern pattern, String text) {
        TreeSet<Integer> years = new TreeSet<>();
        Matcher year = pattern.matcher(text);
        while (year.find()) {
            years.add(Integer.parseInt(year.group(1)));
        }
        return years;
    }
}
