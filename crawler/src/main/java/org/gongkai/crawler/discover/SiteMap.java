package org.gongkai.crawler.discover;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.UnknownFormatException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.crawler.page.CanonicalAddress;
import org.gongkai.crawler.page.Link;
import org.gongkai.crawler.page.Link.Place;

/**
 * A site's own list of its pages (sitemaps.org), as XML, plain text or a feed, gzipped or not.
 *
 * @param maps further lists, when this is a list of lists
 * @param links the pages; their texts are empty, since a site map has none
 */
public record SiteMap(List<URI> maps, List<Link> links) {
    /** How an address was found that is taken for a site map. */
    public static final String FOUND = "sitemap";

    public SiteMap {
        maps = List.copyOf(maps);
        links = List.copyOf(links);
    }

    /** Reads a site map; one that cannot be read holds nothing. */
    public static SiteMap read(URI uri, byte[] body) {
        List<URI> maps = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        try {
            AbstractSiteMap read = new SiteMapParser(false, true).parseSiteMap(body, uri.toURL());
            if (read instanceof SiteMapIndex index) {
                index.getSitemaps()
                        .forEach(map ->
                                CanonicalAddress.of(map.getUrl().toString()).ifPresent(maps::add));
            } else if (read instanceof crawlercommons.sitemaps.SiteMap map) {
                map.getSiteMapUrls()
                        .forEach(entry -> CanonicalAddress.of(entry.getUrl().toString())
                                .ifPresent(page -> links.add(new Link(page, "", Optional.empty(), Place.BODY, false))));
            }
        } catch (IOException | UnknownFormatException e) {
            return new SiteMap(List.of(), List.of());
        }
        return new SiteMap(maps, links);
    }
}
