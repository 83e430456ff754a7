package org.gongkai.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gongkai.model.Authority;
import org.gongkai.model.Level;
import org.gongkai.model.PlainText;

/** How names of authorities are brought to one spelling, and how a government's name yields its place. */
final class NameForm {
    private static final String GOVERNMENT = "人民政府";
    private static final List<String> GOVERNMENTS = List.of(GOVERNMENT, "行政公署");

    /** Of the organ itself, without what belongs to it. */
    private static final List<String> SUFFIXES = List.of("机关", "(本级)", "本级");

    /** Short official forms at the end of a name, spelled out: 郑州市政府, 兴安盟行署, 郑州市财政局机关. */
    private static final Map<String, String> SPELLED_OUT = Map.of("行署", "行政公署", "市府", "市" + GOVERNMENT);

    /** 郑州市政府办公厅 is the office of the people's government. */
    private static final Pattern OFFICE = Pattern.compile("(?<=[省区市县州旗镇乡])政府(?=办公[厅室])");

    private static final List<String> PLACE_ENDINGS = List.of("省", "市", "地区", "盟");

    private NameForm() {}

    static String of(String name) {
        String plain = PlainText.of(name);
        for (String ending : SUFFIXES) {
            if (plain.endsWith(ending) && plain.length() > ending.length() + 2) {
                plain = plain.substring(0, plain.length() - ending.length());
            }
        }
        plain = OFFICE.matcher(plain).replaceFirst(GOVERNMENT);
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
        for (String ending : GOVERNMENTS) {
            if (form.endsWith(ending) && form.length() > ending.length() + 1) {
                return Optional.of(form.substring(0, form.length() - ending.length()));
            }
        }
        return Optional.empty();
    }

    /** 郑州 of 郑州市, as in 郑州金水区; only above the county, where such prefixes are in use. */
    static Optional<String> shortPlace(String place, Authority authority) {
        if (authority.level() != Level.PROVINCE && authority.level() != Level.CITY) {
            return Optional.empty();
        }
        return PLACE_ENDINGS.stream()
                .filter(ending -> place.endsWith(ending) && place.length() >= ending.length() + 2)
                .map(ending -> place.substring(0, place.length() - ending.length()))
                .findFirst();
    }
}
