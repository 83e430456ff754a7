package org.gongkai.crawler.page;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference with a fragment that tells a page's script what to show.
 *
 * @param uri canonical address, without the fragment
 * @param text of the link
 */
public record Route(URI uri, String fragment, String text) {
    private static final Pattern FRAGMENT = Pattern.compile("#([!/]?[\\w./?=&%-]*\\d[\\w./?=&%-]*)$");

    /** The fragment of a reference, if it can be one that a script goes by: it holds a number. */
    public static Optional<String> fragment(String reference) {
        Matcher matcher = FRAGMENT.matcher(reference.strip());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
