package org.gongkai.archive.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormSection;
import org.gongkai.config.form.FormSet;
import org.gongkai.config.form.FormTable;
import org.gongkai.model.Wording;

/** What a report lacks of the form that it follows, or should follow. */
final class Gaps {
    private Gaps() {}

    /** What is not in it; empty when nothing is known to be lacking. */
    static Optional<Wording> of(int year, Reading reading, FormSet forms) {
        if (reading.form().isEmpty()) {
            return forms.prescribedFor(year)
                    .map(form -> new Wording(
                            "not in it: the tables of the form, " + form.id(), "缺少规定格式（" + form.id() + "）的表格"));
        }
        String id = reading.form().get();
        List<Wording> gaps = new ArrayList<>();
        reading.tables().stream()
                .filter(table -> table.absent() * 2 > table.cells())
                .map(Gaps::table)
                .forEach(gaps::add);
        forms.find(id).filter(Form::expected).ifPresent(form -> chapters(form, reading)
                .forEach(chapter -> gaps.add(chapter(chapter))));
        if (gaps.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Wording(
                "not in it: " + gaps.stream().map(Wording::en).collect(Collectors.joining(", ")) + " of form " + id,
                "缺少" + gaps.stream().map(Wording::zh).collect(Collectors.joining("、")) + "（格式" + id + "）"));
    }

    private static Wording table(Reading.Table table) {
        String share = table.whole() ? "all" : table.absent() + " of " + table.cells();
        return new Wording(
                share + " cells of table " + table.id(),
                "表" + table.id() + (table.whole() ? "全部单元格" : table.cells() + "个单元格中的" + table.absent() + "个"));
    }

    private static Wording chapter(FormSection chapter) {
        String heading = chapter.heading().official();
        return new Wording(
                "chapter " + chapter.number() + " (" + heading + ")", "第" + chapter.number() + "章“" + heading + "”");
    }

    /**
     * Chapters that were not found. Where less than half of them were, the headings could not be told from the text, and
     * nothing is said; nor of a chapter whose table is there, nor of one before the first that was found: what stands
     * there belongs to none.
     */
    private static List<FormSection> chapters(Form form, Reading reading) {
        long found = form.sections().stream()
                .filter(section -> reading.chapters().contains(section.number()))
                .count();
        if (found == 0 || found * 2 < form.sections().size()) {
            return List.of();
        }
        return form.sections().stream()
                .filter(section -> section.number() > reading.chapters().get(0))
                .filter(section -> !reading.chapters().contains(section.number()))
                .filter(section -> !hasTable(form, reading, section))
                .toList();
    }

    private static boolean hasTable(Form form, Reading reading, FormSection section) {
        String number = Integer.toString(section.number());
        return form.tables().stream().map(FormTable::id).anyMatch(number::equals)
                && reading.tables().stream().noneMatch(table -> table.id().equals(number) && table.whole());
    }
}
