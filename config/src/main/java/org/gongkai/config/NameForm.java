package org.gongkai.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.model.Authority;
import org.gongkai.model.PlainText;

/** How names of authorities are brought to one spelling, and how a government's name yields its place. */
final class NameForm {
    private static final String GOVERNMENT = "人民政府";
    private static final List<String> GOVERNMENTS = List.of(GOVERNMENT, "行政公署");

    /** Short official forms at the end of a name, spelled out: 郑州市政府, 兴安盟行署, 郑州市财政局机关. */
    private static final Map<String, String> SPELLED_OUT = Map.of("行署", "行政公署", "市府", "市" + GOVERNMENT);

    private static final List<String> PLACE_ENDINGS = List.of("省", "市", "地区", "盟");

    private NameForm() {}

    static String of(String name) {
        String plain = PlainText.of(name);
        for (String ending : List.of("机关", "(本级)", "本级")) {
            if (plain.endsWith(ending) && plain.length() > ending.length() + 2) {
                plain = plain.substring(0, plain.length() - ending.length());
            }
        }
        if (plain.endsWith("政府") && !plain.endsWith(GOVERNMENT)) {
            return plain.substring(0, plain.length() - 2) + GOVERNMENT;
        }
        for (Map.Entry<String, String> shortForm : SPELLED_OUT.entrySet()) {
            if (plain.endsWith(shortForm.getKey())) {
                return plain.substring(0, plain.length() - shortForm.getKey().length()) + shortForm.getValue();
            }
        }
        return plain;
    }

    /** 郑州市 of 郑州市人民政府; empty when it is no government's name. */
    static Optional<String> place(String form) {
        return GOVERNMENTS.stream()
                .filter(ending -> form.endsWith(ending) && form.length() > ending.length() + 1)
                .map(ending -> form.substring(0, form.length() - ending.length()))
                .findFirst();
    }

    /** 郑州 of 郑州市, as in 郑州金水区; only above the county, where such prefixes are in use. */
    static Optional<String> shortPlace(String place, Authority authority) {
        if (authority.level() != org.gongkai.model.Level.PROVINCE
                && authority.level() != org.gongkai.model.Level.CITY) {
            return Optional.empty();
        }
        return PLACE_ENDINGS.stream()
                .filter(ending -> place.endsWith(ending) && place.length() >= ending.length() + 2)
                .map(ending -> place.substring(0, place.length() - ending.length()))
                .findFirst();
    }
}
