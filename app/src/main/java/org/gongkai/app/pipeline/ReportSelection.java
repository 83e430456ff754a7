package org.gongkai.app.pipeline;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.gongkai.archive.reread.KeptVersion;
import org.gongkai.config.Registry;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportDocument;

/**
 * Which of the kept reports to read again. What is empty does not restrict.
 *
 * @param only any of these kinds
 * @param forms ids of forms that they were read as
 * @param readers formats that they were read from, for example {@code pdf}
 * @param olderThan version of the extractor; those that an earlier one read
 * @param region code of an authority: it and all below it
 * @param year that the report is about
 * @param authority code
 */
public record ReportSelection(
        Set<Kind> only,
        Set<String> forms,
        Set<String> readers,
        Optional<String> olderThan,
        Optional<String> region,
        Optional<Integer> year,
        Optional<String> authority) {
    public ReportSelection {
        only = Set.copyOf(only);
        forms = Set.copyOf(forms);
        readers = Set.copyOf(readers);
    }

    /** What may be wrong with a reading. */
    public enum Kind {
        /** No report could be read, or none of its figures. */
        FAILED,
        /** A cell has a flag. */
        FLAGGED,
        /** Another extractor or other forms read it than are here now. */
        OUTDATED;

        /** As it is typed, for example {@code flagged}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same selection in the same words, whatever order it was typed in. */
    public String words() {
        StringJoiner words = new StringJoiner(" ");
        words.setEmptyValue("all");
        list(words, "--only", only.stream().map(Kind::label).toList());
        list(words, "--form", forms);
        list(words, "--format", readers);
        olderThan.ifPresent(version -> words.add("--older-than " + version));
        region.ifPresent(code -> words.add("--region " + code));
        year.ifPresent(about -> words.add("--year " + about));
        authority.ifPresent(code -> words.add("--authority " + code));
        return words.toString();
    }

    private static void list(StringJoiner words, String option, Collection<String> values) {
        if (!values.isEmpty()) {
            words.add(option + " " + values.stream().sorted().collect(Collectors.joining(",")));
        }
    }

    /** Whether what is known without opening the document lets it in. */
    public boolean mayTake(KeptVersion kept, Registry registry) {
        String code = kept.key().authority();
        return year.map(about -> about == kept.key().year()).orElse(true)
                && authority.map(code::equals).orElse(true)
                && region.map(above -> registry.isWithin(code, above)).orElse(true);
    }

    /** Whether the selection needs the document. */
    public boolean asksTheDocument() {
        return !only.isEmpty() || !forms.isEmpty() || !readers.isEmpty() || olderThan.isPresent();
    }

    /** Whether it asks which extractor has read a report. */
    boolean asksWhoReadIt() {
        return only.equals(Set.of(Kind.OUTDATED)) || olderThan.isPresent();
    }

    /**
     * Whether the document lets it in.
     *
     * @param now digest of the forms that are here now
     */
    public boolean takes(KeptVersion kept, ReportDocument document, Digest now) {
        return (forms.isEmpty() || document.form() != null && forms.contains(document.form()))
                && (readers.isEmpty() || readers.contains(document.source().reader()))
                && olderThan
                        .map(version -> isOlder(document.source().extractor(), version))
                        .orElse(true)
                && (only.isEmpty() || only.stream().anyMatch(kind -> is(kind, kept, document, now)));
    }

    private static boolean is(Kind kind, KeptVersion kept, ReportDocument document, Digest now) {
        return switch (kind) {
            case FAILED ->
                !document.report()
                        || !document.cells().isEmpty()
                                && document.cells().stream().noneMatch(cell -> cell.status() == CellStatus.NUMBER);
            case FLAGGED ->
                document.cells().stream().anyMatch(cell -> !cell.flags().isEmpty());
            case OUTDATED -> !ReportFiles.isOf(kept.version().extraction(), now);
        };
    }

    private static boolean isOlder(String version, String than) {
        int[] one = parts(version);
        int[] other = parts(than);
        return Arrays.compare(one, other) < 0;
    }

    private static int[] parts(String version) {
        return Arrays.stream(version.split("[^0-9]+"))
                .filter(part -> !part.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
