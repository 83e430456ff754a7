package org.gongkai.model;

/**
 * The name of a report: whose, and of which year.
 *
 * @param authority a code of the registry, or {@code ?} followed by the name when the registry has no such authority
 * @param year the year that the report is about (统计期限), not the year in which it was published
 */
public record ReportKey(String authority, int year) {
    @Override
    public String toString() {
        return authority + "/" + year;
    }
}
