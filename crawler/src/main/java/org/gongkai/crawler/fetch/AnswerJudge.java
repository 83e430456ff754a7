package org.gongkai.crawler.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gongkai.crawler.page.CharsetSniffer;
import org.gongkai.crawler.page.PageReader;
import org.gongkai.model.Digest;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.FetchOutcome.Blocked;
import org.gongkai.model.FetchOutcome.Failed;
import org.gongkai.model.FetchOutcome.Fetched;
import org.gongkai.model.FetchOutcome.Gone;
import org.gongkai.model.FetchOutcome.Unchanged;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Says what an answer means. Status codes alone do not: portals say "no such page" and "prove that you are no robot"
 * with 200, and firewalls say nearly anything.
 *
 * <p>The signs count only where a page has little text of its own, so that a report which mentions a captcha, or a site
 * whose menu has the words of an error page, is not mistaken for one.
 */
final class AnswerJudge {
    private static final int INSPECTED = 262_144;
    private static final int NEXT_TO_NOTHING = 300;
    private static final int LITTLE = 600;
    private static final int TAIL = 200;
    private static final Pattern CLOSED = Pattern.compile("(?i)</html\\s*>\\s*(?:<!--[^>]*>\\s*)?$");
    private static final String TITLE_404 = "(?i)\\s*(?:error\\s*)?404\\b.*";

    private final BodyLimit limit;

    /** @param limit bytes that a body may have when its content coding is removed */
    AnswerJudge(BodyLimit limit) {
        this.limit = limit;
    }

    /**
     * The outcome that ends in this answer.
     *
     * @param exchanges redirects first, the answer last; at least one
     * @param kept digest of what was kept earlier, when the request was conditional
     */
    FetchOutcome judge(List<Exchange> exchanges, Optional<Digest> kept) {
        Exchange answer = exchanges.get(exchanges.size() - 1);
        int status = answer.status();
        Inspection inspection = inspect(answer);
        Optional<String> wall = blocked(answer, inspection);
        if (wall.isPresent()) {
            return new Blocked(exchanges, wall.orElseThrow());
        }
        if (status == 404 || status == 410) {
            return new Gone(exchanges, "status " + status);
        }
        if (status == 304) {
            return kept.<FetchOutcome>map(digest -> new Unchanged(exchanges, digest))
                    .orElseGet(() -> new Failed(exchanges, "status 304 to a request that set no condition"));
        }
        if (status < 200 || status > 299) {
            return new Failed(exchanges, "status " + answer.statusLine().replaceFirst("^\\S+\\s*", ""));
        }
        boolean surplus = answer.truncated().filter(Answer.SENDS_MORE::equals).isPresent();
        if (answer.truncated().isPresent() && !(surplus && isClosed(answer))) {
            return new Failed(
                    exchanges,
                    surplus
                            ? "the body is not whole: the server sends more than the " + answer.body().length
                                    + " bytes that its Content-Length declares"
                            : "the body is not whole (" + answer.truncated().orElseThrow() + ") after "
                                    + answer.body().length + " bytes");
        }
        if (status != 200 && status != 203) {
            return new Failed(exchanges, "status " + status + " is no whole document");
        }
        if (inspection.problem().isPresent()) {
            return new Failed(exchanges, inspection.problem().orElseThrow());
        }
        if (inspection.empty()) {
            return new Failed(exchanges, "status 200 with an empty body");
        }
        return judgeWords(exchanges, inspection);
    }

    /** Whether the markup is whole: what a server sends behind it, a counter for example, is no part of the page. */
    private boolean isClosed(Exchange answer) {
        try {
            byte[] body = ContentCoding.decode(
                    answer.body(), answer.header("Content-Encoding"), limit.bytes(answer.header("Content-Type")));
            int from = Math.max(0, body.length - TAIL);
            String tail = new String(body, from, body.length - from, StandardCharsets.ISO_8859_1);
            return CLOSED.matcher(tail).find();
        } catch (IOException e) {
            return false;
        }
    }

