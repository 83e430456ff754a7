package org.gongkai.app.web.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/**
 * The texts of the pages in one language, from {@code texts_<language>.properties} beside this class (UTF-8). A
 * placeholder is written <code>{0}</code>; numbers that must not be grouped, such as years, are passed as strings.
 */
public final class Texts {
    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Texts(language));
        }
    }

    private final Language language;
    private final ResourceBundle bundle;

    private Texts(Language language) {
        this.language = language;
        this.bundle = load("texts_" + language.code() + ".properties");
    }

    /** The texts of this language. */
    public static Texts in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    /** The text of this key; a key that is not there is a mistake of ours. */
    public String of(String key, Object... arguments) {
        return fill(bundle.getString(key), arguments);
    }

    /** The text of this key, when there is one. */
    public Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    /** The text for a word of the contract ({@code <kind>.<word>}), or the word itself when it is a new one. */
    public String word(String kind, String word) {
        return find(kind + "." + word).orElse(word);
    }

    /** All keys, in no order. */
    public Iterable<String> keys() {
        return bundle.keySet();
    }

    private String fill(String text, Object... arguments) {
        return arguments.length == 0
                ? text
                : new MessageFormat(text, Locale.forLanguageTag(language.tag())).format(arguments);
    }

    // Not ResourceBundle.getBundle: that would fall back to the language of this machine.
    private static ResourceBundle load(String name) {
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            return new PropertyResourceBundle(
                    new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("read the texts " + name, e);
        }
    }
}
