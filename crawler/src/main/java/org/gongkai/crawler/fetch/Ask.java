package org.gongkai.crawler.fetch;

import java.net.URI;
import java.util.Optional;

/**
 * One address to ask.
 *
 * <p>Lists that a page fetches with POST have one address and many answers. Such an ask has an identity of its own: the
 * address with {@code __wb_method=POST} and the form appended as a query, the way pywb and other replay tools index POST
 * captures. The exchange keeps the request as it really was.
 *
 * @param identity under which the visit is recorded
 * @param target what is asked for
 * @param form body of a POST, {@code application/x-www-form-urlencoded}; empty for GET
 * @param referer the page that leads here; some lists answer 404 without it
 */
public record Ask(URI identity, URI target, Optional<String> form, Optional<URI> referer) {
    private static final String MARK = "__wb_method=POST";

    /** A GET of this address. */
    public static Ask get(URI uri) {
        return new Ask(uri, uri, Optional.empty(), Optional.empty());
    }

    /** A GET of this address, found on a page. */
    public static Ask get(URI uri, URI referer) {
        return new Ask(uri, uri, Optional.empty(), Optional.of(referer));
    }

    /** A POST of a form, as a page's script would send it. */
    public static Ask post(URI target, String form, URI referer) {
        String joint = target.getRawQuery() == null ? "?" : "&";
        URI identity = URI.create(target + joint + MARK + (form.isEmpty() ? "" : "&" + form));
        return new Ask(identity, target, Optional.of(form), Optional.of(referer));
    }
}
