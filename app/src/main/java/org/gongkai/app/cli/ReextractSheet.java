package org.gongkai.app.cli;

import java.util.List;
import java.util.Locale;
import org.gongkai.app.cli.Table.Column;
import org.gongkai.app.pipeline.ReadingComparison;
import org.gongkai.app.pipeline.ReadingComparison.Verdict;
import org.gongkai.archive.reread.ExtractionRun;
import org.gongkai.archive.reread.Reread;
import org.gongkai.archive.reread.Reread.Outcome;
import org.gongkai.model.Cell;
import org.jspecify.annotations.Nullable;

/** Extraction runs, and what they would change, for reading at a terminal. */
final class ReextractSheet {
    private final Console console;

    ReextractSheet(Console console) {
        this.console = console;
    }

    void runs(List<ExtractionRun> runs) {
        if (runs.isEmpty()) {
            console.out().println("There is no extraction run yet; ./gongkai reextract makes one.");
            return;
        }
        Table table = Table.of(
                Column.word("Run"),
                Column.number("Read"),
                Column.number("Same"),
                Column.number("Changed"),
                Column.number("Other"),
                Column.number("Failed"),
                Column.word("State"),
                Column.text("Selection"));
        for (ExtractionRun run : runs) {
            table.row(
                    run.id(),
                    run.done(),
                    run.count(Outcome.SAME),
                    run.count(Outcome.CHANGED),
                    run.count(Outcome.OTHER_REPORT),
                    run.count(Outcome.FAILED),
                    run.accepted().isPresent() ? "accepted" : run.ended().isPresent() ? "ended" : "cut short",
                    run.selection());
        }
        console.print(table);
    }

    void run(ExtractionRun run, List<Reread> unlike) {
        console.out()
                .println(
                        "Run " + run.id() + " (extractor " + run.extractor() + "): " + run.done() + " report versions, "
                                + run.count(Outcome.SAME) + " read the same, " + run.count(Outcome.CHANGED)
                                + " read otherwise, " + run.count(Outcome.OTHER_REPORT) + " read as another report, "
                                + run.count(Outcome.FAILED) + " not read");
        Table reasons = Table.of(Column.word(""), Column.text(""));
        unlike.forEach(result -> reasons.row(
                "",
                result.key().authority() + " " + result.key().year() + " version " + result.version() + ": "
                        + result.reason()));
        if (!unlike.isEmpty()) {
            console.print(reasons);
        }
    }

    void comparison(ReadingComparison comparison) {
        int reports = comparison.groups().values().stream()
                .mapToInt(ReadingComparison.Counts::reports)
                .sum();
        if (comparison.groups().values().stream().allMatch(counts -> counts.changed() == 0)) {
            console.out().println("No difference in " + reports + " report versions that both have read.");
            return;
        }
        Table table = Table.of(
                Column.word("Format"),
                Column.word("Form"),
                Column.number("Reports"),
                Column.number("Changed"),
                Column.figure("Cells better"),
                Column.figure("Cells worse"),
                Column.figure("Cells other"),
                Column.figure("Checks better"),
                Column.figure("Checks worse"));
        comparison.groups().forEach((group, counts) -> {
            String form = group.form().isEmpty() ? "none" : group.form();
            String before = group.before().isEmpty() ? "none" : group.before();
            table.row(
                    group.format(),
                    form.equals(before) ? form : before + "→" + form,
                    counts.reports(),
                    counts.changed(),
                    counts.cells(Verdict.BETTER),
                    counts.cells(Verdict.WORSE),
                    counts.cells(Verdict.OTHER),
                    counts.checks(Verdict.BETTER),
                    counts.checks(Verdict.WORSE));
        });
        console.print(table);
        for (Verdict verdict : Verdict.values()) {
            List<ReadingComparison.Sample> samples = comparison.samples(verdict);
            if (samples.isEmpty()) {
                continue;
            }
            Table cells = Table.of(
                    Column.word("Cells " + verdict.name().toLowerCase(Locale.ROOT)),
                    Column.word("Cell"),
                    Column.text("Before"),
                    Column.text("After"));
            samples.forEach(sample -> cells.row(
                    sample.key().authority() + " " + sample.key().year() + " v" + sample.version(),
                    sample.id(),
                    shown(sample.before()),
                    shown(sample.after())));
            console.print(cells);
        }
    }

    private static String shown(@Nullable Cell cell) {
        if (cell == null) {
            return "not there";
        }
        String flags = cell.flags().isEmpty() ? "" : " (" + String.join(", ", cell.flags()) + ")";
        return (cell.raw().isBlank() ? cell.status().label() : "'" + cell.raw() + "'") + flags;
    }
}
