package org.gongkai.crawler;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.gongkai.crawler.discover.Step;

/** What the steps that one page leads to have in common, kept once for all of them. */
record Origin(Optional<URI> referer, String by, Optional<URI> from, int depth, List<String> crumbs) {
    Origin {
        crumbs = List.copyOf(crumbs);
    }

    static Origin of(Step step) {
        return new Origin(step.ask().referer(), step.found().by(), step.found().from(), step.depth(), step.crumbs());
    }

    void write(Packing out) {
        out.maybe(referer, out::uri)
                .text(by)
                .maybe(from, out::uri)
                .number(depth)
                .all(crumbs, out::text);
    }

    static Origin read(Unpacking in) {
        return new Origin(in.maybe(in::uri), in.text(), in.maybe(in::uri), in.count(), in.all(in::text));
    }
}
