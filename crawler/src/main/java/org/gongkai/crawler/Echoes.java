package org.gongkai.crawler;

import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.gongkai.crawler.discover.Paths;
import org.gongkai.crawler.discover.Role;
import org.gongkai.crawler.discover.Step;
import org.gongkai.crawler.page.Link;
import org.gongkai.crawler.page.Link.Place;
import org.gongkai.crawler.page.Page;

/**
 * Knows columns that show, byte for byte, what their own address showed with a folder less: a server that heeds only the
 * beginning of a path would give its links again and again, each time deeper.
 */
final class Echoes {
    private final Trail trail;
    private final LongMap shown = new LongMap();

    Echoes(Trail trail) {
        this.trail = trail;
    }

    /** Whether the page is such an echo; the first that shows something is none. */
    boolean isEcho(Step step, Page visited, byte[] body, List<Link> links) {
        Role role = step.role();
        boolean column = role == Role.REPORT_COLUMN
                || role == Role.OPENNESS
                || role == Role.HUB
                || role == Role.ORGAN
                || role == Role.GUESS;
        boolean linked = links.stream().anyMatch(link -> link.place() == Place.BODY);
        long page = AddressKey.of(visited.uri().toString());
        long content = AddressKey.of(sum(body) + Paths.collapsed(visited.uri()));
        return !show(content, page) && column && linked && shown.getOr(content, page) != page;
    }

    /** Takes note of what a page shows; whether it is the first to show it. */
    boolean show(long content, long page) {
        boolean first = !shown.has(content);
        if (first) {
            shown.put(content, page);
            trail.showed(content, page);
        }
        return first;
    }

    /** Enough to tell the pages of one site apart, and far quicker than a digest: each page is asked for it. */
    private static String sum(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        CRC32C other = new CRC32C();
        other.update(body);
        return body.length + "/" + crc.getValue() + "/" + other.getValue() + "/";
    }
}
