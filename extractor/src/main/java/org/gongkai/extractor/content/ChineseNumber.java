package org.gongkai.extractor.content;

import java.util.OptionalInt;

/** Numbers written with Chinese numerals, up to 99, and years written digit by digit. */
final class ChineseNumber {
    private static final String DIGITS = "〇一二三四五六七八九";

    private ChineseNumber() {}

    /** 三 is 3, 十二 is 12, 二十 is 20. */
    static OptionalInt parse(String text) {
        int ten = text.indexOf('十');
        if (ten < 0) {
            return text.length() == 1 && DIGITS.indexOf(text) > 0
                    ? OptionalInt.of(DIGITS.indexOf(text))
                    : OptionalInt.empty();
        }
        int tens = ten == 0 ? 1 : ten == 1 ? DIGITS.indexOf(text.charAt(0)) : -1;
        int ones = ten == text.length() - 1 ? 0 : ten == text.length() - 2 ? DIGITS.indexOf(text.charAt(ten + 1)) : -1;
        return tens < 1 || ones < 0 ? OptionalInt.empty() : OptionalInt.of(tens * 10 + ones);
    }

    /** 二〇一九年 as 2019年; all other text stays. */
    static String yearsInDigits(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i + 4 < text.length(); i++) {
            if (text.charAt(i + 4) != '年') {
                continue;
            }
            StringBuilder year = new StringBuilder(4);
            for (int j = i; j < i + 4; j++) {
                char c = text.charAt(j);
                int digit = DIGITS.indexOf(c == '零' || c == '○' || c == 'Ｏ' || c == 'O' ? '〇' : c);
                if (digit >= 0) {
                    year.append(digit);
                }
            }
            if (year.length() == 4) {
                out.replace(i, i + 4, year.toString());
            }
        }
        return out.toString();
    }
}
