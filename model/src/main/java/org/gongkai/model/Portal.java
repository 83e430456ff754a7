package org.gongkai.model;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * A government web site on which reports are published.
 *
 * @param id short, unique, fit for a file name
 * @param authority code of the authority whose portal it is
 * @param start home pages or columns of reports where a crawl begins; at least one
 * @param hosts the only hosts a crawl may go to, lower case; never empty
 * @param schedule Quartz cron expression in Asia/Shanghai, empty for a portal crawled by hand only
 */
public record Portal(String id, String name, String authority, List<URI> start, Set<String> hosts, String schedule) {
    public Portal {
        if (start.isEmpty() || hosts.isEmpty()) {
            throw new IllegalArgumentException("portal " + id + " needs a start address and a host");
        }
        start = List.copyOf(start);
        hosts = Set.copyOf(hosts);
    }
}
