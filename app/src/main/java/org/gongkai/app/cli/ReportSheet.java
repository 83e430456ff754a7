package org.gongkai.app.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongkai.config.form.FormSet;
import org.gongkai.model.Cell;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.Finding;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.jspecify.annotations.Nullable;

/** A report document for reading at a terminal. */
final class ReportSheet {
    private ReportSheet() {}

    /** Prints whose report it is, its tables as rows of numbers, its checks and what should be looked at. */
    static void print(Console console, ReportDocument document, FormSet forms) {
        PrintWriter out = console.out();
        out.println(headline(document));
        if (document.title() != null) {
            out.println("  " + TextWidth.harmless(document.title())
                    + (document.published() == null ? "" : ", published " + document.published()));
        }
        if (document.source().sha256() != null) {
            out.println("  " + document.source().mediaType() + ", SHA-256 "
                    + document.source().sha256());
        }
        if (!document.cells().isEmpty()) {
            ReportTables.of(document, Optional.ofNullable(document.form()).flatMap(forms::find))
                    .forEach(console::print);
            printDoubts(out, document);
            out.println("Checks: " + tally(document.checks()));
        }
        document.checks().stream()
                .filter(check -> check.status() == CheckStatus.FAIL)
                .filter(check -> document.findings().stream().noneMatch(finding -> tells(finding, check)))
                .forEach(check -> out.println("  fails: " + check.id() + ", "
                        + (check.message().isEmpty()
                                ? plain(check.left()) + " ≠ " + plain(check.right())
                                : check.message())));
        document.findings().forEach(finding -> out.println(finding.severity().label() + ": " + sentence(finding)));
    }

    /** Whether a finding says already that a check fails. */
    private static boolean tells(Finding finding, Check check) {
        return !check.message().isEmpty() && finding.message().contains(check.message());
    }

    /** For example {@code 郑州市人民政府 (410100), 2019, form cn-2019}. */
    static String headline(ReportDocument document) {
        ReportDocument.Issuer authority = document.authority();
        return (document.report() ? "" : "no annual report that could be read: ")
                + (authority == null
                        ? "authority unknown"
                        : authority.name() + (authority.code() == null ? "" : " (" + authority.code() + ")"))
                + ", "
                + (document.year() == null ? "year unknown" : document.year())
                + ", "
                + (document.form() == null ? "no known form" : "form " + document.form());
    }

    /** For example {@code 44 pass, 2 fail}; statuses that do not occur are left out. */
    static String tally(List<Check> checks) {
        if (checks.isEmpty()) {
            return "none";
        }
        Map<CheckStatus, Long> counts =
                checks.stream().collect(Collectors.groupingBy(Check::status, Collectors.counting()));
        return java.util.Arrays.stream(CheckStatus.values())
                .filter(counts::containsKey)
                .map(status -> counts.get(status) + " " + status.label())
                .collect(Collectors.joining(", "));
    }

    /** Where to look for each number that was recognised in a picture and is doubted. */
    private static void printDoubts(PrintWriter out, ReportDocument document) {
        for (Cell cell : document.cells()) {
            if (!cell.flags().isEmpty() && cell.at() instanceof Position.OnPage on) {
                out.println("  look at: " + cell.id() + " '" + cell.raw() + "' ("
                        + String.join(", ", cell.flags()) + "), page " + on.page() + ", box "
                        + on.box().stream()
                                .map(side -> Long.toString(Math.round(side)))
                                .collect(Collectors.joining(" "))
                        + (on.confidence() == null ? "" : ", " + Math.round(100 * on.confidence()) + " % sure"));
            }
        }
    }

    private static String sentence(Finding finding) {
        return finding.message() + (finding.cells().isEmpty() ? "" : " [" + String.join(", ", finding.cells()) + "]");
    }

    static String plain(@Nullable BigDecimal number) {
        return number == null ? "?" : number.toPlainString();
    }
}
