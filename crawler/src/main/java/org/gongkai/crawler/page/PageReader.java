package org.gongkai.crawler.page;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Reads pages, and the pieces of lists that sites send as XML, JSON or a script that calls back. */
public final class PageReader {
    private static final Pattern RECORD =
            Pattern.compile("<record>\\s*(?:<!\\[CDATA\\[(.*?)\\]\\]>|(.*?))\\s*</record>", Pattern.DOTALL);
    private static final Pattern STORE =
            Pattern.compile("(?s)^\\s*(?:<\\?xml[^>]*\\?>\\s*)?<(datastore|recordset)\\b.*");

    private static final Evaluator ISLANDS = QueryParser.parse("script[type*=xml], textarea, xml, xmp");
    private static final Evaluator FIRST_ENTRIES = QueryParser.parse("#initData li:has(a[href])");
    private static final Evaluator BASE = QueryParser.parse("base[href]");

    /** A site's own program, not its data, is longer. */
    private static final int LONGEST_SCRIPT = 1 << 20;

    private PageReader() {}

    /** Whether a body can be read as a page: HTML, XML, JSON or a script by its type, or by its first bytes where the type says nothing. */
    public static boolean isPage(byte[] body, Optional<String> contentType) {
        String type = contentType.orElse("").toLowerCase(Locale.ROOT);
        if (type.contains("html") || type.contains("xml")) {
            return !isFile(body);
        }
        if (type.contains("json")) {
            return JsonListing.is(CharsetSniffer.read(body, contentType));
        }
        if (type.contains("javascript")) {
            return body.length <= LONGEST_SCRIPT;
        }
        boolean telling = !type.isBlank() && !type.startsWith("text/plain") && !type.contains("octet-stream");
        return !telling
                && !isFile(body)
                && (startsLikeMarkup(body) || JsonListing.is(CharsetSniffer.read(body, contentType)));
    }

    /** Whether the bytes begin like a document file or an image, whatever the header says. */
    private static boolean isFile(byte[] body) {
        return begins(body, "%PDF-")
                || begins(body, "PK\u0003\u0004")
                || begins(body, "\u00d0\u00cf\u0011\u00e0")
                || begins(body, "{\\rtf")
                || begins(body, "Rar!")
                || begins(body, "\u0089PNG")
                || begins(body, "\u00ff\u00d8\u00ff");
    }

    private static boolean begins(byte[] body, String magic) {
        if (body.length < magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((body[i] & 0xff) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsLikeMarkup(byte[] body) {
        for (int i = 0; i < Math.min(body.length, 512); i++) {
            int octet = body[i] & 0xff;
            boolean mark = octet == 0xef || octet == 0xbb || octet == 0xbf;
            if (octet == '<') {
                return true;
            }
            if (!mark && !Character.isWhitespace(octet)) {
                return false;
            }
        }
        return false;
    }

    /**
     * Reads a page.
     *
     * @param uri the address that answered
     * @param body content coding removed
     * @param contentType the header as it came
     */
    public static Page read(URI uri, byte[] body, Optional<String> contentType) {
        CharsetSniffer.Decoded decoded = CharsetSniffer.decode(body, contentType);
        Charset charset = decoded.charset();
        String text = decoded.text();
        if (STORE.matcher(text).matches()) {
            Document document = Document.createShell(uri.toString());
            int records = unfold(text, document.body());
            document.body().appendElement("script").attr("type", "text/xml").text(text);
            return new Page(uri, uri, text, document, charset, records, true);
        }
        Optional<JsonListing.Listing> listing = JsonListing.find(uri, text);
        if (listing.isPresent()) {
            JsonListing.Listing json = listing.orElseThrow();
            return new Page(uri, uri, text, json.document(), charset, json.records(), true);
        }
        if (isScript(contentType) && !text.stripLeading().startsWith("<")) {
            Document document = Document.createShell(uri.toString());
            document.body().appendElement("script").appendChild(new DataNode(text));
            WrittenMarkup.unfold(document);
            return new Page(uri, uri, text, document, charset, 0, true);
        }
        Document document = Jsoup.parse(text, uri.toString());
        WrittenMarkup.unfold(document);
        int records = 0;
        for (Element island : document.select(ISLANDS)) {
            String content = island.tagName().equals("script") ? island.data() : island.wholeText();
            if (content.contains("<record") || content.contains("<a ")) {
                Element unfolded = new Element("div");
                int found = unfold(content, unfolded);
                if (found == 0 && island.tagName().equals("script")) {
                    unfolded.append(content);
                }
                if (unfolded.childNodeSize() > 0) {
                    unfolded.addClass(Page.UNFOLDED);
                    island.after(unfolded);
                }
                records += found;
            }
        }
        if (text.contains("initData")) {
            records += document.select(FIRST_ENTRIES).size();
        }
        return new Page(uri, base(document, uri, charset), text, document, charset, records, false);
    }

    private static boolean isScript(Optional<String> contentType) {
        return contentType.orElse("").toLowerCase(Locale.ROOT).contains("javascript");
    }

    /** Appends the XML records in the text and returns how many there were. */
    static int unfold(String content, Element into) {
        int count = 0;
        Matcher matcher = RECORD.matcher(content);
        while (matcher.find()) {
            String record = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            if (record != null) {
                into.appendElement("div").addClass("gongkai-record").append(record);
                count++;
            }
        }
        return count;
    }

    private static URI base(Document document, URI uri, Charset charset) {
        Element base = document.selectFirst(BASE);
        return base == null
                ? uri
                : CanonicalAddress.resolve(uri, base.attr("href"), charset).orElse(uri);
    }
}
