package org.gongkai.extractor.pdf;

import java.text.Normalizer;

/**
 * Characters as people write them. Fonts often name the glyph they share with a radical or a compatibility character by
 * that one: 人⺠政府 with U+2EA0 looks like 人民政府 and is not found by it.
 */
final class Ideographs {
    /** Radicals that Unicode gives no equivalent for, each followed by the ideograph that looks the same. */
    private static final String RADICALS = "⺁厂⺇几⺌小⺎尢⺏尢⺐尢⺕彐⺝月⺟母⺠民⺡氵⺢水⺣灬⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糸⺰纟⺱罓⺲罒⺷羊⺸羊⺹耂⺻聿⺼月⺽臼⺾艹⺿艹"
            + "⻀艹⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟食⻠饣"
            + "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟";

    private Ideographs() {}

    static String plain(String text) {
        boolean odd = false;
        for (int i = 0; i < text.length(); i++) {
            odd |= isOdd(text.charAt(i));
        }
        if (!odd) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int place = isOdd(c) ? RADICALS.indexOf(c) : -1;
            if (place >= 0 && place % 2 == 0) {
                plain.append(RADICALS.charAt(place + 1));
            } else if (isOdd(c)) {
                plain.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC)
                        .replace('戶', '户')
                        .replace('靑', '青'));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Radicals, compatibility ideographs, and the spacing forms of Latin ligatures. */
    private static boolean isOdd(char c) {
        return c >= 0x2E80 && c <= 0x2FDF || c >= 0xF900 && c <= 0xFAFF || c >= 0xFB00 && c <= 0xFB06;
    }
}
