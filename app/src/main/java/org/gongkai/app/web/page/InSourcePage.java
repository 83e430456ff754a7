package org.gongkai.app.web.page;

import java.util.List;
import java.util.Optional;
import org.gongkai.app.web.page.Sheet.Verdict;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;

/**
 * A cell, or all cells of a rule, in the source of a version.
 *
 * @param heading what is looked at, in words
 * @param facts of the cell, none for a rule
 * @param rules that concern what is looked at, with the cells on both sides
 * @param tables of the source, marked; none when it has no tables that could be laid open
 * @param unsure whether the tables print something else where what was asked for is said to stand
 * @param pages of the source as pictures, none unless it has some
 * @param archived the archived page itself with the cells marked, empty when the source is no page
 * @param original address of the stored file
 */
public record InSourcePage(
        Frame frame,
        ReportHistory history,
        ReportVersion version,
        String heading,
        List<Fact> facts,
        List<Rule> rules,
        List<OriginalTable> tables,
        boolean unsure,
        List<SourcePage> pages,
        Optional<String> archived,
        String original) {
    public InSourcePage {
        facts = List.copyOf(facts);
        rules = List.copyOf(rules);
        tables = List.copyOf(tables);
        pages = List.copyOf(pages);
    }

    /** What is known of a cell. */
    public record Fact(String name, String text) {}

    /**
     * A rule and how it comes out.
     *
     * @param left cells whose sum stands on the left
     * @param right cells whose sum stands on the right
     */
    public record Rule(Verdict verdict, List<Operand> left, List<Operand> right) {
        public Rule {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }

    /** A cell in a rule: its name, what stands there, and where it is shown. */
    public record Operand(String name, String text, String link) {}

    /** The cell to which a link leads on the pages, empty when none is marked. */
    public String firstMarked() {
        return pages.stream()
                .flatMap(page -> page.boxes().stream())
                .filter(box -> box.mark().equals("marked"))
                .map(SourcePage.Marked::cell)
                .findFirst()
                .orElse("");
    }

    public String year() {
        return Integer.toString(history.key().year());
    }
}
