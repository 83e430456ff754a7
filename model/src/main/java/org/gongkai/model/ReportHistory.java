package org.gongkai.model;

import java.util.List;

/** All versions of one report, oldest first, and whether it is still there. */
public record ReportHistory(ReportKey key, String authorityName, Status status, List<ReportVersion> versions) {
    public ReportHistory {
        versions = List.copyOf(versions);
    }

    /** Whether the report can be seen now. */
    public enum Status {
        CURRENT,
        /** Repeated definite answers say that it is gone. */
        REMOVED,
        /** It could not be looked at lately. */
        UNREACHABLE
    }
}
