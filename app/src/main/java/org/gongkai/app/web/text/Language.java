package org.gongkai.app.web.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language that the pages speak. */
public enum Language {
    ZH("zh", "zh-Hans", "中文"),
    EN("en", "en", "English");

    private final String code;
    private final String tag;
    private final String ownName;

    Language(String code, String tag, String ownName) {
        this.code = code;
        this.tag = tag;
        this.ownName = ownName;
    }

    /** As the parameter {@code lang} takes it: {@code zh} or {@code en}. */
    public String code() {
        return code;
    }

    /** The language tag (BCP 47) for the attribute {@code lang}. */
    public String tag() {
        return tag;
    }

    /** Its name in the language itself. */
    public String ownName() {
        return ownName;
    }

    /** The other of the two. */
    public Language other() {
        return this == ZH ? EN : ZH;
    }

    /** The language of this code, in any case. */
    public static Optional<Language> find(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** What an {@code Accept-Language} header (RFC 9110, 12.5.4) prefers; English when it is absent, odd, or asks for neither. */
    public static Language preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return EN;
        }
        try {
            List<String> codes = Arrays.stream(values()).map(Language::code).toList();
            String best = Locale.lookupTag(LanguageRange.parse(acceptLanguage), codes);
            return best == null ? EN : find(best).orElse(EN);
        } catch (IllegalArgumentException e) {
            return EN;
        }
    }
}
