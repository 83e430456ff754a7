package org.gongkai.crawler.page;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one spelling of an address under which it is known: RFC 3986 section 6 without what could change its meaning.
 *
 * <p>Scheme, host and path are normalised by crawler-commons; fragments, default ports, dot segments and session ids go.
 * The order of query parameters is kept, because some servers read them by position, and so are parameters without a
 * value.
 */
public final class CanonicalAddress {
    private static final int LONGEST = 4_000;
    private static final Pattern SESSION_IN_PATH =
            Pattern.compile("(?i);(?:jsessionid|phpsessid|sid)=[^/?;]*|/\\(S\\([a-z0-9]+\\)\\)");
    private static final Pattern SESSION_PARAMETER =
            Pattern.compile("(?i)(?:(?:jsessionid|phpsessid|aspsessionid[a-z]*|asp\\.net_sessionid|session_?id)=.*"
                    + "|(?:sid|sess)=(?=[^&]*[a-f])(?=[^&]*\\d)[0-9a-f]{16,})");
    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final BasicURLNormalizer NORMALIZER = new BasicURLNormalizer();

    private CanonicalAddress() {}

    /** The canonical spelling of an http or https address; empty when it is neither or cannot be read. */
    public static Optional<URI> of(String address) {
        return of(address, StandardCharsets.UTF_8);
    }

    /** The canonical spelling of an address. */
    public static URI of(URI address) {
        return of(address.toString()).orElse(address);
    }

    /**
     * The canonical address of a reference on a page.
     *
     * @param base address of the page, or what its {@code base} element says
     * @param charset of the page: browsers encode a query, not a path, in it (WHATWG URL, 4.4)
     * @return empty for a script, a mail address, another scheme, or a reference that no rule can read
     */
    public static Optional<URI> resolve(URI base, String reference, Charset charset) {
        String cleaned = reference.strip();
        if (cleaned.indexOf('\t') >= 0 || cleaned.indexOf('\r') >= 0 || cleaned.indexOf('\n') >= 0) {
            cleaned = cleaned.replaceAll("[\\t\\r\\n]", "");
        }
        cleaned = cleaned.replace('\\', '/');
        int fragment = cleaned.indexOf('#');
        if (fragment >= 0) {
            cleaned = cleaned.substring(0, fragment);
        }
        if (cleaned.isEmpty()) {
            return Optional.empty();
        }
        if (SCHEME.matcher(cleaned).matches() && !isWeb(cleaned)) {
            return Optional.empty();
        }
        return of(join(base, cleaned), charset);
    }

    /** Whether a reference carries the id of a session, which its canonical address will not. */
    public static boolean isOfSession(String reference) {
        if (reference.indexOf('?') < 0 && reference.indexOf(';') < 0 && reference.indexOf('(') < 0) {
            return false;
        }
        int question = reference.indexOf('?');
        String query = question < 0 ? "" : reference.substring(question + 1).replaceFirst("#.*$", "");
        return SESSION_IN_PATH.matcher(reference).find()
                || !withoutSessions(query).equals(query);
    }

    private static boolean isWeb(String address) {
        return address.regionMatches(true, 0, "http://", 0, 7) || address.regionMatches(true, 0, "https://", 0, 8);
    }

    private static String join(URI base, String reference) {
        if (isWeb(reference)) {
            return reference;
        }
        if (reference.startsWith("//")) {
            return base.getScheme() + ":" + reference;
        }
        String authority = base.getScheme() + "://" + base.getRawAuthority();
        String path = base.getRawPath() == null || base.getRawPath().isEmpty() ? "/" : base.getRawPath();
        if (reference.startsWith("/")) {
            return authority + reference;
        }
        if (reference.startsWith("?")) {
            return authority + path + reference;
        }
        return authority + path.substring(0, path.lastIndexOf('/') + 1) + reference;
    }

    private static Optional<URI> of(String address, Charset charset) {
        String cleaned = address.strip();
        int fragment = cleaned.indexOf('#');
        if (fragment >= 0) {
            cleaned = cleaned.substring(0, fragment);
        }
        if (!isWeb(cleaned) || cleaned.length() > LONGEST) {
            return Optional.empty();
        }
        int question = cleaned.indexOf('?');
        String query = question < 0 ? "" : cleaned.substring(question + 1);
        String rest = question < 0 ? cleaned : cleaned.substring(0, question);
        if (rest.indexOf(';') >= 0 || rest.indexOf('(') >= 0) {
            rest = SESSION_IN_PATH.matcher(rest).replaceAll("");
        }
        try {
            if (new URL(rest).getUserInfo() != null) {
                return Optional.empty();
            }
        } catch (MalformedURLException e) {
            return Optional.empty();
        }
        String normal = NORMALIZER.filter(rest);
        if (normal == null) {
            return Optional.empty();
        }
        String keptQuery = withoutSessions(query);
        try {
            URI uri = new URI(keptQuery.isEmpty() ? normal : normal + "?" + escape(keptQuery, charset));
            boolean usable = uri.getHost() != null && uri.getPort() <= 65_535;
            return usable ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String withoutSessions(String query) {
        if (query.isEmpty()) {
            return query;
        }
        List<String> kept = new ArrayList<>();
        for (String parameter : query.split("&", -1)) {
            if (!SESSION_PARAMETER.matcher(parameter).matches()) {
                kept.add(parameter);
            }
        }
        return String.join("&", kept);
    }

    /** Percent-encodes what RFC 3986 does not allow in a query; what is encoded already stays as it is. */
    private static String escape(String query, Charset charset) {
        StringBuilder escaped = new StringBuilder(query.length() + 16);
        for (int i = 0; i < query.length(); ) {
            int point = query.codePointAt(i);
            int width = Character.charCount(point);
            if (point == '%' && !isEscape(query, i)) {
                escaped.append("%25");
            } else if (point < 0x80
                    && (Character.isLetterOrDigit(point) || "-._~!$&'()*+,;=:@/?%".indexOf(point) >= 0)) {
                escaped.appendCodePoint(point);
            } else {
                for (byte octet : query.substring(i, i + width).getBytes(charset)) {
                    escaped.append('%').append(String.format(Locale.ROOT, "%02X", octet & 0xff));
                }
            }
            i += width;
        }
        return escaped.toString();
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
    }
}
