package org.gongkai.crawler.fetch;

import java.net.URI;
import java.util.regex.Pattern;

/** Tells the address of a site's home page by its path. */
public final class HomePath {
    private static final Pattern HOME =
            Pattern.compile("(?i)/?(?:(?:index|default|main|home)(?:\\.(?:s?html?|jsp|jhtml|aspx?|php|do))?/?)?");

    private HomePath() {}

    /** Whether this is where a site begins. */
    public static boolean is(URI uri) {
        return uri.getRawQuery() == null
                && HOME.matcher(String.valueOf(uri.getRawPath())).matches();
    }
}
