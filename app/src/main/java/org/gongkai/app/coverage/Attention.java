package org.gongkai.app.coverage;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.archive.coverage.CoverageStatus;

/** Which statuses a reader has to look at first, and which of them mean that a report is there. */
public final class Attention {
    /** Every status, the most serious first. */
    public static final List<CoverageStatus> ORDER = List.of(
            CoverageStatus.MISSING,
            CoverageStatus.REMOVED,
            CoverageStatus.LATE,
            CoverageStatus.INCOMPLETE,
            CoverageStatus.UNREADABLE,
            CoverageStatus.DATE_UNKNOWN,
            CoverageStatus.UNKNOWN,
            CoverageStatus.ON_TIME,
            CoverageStatus.NOT_DUE);

    /** The most serious first, then by code. */
    public static final Comparator<CoverageRow> FIRST =
            Comparator.comparingInt((CoverageRow row) -> rank(row.status())).thenComparing(CoverageRow::code);

    private static final Set<CoverageStatus> PUBLISHED = EnumSet.of(
            CoverageStatus.ON_TIME,
            CoverageStatus.LATE,
            CoverageStatus.DATE_UNKNOWN,
            CoverageStatus.INCOMPLETE,
            CoverageStatus.UNREADABLE);

    private Attention() {}

    /** 0 for the most serious. */
    public static int rank(CoverageStatus status) {
        return ORDER.indexOf(status);
    }

    /** Whether the report is there, whenever it came and whatever it looks like; one that was removed is not. */
    public static boolean published(CoverageStatus status) {
        return PUBLISHED.contains(status);
    }
}
