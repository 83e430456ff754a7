package org.gongkai.archive.version;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gongkai.model.Cell;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportVersion.CellChange;
import org.gongkai.model.ReportVersion.Change;
import org.gongkai.model.ReportVersion.ChangeKind;
import org.jspecify.annotations.Nullable;

/**
 * Says what kind of change lies between two states of a report.
 *
 * <ul>
 *   <li>{@code replaced}: another format or form, or a report where none could be read and the reverse; or at least half
 *       of the numbers and most of the prose differ; or one picture for another, of which nothing could be read;
 *   <li>{@code numbers}: at least one number differs;
 *   <li>{@code attachment}: no number differs, the prose is the same, and the attachments are others;
 *   <li>{@code text}: anything else.
 * </ul>
 */
public final class ChangeFinder {
    private static final double MOST = 0.5;

    private ChangeFinder() {}

    /** What the report was at one time. */
    public record State(ReportDocument document, List<Digest> digests) {
        public State {
            digests = List.copyOf(digests);
        }

        List<Digest> attachments() {
            return digests.isEmpty() ? List.of() : digests.subList(1, digests.size());
        }
    }

    /** The change, with every cell whose number differs, in the form's order. */
    public static Change between(State before, State after) {
        List<CellChange> cells = cells(before.document(), after.document());
        return new Change(kind(before, after, cells), cells);
    }

    /** The cells whose numbers differ, in the later document's order, then those that only the earlier one has. */
    public static List<CellChange> cells(ReportDocument before, ReportDocument after) {
        Set<String> ids = new LinkedHashSet<>();
        after.cells().forEach(cell -> ids.add(cell.id()));
        before.cells().forEach(cell -> ids.add(cell.id()));
        Map<String, BigDecimal> earlier = numbers(before);
        Map<String, BigDecimal> later = numbers(after);
        List<CellChange> changes = new ArrayList<>();
        for (String id : ids) {
            BigDecimal was = earlier.get(id);
            BigDecimal is = later.get(id);
            if (!sameNumber(was, is)) {
                changes.add(new CellChange(id, was, is));
            }
        }
        return changes;
    }

    private static ChangeKind kind(State before, State after, List<CellChange> cells) {
        ReportDocument was = before.document();
        ReportDocument is = after.document();
        boolean otherKind = was.report() != is.report()
                || !Objects.equals(was.form(), is.form())
                || !was.source().mediaType().equals(is.source().mediaType());
        if (otherKind) {
            return ChangeKind.REPLACED;
        }
        int known = Math.max(numbers(was).size(), numbers(is).size());
        if (!cells.isEmpty()) {
            boolean mostNumbers = cells.size() >= known * MOST;
            return mostNumbers && proseInCommon(was, is) < MOST ? ChangeKind.REPLACED : ChangeKind.NUMBERS;
        }
        if (sameProse(was, is) && !before.attachments().equals(after.attachments())) {
            return ChangeKind.ATTACHMENT;
        }
        return unreadable(was, is) ? ChangeKind.REPLACED : ChangeKind.TEXT;
    }

    /** Neither has anything to compare: a picture of a report was exchanged for another. */
    private static boolean unreadable(ReportDocument was, ReportDocument is) {
        return numbers(was).isEmpty()
                && numbers(is).isEmpty()
                && was.sections().isEmpty()
                && is.sections().isEmpty();
    }

    private static Map<String, BigDecimal> numbers(ReportDocument document) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        for (Cell cell : document.cells()) {
            if (cell.value() != null) {
                numbers.put(cell.id(), cell.value());
            }
        }
        return numbers;
    }

    private static boolean sameNumber(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    private static boolean sameProse(ReportDocument was, ReportDocument is) {
        return Objects.equals(was.title(), is.title()) && lines(was).equals(lines(is));
    }

    /** The share of paragraphs that both have, of those that either has; 1 when neither has any. */
    private static double proseInCommon(ReportDocument was, ReportDocument is) {
        Set<String> earlier = new LinkedHashSet<>(lines(was));
        Set<String> later = new LinkedHashSet<>(lines(is));
        Set<String> either = new LinkedHashSet<>(earlier);
        either.addAll(later);
        earlier.retainAll(later);
        return either.isEmpty() ? 1 : (double) earlier.size() / either.size();
    }

    private static List<String> lines(ReportDocument document) {
        return document.sections().stream()
                .flatMap(section -> section.text().lines())
                .map(line -> line.replaceAll("\\s+", ""))
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
