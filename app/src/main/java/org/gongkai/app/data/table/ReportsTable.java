package org.gongkai.app.data.table;

import static org.gongkai.app.data.table.ColumnType.BOOLEAN;
import static org.gongkai.app.data.table.ColumnType.DATE;
import static org.gongkai.app.data.table.ColumnType.INSTANT;
import static org.gongkai.app.data.table.ColumnType.INTEGER;
import static org.gongkai.app.data.table.ColumnType.TEXT;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.gongkai.model.ReportVersion;
import org.gongkai.model.Wording;

/** The reports: one row for each authority and year, with what its current version says. */
public final class ReportsTable {
    static final String NAME = "reports";

    private ReportsTable() {}

    /** The table; a line is a report's current version. */
    public static Table<VersionLine> table() {
        return new Table<>(
                NAME,
                new Wording("Reports", "年度报告"),
                new Wording("One row for each authority and year, with its current version.", "每个机关每个年度一行，内容取其现行版本。"),
                List.of(
                        report(),
                        Column.<VersionLine>of("authority", TEXT, "Authority", "行政机关", line -> line.history()
                                        .key()
                                        .authority())
                                .always(),
                        Column.<VersionLine>of(
                                        "authority_name", TEXT, "Name of the authority", "机关名称", line -> line.history()
                                                .authorityName())
                                .told("As the report gives it.", "报告中的名称。"),
                        Column.<VersionLine>of("year", INTEGER, "Year", "年度", line ->
                                        (long) line.history().key().year())
                                .always()
                                .told("The year that the report is about.", "报告所统计的年度，不是发布年份。"),
                        Column.<VersionLine>of("status", TEXT, "Status", "状态", line -> line.history()
                                        .status()
                                        .name()
                                        .toLowerCase(Locale.ROOT))
                                .always()
                                .told(
                                        "current; removed: repeated definite answers say that it is gone; unreachable: it"
                                                + " could not be looked at lately.",
                                        "current 仍在网上；removed 多次确认已撤下；unreachable 近期无法访问。"),
                        Column.<VersionLine>of("versions", INTEGER, "Number of versions", "版本数", line ->
                                        (long) line.history().versions().size())
                                .always(),
                        Column.<VersionLine>of(
                                        "current_version", INTEGER, "Current version", "现行版本号", VersionLine::number)
                                .always(),
                        Column.of(
                                "first_seen", INSTANT, "First seen", "首次见到", line -> line.history().versions().stream()
                                        .map(ReportVersion::firstSeen)
                                        .min(Comparator.naturalOrder())
                                        .orElse(null)),
                        Column.of("last_seen", INSTANT, "Last seen", "最近见到", line -> line.history().versions().stream()
                                .map(ReportVersion::lastSeen)
                                .max(Comparator.naturalOrder())
                                .orElse(null)),
                        published(),
                        title(),
                        form(),
                        VersionsTable.address(),
                        VersionsTable.sha256(),
                        VersionsTable.extraction(),
                        VersionsTable.reader(),
                        VersionsTable.extractor(),
                        sample()),
                List.of("report"),
                List.of(ForeignKey.to(AuthoritiesTable.NAME, "authority")));
    }

    static Column<VersionLine> report() {
        return Column.<VersionLine>of("report", TEXT, "Report", "报告", VersionLine::report)
                .always()
                .told("Authority and year.", "机关代码与年度。");
    }

    static Column<VersionLine> sample() {
        return Column.<VersionLine>of("sample", BOOLEAN, "Sample", "是否样例", VersionLine::sample)
                .always()
                .told(
                        "One of the demo's bundled samples, which no site has published so.",
                        "是否为演示用的内置样例；样例并非任何网站的真实发布。");
    }

    static Column<VersionLine> published() {
        return Column.<VersionLine>of(
                        "published",
                        DATE,
                        "Published",
                        "发布日期",
                        line -> line.document() == null ? null : line.document().published())
                .told("The date of publication that page or document shows.", "网页或文件自称的发布日期。");
    }

    static Column<VersionLine> title() {
        return Column.of(
                "title",
                TEXT,
                "Title",
                "标题",
                line -> line.document() == null ? null : line.document().title());
    }

    static Column<VersionLine> form() {
        return Column.<VersionLine>of("form", TEXT, "Form", "表式", VersionLine::form)
                .told("Id of the statutory form that the tables follow; null when none fits.", "所依据的法定表式；都不符合时为空。");
    }
}