    private static FetchOutcome judgeWords(List<Exchange> exchanges, Inspection page) {
        Optional<String> absence = first(AnswerSigns.ABSENCE_PHRASES, page);
        if (absence.isPresent()
                || (page.title().matches(TITLE_404) && page.words().length() < LITTLE)) {
            return new Gone(
                    exchanges,
                    "soft 404: the page says '" + absence.orElse(page.title().strip()) + "'");
        }
        Optional<String> pause = first(AnswerSigns.MAINTENANCE_PHRASES, page);
        if (pause.isPresent()) {
            return new Failed(exchanges, "maintenance: the page says '" + pause.orElseThrow() + "'");
        }
        return sentHome(exchanges)
                ? new Gone(exchanges, "soft 404: redirected to the home page")
                : new Fetched(exchanges);
    }

    private static Optional<String> first(List<String> phrases, Inspection page) {
        int allowed = page.words().length() < NEXT_TO_NOTHING ? NEXT_TO_NOTHING : 0;
        return phrases.stream()
                .filter(phrase -> (allowed > 0 && page.words().contains(phrase))
                        || (page.title().contains(phrase) && page.words().length() < 2 * LITTLE))
                .findFirst();
    }

    /** Whether this is an answer that a robot gets and a reader would not; the reason names the product. */
    Optional<String> blocked(Exchange answer) {
        return blocked(answer, inspect(answer));
    }

    private static Optional<String> blocked(Exchange answer, Inspection page) {
        int status = answer.status();
        boolean scripted = page.source().contains("<script");
        if (status == 521 || status == 512) {
            return Optional.of("status " + status + ": 加速乐 challenge");
        }
        if (status == 412 || (status == 202 && scripted && page.words().length() < NEXT_TO_NOTHING)) {
            return Optional.of("status " + status + ": 瑞数 challenge");
        }
        if (page.words().length() >= LITTLE || status == 304) {
            return Optional.empty();
        }
        return AnswerSigns.CHALLENGE_SCRIPTS.stream()
                .filter(sign -> page.words().length() < NEXT_TO_NOTHING
                        && page.links() == 0
                        && page.source().contains(sign.text()))
                .findFirst()
                .or(() -> AnswerSigns.WALL_PHRASES.stream()
                        .filter(sign -> (page.links() <= 5 && page.words().contains(sign.text()))
                                || page.title().contains(sign.text()))
                        .findFirst())
                .map(sign -> "status " + status + ": " + sign.product() + " ('" + sign.text() + "')");
    }

    /** A page deep in the site answers with the home page when the site has lost it. */
    private static boolean sentHome(List<Exchange> exchanges) {
        URI asked = exchanges.get(0).uri();
        URI answered = exchanges.get(exchanges.size() - 1).uri();
        return exchanges.size() > 1
                && !HomePath.is(asked)
                && HomePath.is(answered)
                && String.valueOf(asked.getHost()).equalsIgnoreCase(String.valueOf(answered.getHost()));
    }

    /**
     * What a look into a body shows.
     *
     * @param words visible text outside links
     * @param problem why the content coding cannot be removed
     */
    private record Inspection(
            boolean empty, String source, String title, String words, int links, Optional<String> problem) {}

    private Inspection inspect(Exchange answer) {
        Optional<String> type = answer.header("Content-Type");
        byte[] body;
        try {
            body = ContentCoding.decode(answer.body(), answer.header("Content-Encoding"), limit.bytes(type));
        } catch (IOException e) {
            Optional<String> problem =
                    answer.truncated().isPresent() ? Optional.empty() : Optional.of(String.valueOf(e.getMessage()));
            return new Inspection(false, "", "", "", 0, problem);
        }
        boolean text = type.orElse("").toLowerCase(Locale.ROOT).startsWith("text/");
        if (body.length > INSPECTED || !(text || PageReader.isPage(body, type))) {
            return new Inspection(
                    body.length == 0,
                    "",
                    "",
                    " ".repeat(LITTLE),
                    0,
                    Optional.empty()); // a file, or far too long for a sign
        }
        if (OwnWords.atLeast(body, 2 * LITTLE)) {
            return new Inspection(false, "", "", " ".repeat(2 * LITTLE), 0, Optional.empty()); // no sign counts here
        }
        String source = CharsetSniffer.read(body, type);
        Document page = Jsoup.parse(source);
        String title = page.title();
        int links = page.select("a[href]").size();
        page.select("a, script, style, noscript, head, select").remove();
        return new Inspection(body.length == 0, source, title, page.text(), links, Optional.empty());
    }
}
