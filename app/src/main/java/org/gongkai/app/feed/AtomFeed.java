package org.gongkai.app.feed;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A page of a feed: Atom 1.0 (RFC 4287), paged as RFC 5005, section 3 says.
 *
 * @param base the address of the pages, ending in a slash; every link is made absolute by it
 * @param id of the feed, the same on all its pages
 * @param title for people
 * @param language tag of the texts
 * @param updated of the newest event in the whole feed
 * @param self path and query of this page; {@code first}, {@code last} and the neighbours likewise
 * @param html path and query of the page for people
 * @param events newest first
 * @param texts title and summary of an event in the feed's language
 * @param page path of an event's page
 */
public record AtomFeed(
        URI base,
        String id,
        String title,
        String language,
        Instant updated,
        String self,
        String first,
        String last,
        Optional<String> previous,
        Optional<String> next,
        String html,
        List<FeedEvent> events,
        Function<FeedEvent, Entry> texts,
        Function<FeedEvent, String> page) {
    /** The media type. */
    public static final String TYPE = "application/atom+xml; charset=utf-8";

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    public AtomFeed {
        events = List.copyOf(events);
    }

    /** What people read of an event. */
    public record Entry(String title, String summary) {}

    /** The id of the feed of a kind and region. */
    public static String id(String kind, Optional<String> region) {
        return FeedEvent.urn("feed/" + kind + "/" + region.orElse(""));
    }

    /** The feed in UTF-8. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", language);
            text(xml, "id", id);
            text(xml, "title", title);
            text(xml, "updated", updated.toString());
            xml.writeStartElement("author");
            text(xml, "name", "gongkai");
            xml.writeEndElement();
            link(xml, "self", self, AtomFeed.TYPE);
            link(xml, "alternate", html, "text/html");
            link(xml, "first", first, AtomFeed.TYPE);
            link(xml, "last", last, AtomFeed.TYPE);
            if (previous.isPresent()) {
                link(xml, "previous", previous.get(), AtomFeed.TYPE);
            }
            if (next.isPresent()) {
                link(xml, "next", next.get(), AtomFeed.TYPE);
            }
            for (FeedEvent event : events) {
                entry(xml, event);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML can always be written to memory", e);
        }
        return out.toByteArray();
    }

    private void entry(XMLStreamWriter xml, FeedEvent event) throws XMLStreamException {
        Entry entry = texts.apply(event);
        xml.writeStartElement("entry");
        text(xml, "id", event.id());
        text(xml, "title", entry.title());
        text(xml, "updated", event.at().toString());
        text(xml, "published", event.at().toString());
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", event.kind().label());
        link(xml, "alternate", page.apply(event), "text/html");
        if (event.place().isPresent()) {
            xml.writeEmptyElement("link");
            xml.writeAttribute("rel", "related");
            xml.writeAttribute("href", printable(event.place().get().toASCIIString()));
        }
        text(xml, "summary", entry.summary());
        xml.writeEndElement();
    }

    private void link(XMLStreamWriter xml, String rel, String path, String type) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", type.replaceFirst(";.*", ""));
        xml.writeAttribute("href", base.resolve(path).toString());
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(printable(text));
        xml.writeEndElement();
    }

    /** The text without characters that XML 1.0 (2.2) does not allow; names come from web sites. */
    private static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(point -> allowed(point) ? point : 0xFFFD).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean allowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }
}
