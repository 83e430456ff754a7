package org.gongkai.app.coverage;

import java.io.IOException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.config.Registry;

/**
 * Coverage as CSV (RFC 4180): a byte order mark, by which Excel knows UTF-8, a line of names, a line for each row. What a
 * spreadsheet would take for a formula begins with an apostrophe: names and addresses come from web sites.
 */
public final class CoverageCsv {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    // the wide forms too: Excel takes them for the plain ones where Chinese or Japanese is typed
    private static final String BEGINS_FORMULA = "=+-@\t\r\n＝＋－＠";

    private CoverageCsv() {}

    /** Writes the wanted rows in the report's order; the same report gives the same text. */
    public static void write(CoverageReport report, Registry registry, Predicate<CoverageRow> wanted, Appendable out)
            throws IOException {
        out.append(BYTE_ORDER_MARK);
        // not closed: what it writes to is the caller's
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
        printer.printRecord(Stream.of(CoverageField.values()).map(CoverageField::id));
        for (CoverageLine line : CoverageLine.of(report, registry, wanted)) {
            printer.printRecord(Stream.of(CoverageField.values()).map(field -> harmless(field.text(line))));
        }
    }

    /** The text as no spreadsheet computes it. */
    static String harmless(String text) {
        return !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
