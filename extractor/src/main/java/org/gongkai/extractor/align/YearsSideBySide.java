package org.gongkai.extractor.align;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.extractor.grid.GridCell;

/**
 * Headings that name years: some authorities print last year's figures beside this year's. The report is about the
 * latest of them.
 */
final class YearsSideBySide {
    /** Stands for no years, or only one. */
    static final int NONE = 0;

    private static final Pattern NAMED =
            Pattern.compile("\\s*[(（]?\\s*(20[0-9]{2})\\s*年?\\s*度?\\s*[)）]?(.{0,12})", Pattern.DOTALL);
    private static final int THIS = 9999;
    private static final int LAST = 1;
    /** Headings as wide as that stand over all columns of a table. */
    private static final int OVER_MANY = 5;

    private static final Pattern THIS_YEAR = Pattern.compile("\\s*(?:本|今|当)\\s*年\\s*度?\\s*");
    private static final Pattern LAST_YEAR = Pattern.compile("\\s*(?:上|去|上\\s*一)\\s*年\\s*度?\\s*");

    private YearsSideBySide() {}

    /** The latest of the years that the headings name, when they name two or more. */
    static int latest(List<SourceRow> headings) {
        int latest = NONE;
        int earliest = Integer.MAX_VALUE;
        int words = 0;
        boolean overMany = false;
        for (SourceRow heading : headings) {
            for (GridCell cell : heading.line()) {
                int year = year(cell);
                if (year != NONE) {
                    latest = Math.max(latest, year);
                    earliest = Math.min(earliest, year);
                    words++;
                    overMany |= cell.columnSpan() >= OVER_MANY;
                }
            }
        }
        // The forms' own "this year" and "last year" may be a heading's upper half, once each.
        boolean ofForm = latest == THIS && earliest == LAST && words < 2 * 2 && !overMany;
        return latest > earliest && !ofForm ? latest : NONE;
    }

    /** Whether one of the headings above a column names a year before this one. */
    static boolean isOfAnother(List<GridCell> path, int latest) {
        if (latest == NONE) {
            return false;
        }
        for (GridCell cell : path) {
            int year = year(cell);
            if (year != NONE && year != latest) {
                return true;
            }
        }
        return false;
    }

    /** Whether a heading is a year and nothing else. */
    static boolean isYear(GridCell cell) {
        Matcher named = NAMED.matcher(cell.text());
        return named.matches() && named.group(2).isBlank()
                || THIS_YEAR.matcher(cell.text()).matches()
                || LAST_YEAR.matcher(cell.text()).matches();
    }

    private static int year(GridCell cell) {
        if (cell.text().indexOf('年') < 0 && cell.text().indexOf("20") < 0) {
            return NONE;
        }
        Matcher named = NAMED.matcher(cell.text());
        if (named.matches()) {
            return Integer.parseInt(named.group(1));
        }
        if (THIS_YEAR.matcher(cell.text()).matches()) {
            return THIS;
        }
        return LAST_YEAR.matcher(cell.text()).matches() ? LAST : NONE;
    }
}
