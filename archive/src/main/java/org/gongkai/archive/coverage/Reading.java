package org.gongkai.archive.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.Wording;

/**
 * What coverage asks about one extraction: a few facts instead of hundreds of cells. Follows from the extraction alone.
 *
 * @param published the date that the report, its page or the list that leads there shows
 * @param listed whether that date stands beside its link in the portal's list, and not on the page
 * @param unreadable why it could not be read; empty when it could
 * @param form id of the form that its tables follow; empty when they follow none
 * @param tables that lack any cell of the form, in the form's order
 * @param chapters numbers of the chapters that were found, or that the text names ({@code 六、}) where a heading was not told
 *     from it; ascending
 */
public record Reading(
        Optional<LocalDate> published,
        boolean listed,
        Optional<Wording> unreadable,
        Optional<String> form,
        List<Table> tables,
        List<Integer> chapters) {
    private static final String NUMERALS = "一二三四五六七八九";
    private static final Pattern NUMBERED = Pattern.compile("([" + NUMERALS + "])[、.．]");

    public Reading {
        tables = List.copyOf(tables);
        chapters = List.copyOf(chapters);
    }

    /**
     * A table that lacks cells.
     *
     * @param id as the form calls it
     * @param absent cells that are not in the document
     * @param cells of the form
     */
    public record Table(String id, int absent, int cells) {
        boolean whole() {
            return absent == cells;
        }
    }

    /** The facts of a document. */
    public static Reading of(ReportDocument document) {
        return new Reading(
                Optional.ofNullable(document.published()),
                document.holds(Finding.DATE_FROM_LIST),
                unreadable(document),
                Optional.ofNullable(document.form()),
                tables(document),
                chapters(document));
    }

    private static List<Integer> chapters(ReportDocument document) {
        TreeSet<Integer> chapters = new TreeSet<>();
        for (ReportDocument.Section section : document.sections()) {
            chapters.add(section.number());
            NUMBERED.matcher(section.text())
                    .results()
                    .forEach(number -> chapters.add(NUMERALS.indexOf(number.group(1)) + 1));
        }
        return List.copyOf(chapters);
    }

    private static Optional<Wording> unreadable(ReportDocument document) {
        if (!document.report()) {
            Finding why = document.findings().get(0);
            return Optional.of(new Wording("it could not be read: " + why.message(), "无法读取：" + why.messageZh()));
        }
        boolean nothing = document.cells().stream().anyMatch(cell -> cell.status() == CellStatus.UNREADABLE)
                && document.cells().stream().noneMatch(cell -> cell.status() == CellStatus.NUMBER);
        return nothing
                ? Optional.of(new Wording("no number in its tables could be read", "表格中没有一个数字可以辨认"))
                : Optional.empty();
    }

    private static List<Table> tables(ReportDocument document) {
        Map<String, Integer> absent = new LinkedHashMap<>();
        Map<String, Integer> all = new LinkedHashMap<>();
        for (Cell cell : document.cells()) {
            String table = cell.id().substring(0, Math.max(0, cell.id().indexOf('/')));
            all.merge(table, 1, Integer::sum);
            absent.merge(table, cell.status() == CellStatus.ABSENT ? 1 : 0, Integer::sum);
        }
        List<Table> lacking = new ArrayList<>();
        absent.forEach((table, count) -> {
            if (count > 0) {
                lacking.add(new Table(table, count, all.getOrDefault(table, 0)));
            }
        });
        return lacking;
    }
}
