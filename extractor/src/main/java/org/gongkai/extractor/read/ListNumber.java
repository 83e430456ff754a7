package org.gongkai.extractor.read;

import java.util.Locale;

/** Numbers of lists as word processors write them (ECMA-376 part 1, 17.18.59). */
final class ListNumber {
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String FORMAL = "零壹贰叁肆伍陆柒捌玖";

    private ListNumber() {}

    /** @param format {@code decimal}, {@code chineseCounting}, …; an unknown one is taken for decimal */
    static String of(String format, int number) {
        return switch (format) {
            case "none", "bullet" -> "";
            case "chineseCounting",
                    "chineseCountingThousand",
                    "japaneseCounting",
                    "taiwaneseCounting",
                    "taiwaneseCountingThousand" -> counted(number, false);
            case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal" -> counted(number, true);
            case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital" -> spelled(number);
            case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" -> enclosed(number, '①', 20, "(", ")");
            case "decimalEnclosedParen" -> enclosed(number, '⑴', 20, "(", ")");
            case "decimalEnclosedFullstop" -> enclosed(number, '⒈', 20, "", ".");
            case "ideographEnclosedCircle" ->
                number >= 1 && number <= 10
                        ? String.valueOf((char) ('㈠' + number - 1))
                        : "(" + counted(number, false) + ")";
            case "decimalFullWidth", "decimalFullWidth2" -> fullWidth(number);
            case "decimalZero" -> number < 10 ? "0" + number : String.valueOf(number);
            case "upperRoman" -> roman(number);
            case "lowerRoman" -> roman(number).toLowerCase(Locale.ROOT);
            case "upperLetter" -> letter(number, 'A');
            case "lowerLetter" -> letter(number, 'a');
            default -> String.valueOf(number);
        };
    }

    /** The format's name for a number of the binary format (MS-OSHARED 2.2.1.3). */
    static String format(int code) {
        return switch (code) {
            case 1 -> "upperRoman";
            case 2 -> "lowerRoman";
            case 3 -> "upperLetter";
            case 4 -> "lowerLetter";
            case 10, 36, 40 -> "ideographDigital";
            case 11, 17, 33, 35, 37, 39 -> "chineseCounting";
            case 14, 19 -> "decimalFullWidth";
            case 16, 34, 38 -> "chineseLegalSimplified";
            case 18, 28 -> "decimalEnclosedCircle";
            case 22 -> "decimalZero";
            case 23, 255 -> "none";
            case 26 -> "decimalEnclosedFullstop";
            case 27 -> "decimalEnclosedParen";
            case 29 -> "ideographEnclosedCircle";
            default -> "decimal";
        };
    }

    private static String counted(int number, boolean formal) {
        if (number < 1 || number > 999) {
            return String.valueOf(number);
        }
        String digits = formal ? FORMAL : DIGITS;
        StringBuilder out = new StringBuilder();
        if (number >= 100) {
            out.append(digits.charAt(number / 100)).append(formal ? "佰" : "百");
            if (number % 100 > 0 && number % 100 < 10) {
                out.append(formal ? "零" : "〇");
            }
        }
        int tens = number / 10 % 10;
        if (tens > 0) {
            out.append(tens > 1 || number >= 100 || formal ? digits.substring(tens, tens + 1) : "")
                    .append(formal ? "拾" : "十");
        }
        if (number % 10 > 0) {
            out.append(digits.charAt(number % 10));
        }
        return out.toString();
    }

    private static String spelled(int number) {
        StringBuilder out = new StringBuilder();
        String.valueOf(Math.max(0, number)).chars().forEach(c -> out.append(DIGITS.charAt(c - '0')));
        return out.toString();
    }

    private static String enclosed(int number, char first, int most, String before, String behind) {
        return number >= 1 && number <= most ? String.valueOf((char) (first + number - 1)) : before + number + behind;
    }

    private static String fullWidth(int number) {
        StringBuilder out = new StringBuilder();
        String.valueOf(Math.max(0, number)).chars().forEach(c -> out.append((char) (c - '0' + '０')));
        return out.toString();
    }

    private static String letter(int number, char first) {
        return number < 1 || number > 780
                ? String.valueOf(number)
                : String.valueOf((char) (first + (number - 1) % 26)).repeat((number - 1) / 26 + 1);
    }

    private static String roman(int number) {
        if (number < 1 || number > 3999) {
            return String.valueOf(number);
        }
        int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] signs = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        StringBuilder out = new StringBuilder();
        int rest = number;
        for (int i = 0; i < values.length; i++) {
            while (rest >= values[i]) {
                out.append(signs[i]);
                rest -= values[i];
            }
        }
        return out.toString();
    }
}
