package org.gongkai.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The web software of a sample portal at the moment of one request.
 *
 * @param withdrawn whether {@link SampleSite#YANGLI} has taken one report down
 * @param visit number of the request, shown by counters and in tokens
 * @param now shown as today's date
 */
record PortalSoftware(SampleSite site, int epoch, boolean withdrawn, int visit, ZonedDateTime now) {
    private static final DateTimeFormatter TODAY =
            DateTimeFormatter.ofPattern("yyyy年M月d日 EEEE HH:mm:ss", Locale.SIMPLIFIED_CHINESE);
    private static final Pattern PUBLISHED =
            Pattern.compile("(?i)<meta name=\"PubDate\" content=\"(\\d{4}[-/]\\d\\d[-/]\\d\\d \\d\\d:\\d\\d)\"");
    private static final DateTimeFormatter PUBLICATION = new DateTimeFormatterBuilder()
            .appendPattern("[yyyy-MM-dd HH:mm][yyyy/MM/dd HH:mm]")
            .toFormatter(Locale.ROOT);
    /** Files that pages are put together from; a portal does not give them out by themselves. */
    private static final String PARTS = "/inc/";

    /**
     * What the portal answers.
     *
     * @param path of the address, still encoded
     * @param parameter a parameter of the address or of the posted form, by name
     */
    Answer answer(String path, Function<String, Optional<String>> parameter, Optional<String> referer) {
        if (path.endsWith(RecordList.PATH)) {
            return list(parameter, referer);
        }
        if (path.endsWith("/downfile.jsp")) {
            return download(path, parameter.apply("filename").orElse(""));
        }
        if (path.startsWith(PARTS)) {
            return missing();
        }
        if (path.endsWith("/")) {
            return page(path + "index.html", parameter.apply("page").filter(number -> !number.equals("1")));
        }
        if (files().find(path + "/index.html").isPresent()) {
            return Answer.of(301, "text/html", new byte[0]).with("Location", path + "/");
        }
        return page(path, Optional.empty());
    }

    private Answer page(String path, Optional<String> number) {
        String name =
                number.map(n -> path.replace(".html", "@page=" + n + ".html")).orElse(path.contains("@") ? "" : path);
        return files().find(name).map(bytes -> served(name, bytes)).orElseGet(this::missing);
    }

    private Answer served(String name, byte[] bytes) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> html(200, bytes);
            case "css" -> file("text/css", bytes);
            case "js" -> file("application/javascript", bytes);
            case "txt" -> file("text/plain; charset=utf-8", bytes);
            case "pdf" -> file("application/pdf", bytes);
            default -> file("application/octet-stream", bytes);
        };
    }

    /** Lists are given only to a page of the portal itself, as on the real ones. */
    private Answer list(Function<String, Optional<String>> parameter, Optional<String> referer) {
        if (!referer.orElse("").startsWith("http://" + site.host())) {
            return Answer.of(403, "text/html", "Forbidden".getBytes(UTF_8));
        }
        String column = parameter.apply("columnid").orElse("");
        return files().find(PARTS + column + ".xml")
                .map(bytes -> RecordList.parse(column, new String(bytes, UTF_8)))
                .map(records -> Answer.of(
                        200, "text/xml;charset=UTF-8", records.page(parameter).getBytes(UTF_8)))
                .orElseGet(this::missing);
    }

    /** An attachment whose address does not say what it is; only the header has its name. */
    private Answer download(String path, String filename) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return files().find(folder + filename)
                .map(bytes -> file("application/octet-stream", bytes)
                        .with("Content-Disposition", "attachment; filename=\"" + filename + "\""))
                .orElseGet(this::missing);
    }

    private Answer missing() {
        byte[] page = files().find("/404.html")
                .orElseThrow(() -> new IllegalStateException(site.host() + " has no error page"));
        return html(site.missing(), page);
    }

    private Answer file(String type, byte[] bytes) {
        return Answer.of(200, type, bytes).withValidators(Optional.empty());
    }

    private Answer html(int status, byte[] utf8) {
        ServerSideIncludes includes = new ServerSideIncludes(this::part, this::variable);
        String whole = includes.include(new String(utf8, UTF_8));
        String page = includes.echo(whole);
        Answer answer = Answer.of(status, site.htmlType(), encoded(page));
        return page.equals(whole) && status == 200 ? answer.withValidators(published(page)) : answer;
    }

    private static Optional<LocalDateTime> published(String page) {
        Matcher meta = PUBLISHED.matcher(page);
        return meta.find() ? Optional.of(LocalDateTime.parse(meta.group(1), PUBLICATION)) : Optional.empty();
    }

    private String part(String path) {
        return new String(
                files().find(path)
                        .orElseThrow(() -> new IllegalStateException(site.host() + " lacks its part " + path)),
                UTF_8);
    }

    private String variable(String name) {
        return switch (name) {
            case "VISITS" -> Integer.toString(182_640 + visit);
            case "TOKEN" -> HexFormat.of().toHexDigits(visit * 0x9E3779B97F4A7C15L);
            case "DATE_LOCAL" -> TODAY.format(now);
            default -> throw new IllegalStateException("a page of " + site.host() + " echoes the unknown " + name);
        };
    }

    /** Refuses what the portal's charset cannot say, rather than sending a question mark. */
    private byte[] encoded(String page) {
        try {
            ByteBuffer bytes = site.charset().newEncoder().encode(CharBuffer.wrap(page));
            byte[] body = new byte[bytes.remaining()];
            bytes.get(body);
            return body;
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("a page of " + site.host() + " does not fit " + site.charset(), e);
        }
    }

    private SiteFiles files() {
        return new SiteFiles(site, epoch, withdrawn);
    }
}
