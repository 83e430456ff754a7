package org.gongkai.app.data.table;

import static org.gongkai.app.data.table.ColumnType.BOOLEAN;
import static org.gongkai.app.data.table.ColumnType.DATE;
import static org.gongkai.app.data.table.ColumnType.INSTANT;
import static org.gongkai.app.data.table.ColumnType.INTEGER;
import static org.gongkai.app.data.table.ColumnType.TEXT;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;

/** Every version of every report, whatever versions the figures are of. */
public final class VersionsTable {
    static final String NAME = "versions";

    private VersionsTable() {}

    /** The table. */
    public static Table<VersionLine> table() {
        return new Table<>(
                NAME,
                new Wording("Versions", "版本"),
                new Wording("Every version of every report.", "每份报告的全部版本。"),
                List.of(
                        ReportsTable.report(),
                        version(),
                        Column.<VersionLine>of("current", BOOLEAN, "Current", "是否现行", VersionLine::current)
                                .always()
                                .told(
                                        "Whether it is the last that is kept. A report that was taken down has one, too:"
                                                + " reports.status says removed.",
                                        "是否为所存的最后一版。已撤下的报告也有，须另看 reports.status 是否为 removed。"),
                        Column.of("first_seen", INSTANT, "First seen", "首次见到", line -> line.version()
                                .firstSeen()),
                        Column.of("last_seen", INSTANT, "Last seen", "最近见到", line -> line.version()
                                .lastSeen()),
                        Column.<VersionLine>of("change", TEXT, "Change", "变化类型", line -> line.version()
                                        .change()
                                        .map(change -> change.kind().name().toLowerCase(Locale.ROOT))
                                        .orElse(null))
                                .told(
                                        "From the version before: numbers, text, attachment, replaced, moved, returned.",
                                        "与前一版相比：numbers 数字、text 文字、attachment 附件、replaced 替换、moved 迁址、returned 恢复。"),
                        address(),
                        Column.<VersionLine>of(
                                        "addresses",
                                        TEXT,
                                        "All addresses",
                                        "全部网址",
                                        line -> line.version().places().stream()
                                                .map(URI::toString)
                                                .collect(Collectors.joining(" ")))
                                .told("Separated by spaces, in the order found.", "以空格分隔，按发现顺序排列。"),
                        Column.<VersionLine>of(
                                        "payloads",
                                        TEXT,
                                        "Stored files",
                                        "存档文件",
                                        line -> line.version().digests().stream()
                                                .map(Digest::hex)
                                                .collect(Collectors.joining(" ")))
                                .told(
                                        "SHA-256 of the files that make it up as they are stored, the page first; separated"
                                                + " by spaces.",
                                        "组成该版本的存档文件的 SHA-256，网页在前，以空格分隔。"),
                        Column.of("capture", TEXT, "First capture", "首次采集编号", line -> line.version()
                                .capture()),
                        Column.<VersionLine>of("fingerprint", TEXT, "Fingerprint", "内容指纹", line -> line.version()
                                        .fingerprint()
                                        .hex())
                                .told("Digest of the content without page chrome.", "去除网页框架后的内容摘要。"),
                        extraction(),
                        read("is_report", BOOLEAN, "Is a report", "是否为年报", ReportDocument::report)
                                .told(
                                        "Whether extraction takes it for an annual report; null when it was not read.",
                                        "是否识别为年度报告；未读取时为空。"),
                        ReportsTable.title(),
                        ReportsTable.form(),
                        ReportsTable.published(),
                        read(
                                "period_from",
                                DATE,
                                "Period from",
                                "统计期始",
                                document -> document.period() == null
                                        ? null
                                        : document.period().from()),
                        read(
                                "period_to",
                                DATE,
                                "Period to",
                                "统计期止",
                                document -> document.period() == null
                                        ? null
                                        : document.period().to()),
                        sha256(),
                        read("file", TEXT, "File name", "文件名", document -> document.source()
                                .file()),
                        read("media_type", TEXT, "Media type", "媒体类型", document -> document.source()
                                .mediaType()),
                        reader(),
                        extractor(),
                        ReportsTable.sample()),
                List.of("report", "version"),
                List.of(ForeignKey.to(ReportsTable.NAME, "report")));
    }

    private static Column<VersionLine> read(
            String name, ColumnType type, String en, String zh, Function<ReportDocument, @Nullable Object> value) {
        return Column.of(name, type, en, zh, line -> line.document() == null ? null : value.apply(line.document()));
    }

    static Column<VersionLine> version() {
        return Column.<VersionLine>of("version", INTEGER, "Version", "版本号", VersionLine::number)
                .always()
                .told("Counted from 1.", "从 1 起。");
    }

    static Column<VersionLine> address() {
        return Column.<VersionLine>of("address", TEXT, "Address", "网址", VersionLine::address)
                .told("Where it was seen first.", "首次见到的网址。");
    }

    static Column<VersionLine> sha256() {
        return Column.<VersionLine>of("sha256", TEXT, "SHA-256", "SHA-256", VersionLine::sha256)
                .told("Of the file that was read, without content coding.", "所读取文件（去除传输编码后）的摘要。");
    }

    static Column<VersionLine> extraction() {
        return Column.<VersionLine>of("extraction", TEXT, "Extraction", "提取编号", line -> line.version()
                        .extraction())
                .told("Payload digest, extractor version and digest of the forms.", "文件摘要、提取器版本与表式摘要。");
    }

    static Column<VersionLine> reader() {
        return read(
                "reader", TEXT, "Reader", "读取器", document -> document.source().reader());
    }

    static Column<VersionLine> extractor() {
        return read("extractor", TEXT, "Extractor version", "提取器版本", document -> document.source()
                .extractor());
    }
}
