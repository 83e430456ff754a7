package org.gongkai.crawler.page;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A reference on a page.
 *
 * @param uri canonical address
 * @param text what a reader would take it for: the anchor's text, or its {@code title} where the text is cut short, or an
 *     image's {@code alt}; may be empty
 * @param listed the date shown beside it
 * @param place where on the page it stands
 * @param inArticle whether it stands inside the element that holds the article
 */
public record Link(URI uri, String text, Optional<LocalDate> listed, Place place, boolean inArticle) {
    /** Where on a page a link stands. */
    public enum Place {
        /** What the page is about: lists, article, menus beside them. */
        BODY,
        /** Header, footer, top navigation, breadcrumbs, links to friends: the same on every page of a site. */
        CHROME,
        /** A frame, an embedded document or a forwarding script. */
        FRAME,
        /** An image shown on the page. */
        IMAGE
    }
}
