package org.gongkai.app.web.page;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.gongkai.app.feed.FeedEvent;
import org.gongkai.app.web.text.Language;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportKey;
import org.jspecify.annotations.Nullable;

/**
 * Addresses inside these pages; they carry the language when the reader has chosen one.
 *
 * @param chosen empty when the browser's preference decides
 */
public record Links(Optional<Language> chosen) {
    public String home() {
        return page("/", "");
    }

    public String about() {
        return page("/about", "");
    }

    public String authority(String code) {
        return page("/authority/" + encoded(code), "");
    }

    public String report(ReportKey key) {
        return page(path("/report/", key), "");
    }

    /** The source of a version, laid open. */
    public String source(ReportKey key, int version) {
        return page(path("/report/", key) + "/source", "version=" + version);
    }

    /** A cell in the source of a version. */
    public String cellInSource(ReportKey key, int version, String cell) {
        return page(path("/report/", key) + "/source", "version=" + version + "&cell=" + encodedId(cell)) + "#mark";
    }

    /** All cells of a rule in the source of a version. */
    public String checkInSource(ReportKey key, int version, String check) {
        return page(path("/report/", key) + "/source", "version=" + version + "&check=" + encodedId(check)) + "#mark";
    }

    // a slash may stand in a query (RFC 3986, 3.4), and ids are easier to read with it
    private static String encodedId(String id) {
        return encoded(id).replace("%2F", "/");
    }

    /** What changed between the latest two versions. */
    public String diff(ReportKey key) {
        return page(path("/report/", key) + "/diff", "");
    }

    /** What changed between two versions. */
    public String diff(ReportKey key, int from, int to) {
        return page(path("/report/", key) + "/diff", "from=" + from + "&to=" + to);
    }

    /** The same, with all that the two pages say. */
    public String diffOfPages(ReportKey key, int from, int to) {
        return page(path("/report/", key) + "/diff", "from=" + from + "&to=" + to + "&pages=yes") + "#whole";
    }

    public String version(ReportKey key, int version) {
        return page(path("/report/", key), "version=" + version);
    }

    public String missing() {
        return page("/missing", "");
    }

    public String missing(int year) {
        return page("/missing", "year=" + year);
    }

    /** The list of a year, narrowed to one status unless that is empty. */
    public String missing(int year, String status) {
        return missing(
                status.isEmpty()
                        ? MissingChoice.of(year)
                        : MissingChoice.of(year).with(status));
    }

    /** Where to read more of an event. */
    public String event(FeedEvent event) {
        return switch (event.kind()) {
            case MISSING -> missing(event.key().year(), "missing");
            case LATE, REMOVED, FINDINGS -> report(event.key());
            case NEW, ALTERED -> version(event.key(), event.version());
        };
    }

    /** A territory: the territories in it, and its authorities. */
    public String region(String code) {
        return page("/region/" + encoded(code), "");
    }

    /** A part of a territory's authorities. */
    public String region(String code, int page) {
        return page("/region/" + encoded(code), page == 1 ? "" : "page=" + page);
    }

    /** Reports of authorities that the registry lacks. */
    public String unregistered(int page) {
        return page("/unregistered", page == 1 ? "" : "page=" + page);
    }

    /** The runs that go on now; a page to stand in another. */
    public String now() {
        return page("/now", "");
    }

    /** One look at one address. */
    public String capture(String id) {
        return page("/capture", "id=" + encoded(id));
    }

    /** How an authority stands, to be sent to it; {@code html} or {@code pdf}. */
    public static String dossier(ReportKey key, Optional<LocalDate> asOf, String format) {
        return "/dossier/" + encoded(key.authority()) + "/" + key.year() + "." + format
                + asOf.map(day -> "?as-of=" + day).orElse("");
    }

    /** The coverage list that this choice narrows, as a file: {@code csv} or {@code xlsx}. */
    public static String missingFile(MissingChoice choice, String format) {
        return "/missing." + format + "?" + choice.query();
    }

