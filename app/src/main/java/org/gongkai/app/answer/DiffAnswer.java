package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gongkai.model.Cell;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;
import org.jspecify.annotations.Nullable;

/**
 * What {@code diff --json} says of two versions of a report.
 *
 * @param authority the name
 * @param from number of the earlier version
 * @param to number of the later version
 * @param facts what else the documents say of themselves, where it differs
 * @param cells in the later document's order, then those that only the earlier one has
 * @param sections chapters of which any paragraph differs
 * @param files digests of the page and its attachments, where they differ
 * @param pages lines of the whole page that differ, tables included; null when they were not asked for
 */
@JsonPropertyOrder({"authority", "year", "from", "to", "facts", "cells", "sections", "files", "pages"})
public record DiffAnswer(
        String authority,
        int year,
        int from,
        int to,
        List<FactChange> facts,
        List<CellChange> cells,
        List<SectionChange> sections,
        List<LinePairs.Pair> files,
        @Nullable List<LinePairs.Pair> pages) {
    public DiffAnswer {
        facts = List.copyOf(facts);
        cells = List.copyOf(cells);
        sections = List.copyOf(sections);
        files = List.copyOf(files);
        pages = pages == null ? null : List.copyOf(pages);
    }

    /** {@code title}, {@code published}, {@code form} or {@code mediaType} in two versions. */
    @JsonPropertyOrder({"name", "before", "after"})
    public record FactChange(
            String name, @Nullable String before, @Nullable String after) {}

    /** One cell in two versions. */
    @JsonPropertyOrder({"id", "before", "after", "rawBefore", "rawAfter"})
    public record CellChange(
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

    /**
     * Paragraphs of one chapter that differ.
     *
     * @param removed those that only the earlier version has
     * @param added those that only the later version has
     * @param changes the same beside one another, in the chapter's order
     */
    @JsonPropertyOrder({"number", "removed", "added", "changes"})
    public record SectionChange(int number, List<String> removed, List<String> added, List<LinePairs.Pair> changes) {
        static SectionChange of(int number, List<LinePairs.Pair> changes) {
            return new SectionChange(
                    number,
                    changes.stream()
                            .map(LinePairs.Pair::before)
                            .filter(line -> !line.isEmpty())
                            .toList(),
                    changes.stream()
                            .map(LinePairs.Pair::after)
                            .filter(line -> !line.isEmpty())
                            .toList(),
                    changes);
        }
    }

    /** The answer without the pages. */
    public static DiffAnswer of(
            ReportHistory history, ReportVersion from, ReportVersion to, ReportDocument before, ReportDocument after) {
        return new DiffAnswer(
                history.authorityName(),
                history.key().year(),
                from.version(),
                to.version(),
                facts(before, after),
                cells(before, after),
                sections(before, after),
                LinePairs.of(
                        from.digests().stream().map(Digest::hex).toList(),
                        to.digests().stream().map(Digest::hex).toList()),
                null);
    }

    /** The same with what differs between the whole texts of the two pages. */
    public DiffAnswer with(List<LinePairs.Pair> differingLines) {
        return new DiffAnswer(authority, year, from, to, facts, cells, sections, files, differingLines);
    }

    private static List<FactChange> facts(ReportDocument before, ReportDocument after) {
        List<FactChange> facts = new ArrayList<>();
        facts.add(new FactChange("title", before.title(), after.title()));
        facts.add(new FactChange("published", text(before.published()), text(after.published())));
        facts.add(new FactChange("form", before.form(), after.form()));
        facts.add(new FactChange(
                "mediaType", before.source().mediaType(), after.source().mediaType()));
        facts.removeIf(fact -> Objects.equals(fact.before(), fact.after()));
        return facts;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
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
        Map<Integer, List<String>> all = new TreeMap<>(old);
        now.forEach(all::putIfAbsent);
        List<SectionChange> changes = new ArrayList<>();
        for (Integer number : all.keySet()) {
            List<LinePairs.Pair> pairs =
                    LinePairs.of(old.getOrDefault(number, List.of()), now.getOrDefault(number, List.of()));
            if (!pairs.isEmpty()) {
                changes.add(SectionChange.of(number, pairs));
            }
        }
        return changes;
    }

    /** A chapter's heading is its first paragraph, as a changed heading is a change. */
    private static Map<Integer, List<String>> paragraphs(ReportDocument document) {
        Map<Integer, List<String>> paragraphs = new LinkedHashMap<>();
        for (ReportDocument.Section section : document.sections()) {
            List<String> lines = paragraphs.computeIfAbsent(section.number(), number -> new ArrayList<>());
            lines.add(section.heading());
            section.text().lines().filter(line -> !line.isBlank()).forEach(lines::add);
        }
        return paragraphs;
    }
}
