package org.gongkai.app.web.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.app.web.page.Sheet.Verdict;
import org.gongkai.app.web.replay.RewrittenPage;
import org.gongkai.app.web.text.Language;
import org.gongkai.app.web.text.Written;
import org.gongkai.archive.dating.ReportDates;
import org.gongkai.archive.export.CdxLine;
import org.gongkai.config.form.Form;
import org.gongkai.model.Capture;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.Digest;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;
import org.jspecify.annotations.Nullable;

/**
 * One version of a report: what it says, what does not add up in it, what changed, and where all that comes from.
 *
 * @param document what extraction made of this version, null when the archive holds no extraction of it
 * @param formName the form in words, empty when none fits
 * @param failing the rules that do not hold, in the form's order
 * @param capture the look that first showed this version, null when the archive does not hold it
 * @param brought ids of the captures that brought the version's files, as far as they are known
 * @param runKept whether the archive holds a report of the capture's run
 * @param dates of all versions
 */
public record ReportPage(
        Frame frame,
        ReportHistory history,
        ReportVersion version,
        @Nullable ReportDocument document,
        String formName,
        Tally tally,
        List<Verdict> failing,
        List<Sheet> sheets,
        List<FindingLine> findings,
        List<VersionLine> versions,
        @Nullable Capture capture,
        Map<Digest, String> brought,
        boolean runKept,
        ReportDates dates) {
    public ReportPage {
        failing = List.copyOf(failing);
        sheets = List.copyOf(sheets);
        findings = List.copyOf(findings);
        versions = List.copyOf(versions);
        brought = Map.copyOf(brought);
    }

    /** How many checks came out how, and how many cells hold a number. */
    public record Tally(int numbers, int cells, int pass, int fail, int undetermined, int notAssessable) {
        static Tally of(ReportDocument document) {
            int[] checks = new int[CheckStatus.values().length];
            document.checks().forEach(check -> checks[check.status().ordinal()]++);
            int numbers = (int) document.cells().stream()
                    .filter(cell -> cell.value() != null)
                    .count();
            return new Tally(
                    numbers,
                    document.cells().size(),
                    checks[CheckStatus.PASS.ordinal()],
                    checks[CheckStatus.FAIL.ordinal()],
                    checks[CheckStatus.UNDETERMINED.ordinal()],
                    checks[CheckStatus.NOT_ASSESSABLE.ordinal()]);
        }
    }

    /** A finding, its sentence in the page's language, and the cells that it is about, each with its name in words. */
    public record FindingLine(Finding finding, String sentence, List<NamedCell> cells) {
        public FindingLine {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A cell's name.
     *
     * @param where its row and column in words
     * @param link to the cell on this page, null when the page shows no such cell
     */
    public record NamedCell(String where, @Nullable String link) {
        static NamedCell of(String id, FormWords words, Set<String> shown) {
            return new NamedCell(words.where(id), shown.contains(id) ? Links.fragment(id) : null);
        }
    }

    /** A version and its difference to the one before. */
    public record VersionLine(ReportVersion version, boolean shown, List<ChangedCell> changes) {
        public VersionLine {
            changes = List.copyOf(changes);
        }
    }

    /** A number that differs from the version before; an empty string stands where there was or is none. */
    public record ChangedCell(NamedCell cell, String before, String after) {}

    /** Makes the page of one version. */
    public static ReportPage of(
            Frame frame,
            ReportHistory history,
            ReportVersion version,
            Optional<ReportDocument> document,
            Optional<Form> form,
            Optional<Capture> capture,
            Map<Digest, String> brought,
            boolean runKept,
            ReportDates dates) {
        FormWords words = new FormWords(form, frame.language());
        List<Sheet> sheets =
                document.map(d -> SheetWriter.sheets(d, form, frame.language())).orElse(List.of());
        Set<String> shown = shown(sheets);
        return new ReportPage(
                frame,
                history,
                version,
                document.orElse(null),
                form.map(f -> f.name() + " · " + f.source()).orElse(""),
                document.map(Tally::of).orElse(new Tally(0, 0, 0, 0, 0, 0)),
                document.map(d -> failing(d, words, frame.language())).orElse(List.of()),
                sheets,
                findings(
                        Stream.concat(
                                dates.findings().stream(), document.stream().flatMap(d -> d.findings().stream())),
                        words,
                        shown,
                        frame.language()),
                versions(history, version, words, shown),
                capture.orElse(null),
                brought,
                runKept,
                dates);
    }

    /** What this version says of its own date. */
    public ReportDates.Stated stated() {
        return dates.versions().get(version.version() - 1);
    }

    /** Where an address is shown as it was when this version was first seen. */
    public String archived(URI place) {
        return RewrittenPage.link("view", CdxLine.stamp(version.firstSeen()), place);
    }

    /** Where all captures of an address are listed. */
    public String captures(URI place) {
        return Links.captures(place);
    }

    /** The title as published, or one made of the name and the year when there is none. */
    public String title() {
        return document != null && document.title() != null
                ? document.title()
                : frame.t("report.title", history.authorityName(), year());
    }

    public String year() {
        return Integer.toString(history.key().year());
    }

    /** Whether a later version exists. */
    public boolean superseded() {
        return version.version() < history.versions().size();
    }

    /** The paragraphs of a chapter. */
    public List<String> paragraphs(ReportDocument.Section section) {
        return section.text().lines().filter(line -> !line.isBlank()).toList();
    }

    /** Newest first, as readers want them. */
    public List<VersionLine> versionsNewestFirst() {
        List<VersionLine> newestFirst = new ArrayList<>(versions);
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** The capture whose headers tell the content coding of a payload, when it is known. */
    public Optional<String> payloadCapture(Digest digest) {
        return Optional.ofNullable(brought.get(digest));
    }

    /** Whether a file is the one that the figures were read from. */
    public boolean isRead(Digest digest) {
        return document != null && digest.equals(document.source().sha256());
    }

    public String shortened(Digest digest) {
        return Written.shortened(digest.hex());
    }

    public @Nullable String outside(URI uri) {
        return Links.outside(uri);
    }

    private static List<Verdict> failing(ReportDocument document, FormWords words, Language language) {
        VerdictWriter writer = new VerdictWriter(words, language);
        return document.checks().stream()
                .filter(check -> check.status() == CheckStatus.FAIL)
                .map(writer::write)
                .toList();
    }

    private static Set<String> shown(List<Sheet> sheets) {
        return sheets.stream()
                .flatMap(sheet -> sheet.blocks().stream())
                .flatMap(block -> block.rows().stream())
                .flatMap(row -> row.entries().stream())
                .map(Sheet.Entry::id)
                .collect(Collectors.toSet());
    }

    private static List<FindingLine> findings(
            Stream<Finding> findings, FormWords words, Set<String> shown, Language language) {
        return findings.map(finding -> new FindingLine(
                        finding,
                        language == Language.ZH ? finding.messageZh() : finding.message(),
                        finding.cells().stream()
                                .map(id -> NamedCell.of(id, words, shown))
                                .toList()))
                .toList();
    }

    private static List<VersionLine> versions(
            ReportHistory history, ReportVersion current, FormWords words, Set<String> shown) {
        List<VersionLine> lines = new ArrayList<>();
        for (ReportVersion version : history.versions()) {
            List<ChangedCell> changes = version.change().map(ReportVersion.Change::cells).orElse(List.of()).stream()
                    .map(change -> new ChangedCell(
                            NamedCell.of(change.id(), words, shown),
                            change.before() == null ? "" : change.before().toPlainString(),
                            change.after() == null ? "" : change.after().toPlainString()))
                    .toList();
            lines.add(new VersionLine(version, version.version() == current.version(), changes));
        }
        return lines;
    }
}
