package org.gongkai.app.pipeline;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gongkai.archive.Archive;
import org.gongkai.model.RunReport;
import org.gongkai.model.RunReport.SeenReport;

/** Where reports of a portal were seen before. */
final class KnownPlaces {
    private KnownPlaces() {}

    /** The addresses of reports that ended runs saw at the portal, in the order first seen, each once. */
    static List<URI> of(Archive archive, String portal) {
        Set<URI> places = new LinkedHashSet<>();
        for (RunReport run : archive.runs(portal)) {
            run.reports().stream().map(SeenReport::uri).forEach(places::add);
        }
        return List.copyOf(places);
    }
}
