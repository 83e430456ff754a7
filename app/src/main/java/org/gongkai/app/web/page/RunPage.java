package org.gongkai.app.web.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;

/**
 * One run: what it did at each portal.
 *
 * @param portals in the order begun, at least one
 */
public record RunPage(Frame frame, String run, List<RunReport> portals) {
    public RunPage {
        portals = List.copyOf(portals);
    }

    /** The key of a report that the run saw. */
    public ReportKey key(RunReport.SeenReport seen) {
        return new ReportKey(seen.authority(), seen.year());
    }

    /** How many addresses the run looked at, of those that it found. */
    public int looked(RunReport report) {
        return report.search().looked().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** A run's status as the contract writes it. */
    public static String label(RunReport.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** All statuses, as the contract writes them. */
    public static List<String> labels() {
        return Stream.of(RunReport.Status.values()).map(RunPage::label).toList();
    }
}
