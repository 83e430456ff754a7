package org.gongkai.crawler.fetch;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.Digest;

/**
 * One address to ask.
 *
 * <p>Lists that a page fetches with POST have one address and many answers. Such an ask has an identity of its own: the
 * address with {@code __wb_method=POST} and the form appended as a query, the way pywb and other replay tools index POST
 * captures. The exchange keeps the request as it really was.
 *
 * @param identity under which the visit is recorded
 * @param target what is asked for
 * @param form body of a POST: a JSON object when it begins with a brace, else
 *     {@code application/x-www-form-urlencoded}; empty for GET
 * @param referer the page that leads here; some lists answer 404 without it
 */
public record Ask(URI identity, URI target, Optional<String> form, Optional<URI> referer) {
    private static final String MARK = "__wb_method=POST";
    /** A value that is longer stands in the identity by its digest: ASP.NET sends its whole state along. */
    private static final int LONGEST_VALUE = 256;

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
        URI identity = URI.create(target + joint + MARK + (form.isEmpty() ? "" : "&" + shortened(form)));
        return new Ask(identity, target, Optional.of(form), Optional.of(referer));
    }

    /** A POST of a JSON object, as a page's script would send it. */
    public static Ask postJson(URI target, String json, URI referer) {
        String joint = target.getRawQuery() == null ? "?" : "&";
        String data = URLEncoder.encode(json, StandardCharsets.UTF_8);
        URI identity = URI.create(target + joint + MARK + "&" + shortened("__wb_post_data=" + data));
        return new Ask(identity, target, Optional.of(json), Optional.of(referer));
    }

    private static String shortened(String form) {
        if (form.length() <= LONGEST_VALUE) {
            return form;
        }
        List<String> pairs = new ArrayList<>();
        for (String pair : form.split("&", -1)) {
            int value = pair.indexOf('=') + 1;
            boolean whole = pair.length() - value <= LONGEST_VALUE || value == 0;
            pairs.add(whole ? pair : pair.substring(0, value) + Digest.of(pair.getBytes(StandardCharsets.UTF_8)));
        }
        return String.join("&", pairs);
    }
}
