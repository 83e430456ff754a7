package org.gongkai.app.web.page;

import java.time.Instant;
import org.gongkai.app.web.text.Language;
import org.gongkai.app.web.text.Texts;
import org.gongkai.app.web.text.Written;

/**
 * What surrounds every page: its language, links, title and place in the navigation.
 *
 * @param self this page's own path and query, without the parameter {@code lang}
 * @param title for the browser's tab and the archive of anyone who saves the page
 * @param place the entry of the navigation that is current
 */
public record Frame(Language language, Links links, String self, String title, Place place) {
    /** The entries of the navigation. */
    public enum Place {
        HOME,
        MISSING,
        RUNS,
        ABOUT,
        /** A page below one of them. */
        NONE
    }

    /** The texts of the page's language. */
    public Texts texts() {
        return Texts.in(language);
    }

    /** The text of a key; short because templates are full of it. */
    public String t(String key, Object... arguments) {
        return texts().of(key, arguments);
    }

    /** A time, to the minute. */
    public String minute(Instant at) {
        return Written.minute(at);
    }

    /** This page in the other language. */
    public String otherLanguage() {
        return Links.in(language.other(), self);
    }
}
