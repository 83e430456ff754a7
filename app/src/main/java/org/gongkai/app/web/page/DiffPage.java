package org.gongkai.app.web.page;

import java.util.List;
import java.util.Optional;
import org.gongkai.app.answer.DiffAnswer;
import org.gongkai.app.answer.LinePairs;
import org.gongkai.app.answer.Marked;
import org.gongkai.config.form.Form;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of a report side by side: what differs.
 *
 * @param facts what the documents say of themselves
 * @param cells figures, each with what is printed
 * @param chapters paragraphs that differ
 * @param compared whether the whole pages were to be compared
 * @param lines of the whole pages that differ, empty when they were not or could not be compared
 */
public record DiffPage(
        Frame frame,
        ReportHistory history,
        int from,
        int to,
        List<Change> facts,
        List<CellChange> cells,
        List<Chapter> chapters,
        boolean compared,
        Optional<List<Marked>> lines) {
    /** A table of more lines would weigh more than a page may. */
    private static final int MOST_LINES = 400;

    public DiffPage {
        facts = List.copyOf(facts);
        cells = List.copyOf(cells);
        chapters = List.copyOf(chapters);
    }

    /** Something that differs; an empty string stands for nothing. */
    public record Change(String name, String before, String after) {}

    /** A figure that differs, as printed, and its id. */
    public record CellChange(String id, String name, String before, String after) {}

    /** A chapter of which paragraphs differ. */
    public record Chapter(int number, List<Marked> lines) {
        public Chapter {
            lines = List.copyOf(lines);
        }
    }

    /** Makes the page of an answer. */
    public static DiffPage of(
            Frame frame,
            ReportHistory history,
            DiffAnswer answer,
            Optional<Form> form,
            boolean compared,
            Optional<List<LinePairs.Pair>> lines) {
        FormWords words = new FormWords(form, frame.language());
        return new DiffPage(
                frame,
                history,
                answer.from(),
                answer.to(),
                answer.facts().stream()
                        .map(fact -> new Change(
                                frame.texts().word("fact", fact.name()), orEmpty(fact.before()), orEmpty(fact.after())))
                        .toList(),
                answer.cells().stream()
                        .map(cell ->
                                new CellChange(cell.id(), words.where(cell.id()), cell.rawBefore(), cell.rawAfter()))
                        .toList(),
                answer.sections().stream()
                        .map(section -> new Chapter(section.number(), marked(section.changes())))
                        .toList(),
                compared,
                lines.map(DiffPage::marked));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static List<Marked> marked(List<LinePairs.Pair> pairs) {
        return pairs.stream()
                .limit(MOST_LINES)
                .map(pair -> Marked.of(pair.before(), pair.after()))
                .toList();
    }

    /** Whether figures, chapters and what the documents say of themselves are the same. */
    public boolean isSame() {
        return facts.isEmpty() && cells.isEmpty() && chapters.isEmpty();
    }

    public String year() {
        return Integer.toString(history.key().year());
    }

    /** The numbers of all versions. */
    public List<Integer> versions() {
        return history.versions().stream().map(ReportVersion::version).toList();
    }
}
