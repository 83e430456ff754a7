package org.gongkai.archive;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gongkai.archive.export.ExportOrder;
import org.gongkai.archive.export.Wanted;
import org.gongkai.archive.mongo.Metadata;
import org.gongkai.archive.version.Span;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;

/** Finds what an export is to hold. */
final class Selecting {
    private final Metadata metadata;
    private final List<ReportHistory> histories;

    Selecting(Metadata metadata, List<ReportHistory> histories) {
        this.metadata = metadata;
        this.histories = histories;
    }

    Wanted wanted(ExportOrder order) {
        Set<Digest> digests = new HashSet<>();
        Set<URI> places = new HashSet<>();
        Set<String> extractions = new HashSet<>();
        for (ReportHistory history : histories) {
            boolean named = order.authority()
                            .map(history.key().authority()::equals)
                            .orElse(true)
                    && order.year().map(year -> history.key().year() == year).orElse(true);
            if (named) {
                for (ReportVersion version : history.versions()) {
                    digests.addAll(version.digests());
                    places.addAll(version.places());
                    extractions.add(version.extraction());
                }
                extractions.addAll(seenWith(history.key()));
            }
        }
        Set<String> captures = new HashSet<>();
        Set<String> own = new HashSet<>();
        Set<Digest> bodies = new HashSet<>();
        Instant[] latest = {Instant.EPOCH};
        metadata.captures().each(capture -> {
            boolean ofReport = !order.namesReports()
                    || places.contains(capture.uri())
                    || capture.payload().filter(digests::contains).isPresent();
            if (ofReport && fits(order, capture)) {
                captures.add(capture.id());
                latest[0] = capture.at().isAfter(latest[0]) ? capture.at() : latest[0];
                capture.payload().ifPresent(bodies::add);
                capture.hops().forEach(hop -> {
                    own.add(hop.record());
                    bodies.add(hop.digest());
                });
            }
        });
        Set<String> originals = new HashSet<>();
        if (order.since().isEmpty()) {
            bodies.forEach(digest -> metadata.payloads()
                    .find(digest)
                    .filter(place -> !own.contains(place.record()))
                    .ifPresent(place -> originals.add(place.record())));
        }
        return new Wanted(captures, originals, extractions, order.whole(), latest[0], pages(captures));
    }

    /** The extractions that the sightings of a report refer to: others may be shown by now. */
    private Set<String> seenWith(ReportKey key) {
        Set<String> extractions = new HashSet<>();
        metadata.reports().find(key).ifPresent(report -> report.tracks().tracks().stream()
                .flatMap(track -> track.spans().stream())
                .forEach(span -> {
                    if (span instanceof Span.Seen seen) {
                        extractions.add(seen.extraction());
                    }
                }));
        return extractions;
    }

    private static boolean fits(ExportOrder order, Capture capture) {
        return order.portal().map(capture.portal()::equals).orElse(true)
                && order.since().map(since -> !capture.at().isBefore(since)).orElse(true);
    }

    private List<Wanted.Page> pages(Set<String> captures) {
        List<Wanted.Page> pages = new ArrayList<>();
        for (ReportHistory history : histories) {
            for (ReportVersion version : history.versions()) {
                if (captures.contains(version.capture())) {
                    metadata.captures()
                            .find(version.capture())
                            .ifPresent(capture -> pages.add(new Wanted.Page(
                                    capture.uri().toString(),
                                    capture.hops().isEmpty()
                                            ? capture.at()
                                            : capture.hops().get(0).began(),
                                    history.authorityName() + " "
                                            + history.key().year())));
                }
            }
        }
        pages.sort(Comparator.comparing(Wanted.Page::title)
                .thenComparing(Wanted.Page::at)
                .thenComparing(Wanted.Page::uri));
        return pages;
    }
}
