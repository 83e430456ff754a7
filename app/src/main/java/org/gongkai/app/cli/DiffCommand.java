package org.gongkai.app.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.gongkai.app.cli.Table.Column;
import org.gongkai.archive.Archive;
import org.gongkai.config.ConfigurationException;
import org.gongkai.model.Cell;
import org.gongkai.model.ReportDocument;
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
        description = "Compares cells and chapters of two versions; without numbers, the latest with the one before.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./gongkai diff 411602 2020", "  ./gongkai diff 411602 2020 1 2 --json"})
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

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    DiffCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException {
        Archive archive = session.archive();
        ReportHistory history = KeptReports.require(session, authority, year);
        ReportVersion to = Versions.require(history, later);
        ReportVersion from = Versions.require(history, earlier == null ? Math.max(1, to.version() - 1) : earlier);
        Answer answer = compare(
                history, from, to, Versions.requireDocument(archive, from), Versions.requireDocument(archive, to));
        if (json) {
            session.console().json(answer);
        } else {
            print(answer);
        }
        return ExitStatus.DONE;
    }

    private void print(Answer answer) {
        Console console = session.console();
        console.out()
                .println(answer.authority() + " " + answer.year() + ", version " + answer.from() + " → " + answer.to()
                        + (answer.cells().isEmpty() && answer.sections().isEmpty()
                                ? ": no difference in cells or chapters"
                                : ""));
        if (!answer.cells().isEmpty()) {
            Table table = Table.of(Column.word("Cell"), Column.text("Before"), Column.text("After"));
            answer.cells().forEach(cell -> table.row(cell.id(), cell.rawBefore(), cell.rawAfter()));
            console.print(table);
        }
        for (SectionChange section : answer.sections()) {
            console.out().println("Chapter " + section.number());
            section.removed().forEach(line -> console.out().println("- " + TextWidth.harmless(line)));
            section.added().forEach(line -> console.out().println("+ " + TextWidth.harmless(line)));
        }
    }

    private static Answer compare(
            ReportHistory history, ReportVersion from, ReportVersion to, ReportDocument before, ReportDocument after) {
        return new Answer(
                history.authorityName(),
                history.key().year(),
                from.version(),
                to.version(),
                cells(before, after),
                sections(before, after));
    }

    private static List<CellChange> cells(ReportDocument before, ReportDocument after) {
        Map<String, @Nullable Cell> old = new LinkedHashMap<>();
        before.cells().forEach(cell -> old.put(cell.id(), cell));
        List<CellChange> changes = new ArrayList<>();
        for (Cell cell : after.cells()) {
            Cell was = old.remove(cell.id());
            if (was == null || !was.raw().equals(cell.raw()) || !Objects.equals(was.value(), cell.value())) {
                changes.add(CellChange.of(cell.id(), was, cell));
            }
        }
        old.forEach((id, was) -> changes.add(CellChange.of(id, was, null)));
        return changes;
    }

    private static List<SectionChange> sections(ReportDocument before, ReportDocument after) {
        Map<Integer, List<String>> old = paragraphs(before);
        Map<Integer, List<String>> now = paragraphs(after);
        Map<Integer, List<String>> all = new LinkedHashMap<>(old);
        now.forEach(all::putIfAbsent);
        List<SectionChange> changes = new ArrayList<>();
        for (Integer number : all.keySet()) {
            List<String> was = old.getOrDefault(number, List.of());
            List<String> is = now.getOrDefault(number, List.of());
            List<String> removed =
                    was.stream().filter(line -> !is.contains(line)).toList();
            List<String> added = is.stream().filter(line -> !was.contains(line)).toList();
            if (!removed.isEmpty() || !added.isEmpty()) {
                changes.add(new SectionChange(number, removed, added));
            }
        }
        return changes;
    }

    private static Map<Integer, List<String>> paragraphs(ReportDocument document) {
        Map<Integer, List<String>> paragraphs = new LinkedHashMap<>();
        for (ReportDocument.Section section : document.sections()) {
            paragraphs
                    .computeIfAbsent(section.number(), number -> new ArrayList<>())
                    .addAll(section.text()
                            .lines()
                            .filter(line -> !line.isBlank())
                            .toList());
        }
        return paragraphs;
    }

    private record Answer(
            String authority, int year, int from, int to, List<CellChange> cells, List<SectionChange> sections) {}

    private record CellChange(
            String id,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after,
            String rawBefore,
            String rawAfter) {
        static CellChange of(String id, @Nullable Cell before, @Nullable Cell after) {
            return new CellChange(
                    id,
                    before == null ? null : before.value(),
                    after == null ? null : after.value(),
                    before == null ? "" : before.raw(),
                    after == null ? "" : after.raw());
        }
    }

    /** Paragraphs of one chapter that only the earlier, and that only the later version has. */
    private record SectionChange(int number, List<String> removed, List<String> added) {}
}
