package org.gongkai.app.cli;

import java.util.List;
import org.gongkai.archive.Archive;
import org.gongkai.config.ConfigurationException;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;

/** Reports of the archive as AUTHORITY and YEAR of the command line name them. */
final class KeptReports {
    private KeptReports() {}

    /**
     * The history that the words name.
     *
     * @throws UsageException when they name no authority, several, or one of which no such report is kept
     */
    static ReportHistory require(Session session, String words, int year) throws ConfigurationException {
        Archive archive = session.archive();
        String authority = unregistered(archive, words)
                ? "?" + words
                : session.authority(words).code();
        return archive.history(new ReportKey(authority, year))
                .orElseThrow(() -> new UsageException("the archive " + session.archivePlace() + " has no report of "
                        + words + " about " + year + "; it has " + yearsKept(archive, authority)));
    }

    /** Whether reports are kept of an authority of exactly this name that the registry lacks. */
    private static boolean unregistered(Archive archive, String words) {
        return archive.histories().stream()
                .anyMatch(history -> history.key().authority().equals("?" + words));
    }

    private static String yearsKept(Archive archive, String authority) {
        List<String> years = archive.histories().stream()
                .filter(history -> history.key().authority().equals(authority))
                .map(history -> Integer.toString(history.key().year()))
                .toList();
        return years.isEmpty() ? "none of this authority" : "those about " + String.join(", ", years);
    }
}
