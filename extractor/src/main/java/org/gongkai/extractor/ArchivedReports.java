package org.gongkai.extractor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gongkai.extractor.FileContent.Content;
import org.gongkai.extractor.FileContent.Member;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;

/** Looks for the report among the files of an archive. */
final class ArchivedReports {
    /** So many names of files are told. */
    private static final int MOST_NAMES = 20;

    /** Makes a document of one file. */
    interface Mapping {
        Extraction of(Member member);
    }

    private record Found(String name, Extraction extraction) {
        /** Whether it could not be read, and not for being of a kind that no report is. */
        boolean isUnread() {
            ReportDocument document = extraction.document();
            return document.source().reader().equals("none")
                    && document.findings().stream()
                            .noneMatch(finding -> finding.code().equals("unsupported-format"));
        }
    }

    private record Missed(String name, Content.Unread reason) {}

    private final ReportDocument.Source source;
    private final Mapping mapping;
    private final List<Found> reports = new ArrayList<>();
    private final List<Found> others = new ArrayList<>();
    private final List<Missed> missed = new ArrayList<>();

    /** @param source the archive */
    ArchivedReports(ReportDocument.Source source, Mapping mapping) {
        this.source = source;
        this.mapping = mapping;
    }

    /** The report of the archive; of several the one with most figures, and the others are named. */
    Extraction read(List<Member> members) {
        for (Member member : members) {
            if (member.kind().isEmpty()) {
                missed.add(new Missed(member.place(), (Content.Unread) member.content()));
            } else {
                Found found = new Found(member.place(), mapping.of(member));
                (found.extraction().document().report() ? reports : others).add(found);
            }
        }
        if (reports.isEmpty()) {
            return new Extraction(
                    none(),
                    Objects.requireNonNull(source.sha256()),
                    others.stream().allMatch(found -> found.extraction().lasting()));
        }
        Found best = reports.get(0);
        for (Found report : reports) {
            if (figures(report) > figures(best)) {
                best = report;
            }
        }
        return new Extraction(
                document(best),
                best.extraction().fingerprint(),
                best.extraction().lasting());
    }

    private static long figures(Found found) {
        long figures = 0;
        for (Cell cell : found.extraction().document().cells()) {
            figures += cell.status() == CellStatus.NUMBER ? 1 : 0;
        }
        return figures;
    }

    private ReportDocument document(Found best) {
        ReportDocument inner = best.extraction().document();
        List<Finding> findings = new ArrayList<>(inner.findings());
        findings.add(new Finding(
                "in-archive",
                Severity.INFO,
                new Wording("read from the file " + best.name() + " of the archive", "读自压缩包中的文件 " + best.name()),
                List.of()));
        if (reports.size() > 1) {
            findings.add(new Finding(
                    "several-reports",
                    Severity.WARNING,
                    new Wording(
                            "the archive holds " + reports.size() + " reports, and this is the fullest: "
                                    + names(reports).en(),
                            "压缩包中有" + reports.size() + "份年度报告，这里读的是内容最全的一份："
                                    + names(reports).zh()),
                    List.of()));
        }
        findings.addAll(unread(Severity.WARNING));
        ReportDocument.Source named = new ReportDocument.Source(
                source.file(),
                source.sha256(),
                source.mediaType(),
                inner.source().reader(),
                source.extractor());
        return new ReportDocument(
                named,
                true,
                inner.title(),
                inner.year(),
                inner.form(),
                inner.authority(),
                inner.period(),
                inner.published(),
                inner.sections(),
                inner.cells(),
                inner.checks(),
                findings);
    }

    /** One for each file that was not read: the report, or a fuller one, may be in it. */
    private List<Finding> unread(Severity severity) {
        List<Finding> findings = new ArrayList<>();
        for (Missed miss : missed) {
            Content.Unread reason = miss.reason();
            Wording said = UnreadableFileException.reason(reason.code(), reason.message());
            findings.add(unread(miss.name(), said, reason.code(), severity));
        }
        for (Found other : others) {
            if (other.isUnread()) {
                Finding reason = other.extraction().document().findings().get(0);
                Wording said = new Wording(reason.message(), reason.messageZh());
                findings.add(unread(other.name(), said, reason.code(), severity));
            }
        }
        return findings.subList(0, Math.min(findings.size(), MOST_NAMES));
    }

    private static Finding unread(String name, Wording reason, String code, Severity severity) {
        return new Finding(
                severity == Severity.ERROR ? code : "unread-file",
                severity,
                new Wording(
                        "the file " + name + " of the archive was not read: " + reason.en(),
                        "压缩包中的文件 " + name + " 没有读取：" + reason.zh()),
                List.of());
    }

    private ReportDocument none() {
        List<Finding> findings = new ArrayList<>();
        List<Finding> unread = unread(Severity.ERROR);
        List<Found> read = others.stream().filter(other -> !other.isUnread()).toList();
        if (unread.isEmpty() || !read.isEmpty()) {
            findings.add(new Finding(
                    "no-report-inside",
                    Severity.ERROR,
                    read.isEmpty()
                            ? new Wording("an archive without a file that can be read", "压缩包中没有可读的文件")
                            : new Wording(
                                    "an archive whose files are no report: "
                                            + names(read).en(),
                                    "压缩包中的文件都不是年度报告：" + names(read).zh()),
                    List.of()));
        }
        findings.addAll(unread);
        read.stream()
                .limit(MOST_NAMES)
                .forEach(other -> findings.addAll(other.extraction().document().findings()));
        return new ReportDocument(
                source, false, null, null, null, null, null, null, List.of(), List.of(), List.of(), findings);
    }

    private static Wording names(List<Found> found) {
        List<String> names = found.stream().limit(MOST_NAMES).map(Found::name).toList();
        int more = found.size() - names.size();
        return new Wording(
                String.join(", ", names) + (more > 0 ? " and " + more + " more" : ""),
                String.join("、", names) + (more > 0 ? "等" + found.size() + "个文件" : ""));
    }
}
