package org.gongkai.archive;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.gongkai.archive.coverage.CoverageEvidence;
import org.gongkai.archive.coverage.Reading;
import org.gongkai.archive.mongo.Metadata;
import org.gongkai.archive.version.ReportTracks;
import org.gongkai.archive.version.ReportTracks.Removal;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;

/** What an open archive answers to coverage; each question is a turn of its own. */
record KeptEvidence(Turns turns, Metadata metadata, Removal removal) implements CoverageEvidence {
    @Override
    public Set<String> seenBefore(Instant time) {
        return turns.read(
                "look whose reports were seen", () -> metadata.reports().seenBefore(time));
    }

    @Override
    public Map<ReportKey, ReportTracks> reports(Collection<ReportKey> keys) {
        return turns.read("look for reports", () -> metadata.reports().tracks(keys));
    }

    @Override
    public Map<String, Reading> readings(Collection<String> extractions) {
        return turns.read("look into extractions", () -> metadata.extractions().readings(extractions));
    }

    @Override
    public Collection<RunReport> runs(Collection<String> portals, Instant from, Instant before) {
        return turns.read("look at runs", () -> metadata.runs().inShort(portals, from, before));
    }
}
