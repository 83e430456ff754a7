package org.gongkai.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.gongkai.app.answer.DiffAnswer;
import org.gongkai.app.answer.LinePairs;
import org.gongkai.app.answer.Marked;
import org.gongkai.app.cli.Table.Column;
import org.gongkai.app.pipeline.PageText;
import org.gongkai.archive.Archive;
import org.gongkai.config.ConfigurationException;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what changed between two versions of a report. */
@Command(
        name = "diff",
        header = "Show what changed between two versions of a report.",
        description = {
            "Compares cells and chapters of two versions side by side; without numbers, the latest with the one before."
                    + " What was changed within a paragraph stands in [-…-] before and in {+…+} after.",
            "--pages compares all that the two archived pages say, with what stands outside the chapters."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./gongkai diff 411602 2020", "  ./gongkai diff 411602 2020 1 2 --pages --json"})
final class DiffCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "AUTHORITY", description = "Registry code or name.")
    private String authority = "";

    @Parameters(index = "1", paramLabel = "YEAR", description = "Year that the report is about.")
    private int year;

    @Parameters(index = "2", arity = "0..1", paramLabel = "A", description = "The earlier version.")
    private @Nullable Integer earlier;

    @Parameters(index = "3", arity = "0..1", paramLabel = "B", description = "The later version.")
    private @Nullable Integer later;

    @Option(names = "--pages", description = "Compare the whole text of the two pages too.")
    private boolean pages;

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    DiffCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException, InterruptedException {
        Archive archive = session.keptArchive();
        ReportHistory history = KeptReports.require(session, authority, year);
        ReportVersion to = Versions.require(history, later);
        ReportVersion from = Versions.require(history, earlier == null ? Math.max(1, to.version() - 1) : earlier);
        DiffAnswer answer = DiffAnswer.of(
                history, from, to, Versions.requireDocument(archive, from), Versions.requireDocument(archive, to));
        if (pages) {
            PageText text =
                    new PageText(archive, session.configuration().settings().extractor());
            answer = answer.with(LinePairs.of(lines(text, from), lines(text, to)));
        }
        if (json) {
            session.console().json(answer);
        } else {
            session.sayIfSamples();
            print(answer);
        }
        return ExitStatus.DONE;
    }

    private static List<String> lines(PageText text, ReportVersion version) throws InterruptedException {
        try {
            return text.lines(version);
        } catch (IOException | UnreadableFileException e) {
            throw new UsageException("the page of version " + version.version() + " cannot be compared as text: "
                    + e.getMessage() + "; leave out --pages");
        }
    }

    private void print(DiffAnswer answer) {
        Console console = session.console();
        List<LinePairs.Pair> lines = answer.pages();
        if (answer.from() == answer.to()) {
            console.out()
                    .println(answer.authority() + " " + answer.year()
                            + ": one version is kept; there is nothing to compare");
            return;
        }
        boolean same = answer.facts().isEmpty()
                && answer.cells().isEmpty()
                && answer.sections().isEmpty();
        console.out()
                .println(answer.authority() + " " + answer.year() + ", version " + answer.from() + " → " + answer.to()
                        + (same ? ": no difference in cells or chapters" : ""));
        if (same && lines == null && !answer.files().isEmpty()) {
            console.out().println("The files differ; --pages compares all that the pages say.");
        }
        if (!answer.facts().isEmpty()) {
            Table facts = Table.of(Column.word("Fact"), Column.text("Before"), Column.text("After"));
            answer.facts().forEach(fact -> facts.row(fact.name(), shown(fact.before()), shown(fact.after())));
            console.print(facts);
        }
        if (!answer.cells().isEmpty()) {
            Table cells = Table.of(Column.word("Cell"), Column.text("Before"), Column.text("After"));
            answer.cells().forEach(cell -> cells.row(cell.id(), cell.rawBefore(), cell.rawAfter()));
            console.print(cells);
        }
        answer.sections().forEach(section -> print("Chapter " + section.number(), section.changes()));
        if (lines != null) {
            print(lines.isEmpty() ? "Page: no line differs" : "Page", lines);
        }
    }

    private static String shown(@Nullable String fact) {
        return fact == null ? "-" : fact;
    }

    private void print(String heading, List<LinePairs.Pair> pairs) {
        Console console = session.console();
        console.out().println(heading);
        if (pairs.isEmpty()) {
            return;
        }
        Table table = Table.of(Column.text("- before"), Column.text("+ after"));
        for (LinePairs.Pair pair : pairs) {
            Marked marked = Marked.of(pair.before(), pair.after());
            table.row(marked.before(), marked.after());
        }
        console.print(table);
    }
}