    /** The coverage list that this choice narrows. */
    public String missing(MissingChoice choice) {
        return page("/missing", choice.query());
    }

    /** A feed of events, of one kind or {@code all}. */
    public String feed(String kind) {
        return feed(kind, Optional.empty(), 1);
    }

    /** A page of it, narrowed to the territory of an authority when one is given. */
    public String feed(String kind, Optional<String> region, int page) {
        String narrowed = region.map(code -> "region=" + encoded(code)).orElse("");
        String turned = page == 1 ? "" : "page=" + page;
        return page(
                "/feeds/" + kind + ".atom", narrowed + (narrowed.isEmpty() || turned.isEmpty() ? "" : "&") + turned);
    }

    public String findings() {
        return findings("", Optional.empty(), Optional.empty(), 1);
    }

    /** Findings over all reports, narrowed by what is given. */
    public String findings(String kind, Optional<Integer> year, Optional<String> region, int page) {
        StringJoiner query = new StringJoiner("&");
        if (!kind.isEmpty()) {
            query.add("kind=" + encoded(kind));
        }
        year.ifPresent(only -> query.add("year=" + only));
        region.ifPresent(code -> query.add("region=" + encoded(code)));
        if (page > 1) {
            query.add("page=" + page);
        }
        return page("/findings", query.toString());
    }

    public String search() {
        return page("/search", "");
    }

    public String runs() {
        return page("/runs", "");
    }

    public String runs(int page) {
        return page("/runs", "page=" + page);
    }

    public String run(String run) {
        return page("/runs/" + encoded(run), "");
    }

    /** The stored bytes, content coding removed when the capture tells which it was. */
    public static String payload(Digest digest, Optional<String> capture) {
        return "/archive/" + digest.hex()
                + capture.map(id -> "?capture=" + encoded(id)).orElse("");
    }

    /** All captures of an address, one on each line. */
    public static String captures(URI place) {
        return "/replay/cdx?url=" + encoded(place.toString());
    }

    /** A page of a stored file as a picture. */
    public static String page(Digest digest, int page) {
        return "/archive/" + digest.hex() + "/pages/" + page;
    }

    public static String reportJson(ReportKey key) {
        return path("/api/reports/", key);
    }

    public static String reportJson(ReportKey key, int version) {
        return reportJson(key) + "?version=" + version;
    }

    public static String historyJson(ReportKey key) {
        return path("/api/reports/", key) + "/history";
    }

    /** The same list for programs; they choose by year, day, region and one status. */
    public static String missingJson(MissingChoice choice) {
        return "/api/missing?"
                + new MissingChoice(
                                choice.year(),
                                choice.asOf(),
                                choice.region(),
                                false,
                                Optional.empty(),
                                choice.statuses(),
                                1)
                        .query();
    }

    public static String runJson(String run) {
        return "/api/runs/" + encoded(run);
    }

    /** The name of a place on a page, fit for the attribute {@code id}, which may hold no white space. */
    public static String anchor(String id) {
        return id.replaceAll("\\s", "_");
    }

    /** The part of an address that leads to a place on its page. */
    public static String fragment(String id) {
        return "#" + encoded(anchor(id)).replace("%2F", "/");
    }

    /** This address in a language, whatever was chosen before; {@code self} holds no {@code lang} itself. */
    public static String in(Language language, String self) {
        return self + (self.contains("?") ? "&" : "?") + "lang=" + language.code();
    }

    /** An address outside, when it is one that may be followed: null for anything but http and https. */
    public static @Nullable String outside(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https") ? uri.toString() : null;
    }

    private static String path(String prefix, ReportKey key) {
        return prefix + encoded(key.authority()) + "/" + key.year();
    }

    private String page(String path, String query) {
        String self = query.isEmpty() ? path : path + "?" + query;
        return chosen.map(language -> in(language, self)).orElse(self);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
