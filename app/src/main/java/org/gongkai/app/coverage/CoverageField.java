package org.gongkai.app.coverage;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.gongkai.config.Due;
import org.jspecify.annotations.Nullable;

/** The columns of coverage in a spreadsheet, in their order: names for programs, headings for people. */
enum CoverageField {
    YEAR("year", "年度 Year", 8, CoverageLine::year),
    AS_OF("as_of", "截至 As of", 12, CoverageLine::asOf),
    PROVINCE("province", "省级 Province", 18, CoverageLine::province),
    CITY("city", "地级 City", 18, CoverageLine::city),
    CODE("code", "代码 Code", 14, line -> line.row().code()),
    AUTHORITY("authority", "机关 Authority", 36, line -> line.row().authority()),
    LEVEL("level", "级别 Level", 12, CoverageLine::level),
    STATUS("status", "状态 Status", 14, line -> line.row().status().label()),
    STATUS_ZH("status_zh", "状态（中文） Status in Chinese", 12, line -> StatusWord.of(
                    line.row().status())
            .zh()),
    DEADLINE("deadline", "期限 Deadline", 12, line -> orNull(line.row().due().map(Due::date))),
    BASIS(
            "deadline_basis",
            "期限依据 Basis of the deadline",
            10,
            line -> orNull(line.row().due().map(due -> due.basis().name().toLowerCase(Locale.ROOT)))),
    PUBLISHED("published", "公布日期 Published", 12, line -> orNull(line.row().published())),
    FIRST_SEEN(
            "first_seen", "首次见到 First seen (UTC)", 22, line -> orNull(line.row().firstSeen())),
    URL("url", "网址 Address", 50, line -> orNull(line.row().url())),
    REASON("reason", "理由 Reason", 80, line -> line.row().reason()),
    REASON_ZH("reason_zh", "理由（中文） Reason in Chinese", 80, line -> line.row().reasonZh()),
    EVIDENCE("evidence", "证据 Evidence", 50, line -> String.join(" ", line.row().evidence())),
    SOURCE(
            "deadline_source",
            "法律来源 Legal source",
            60,
            line -> orNull(line.row().due().map(Due::sourceZh)));

    private final String id;
    private final String heading;
    private final int width;
    private final Function<CoverageLine, @Nullable Object> value;

    CoverageField(String id, String heading, int width, Function<CoverageLine, @Nullable Object> value) {
        this.id = id;
        this.heading = heading;
        this.width = width;
        this.value = value;
    }

    /** For programs. */
    String id() {
        return id;
    }

    /** For people, in both languages. */
    String heading() {
        return heading;
    }

    /** In characters. */
    int width() {
        return width;
    }

    /** A number, a {@link LocalDate} or what is written as text; empty where nothing is known. */
    Optional<Object> of(CoverageLine line) {
        return Optional.ofNullable(value.apply(line));
    }

    /** As text; empty where nothing is known. */
    String text(CoverageLine line) {
        return Objects.toString(value.apply(line), "");
    }

    private static @Nullable Object orNull(Optional<?> value) {
        return value.isPresent() ? value.get() : null;
    }
}
