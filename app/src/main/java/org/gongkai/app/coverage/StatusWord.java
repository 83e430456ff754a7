package org.gongkai.app.coverage;

import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.model.Wording;

/** What a status is called and what it says, in both languages; the pages' texts say the same. */
public final class StatusWord {
    private StatusWord() {}

    /** One or two words. */
    public static Wording of(CoverageStatus status) {
        return switch (status) {
            case NOT_DUE -> new Wording("not due", "未到期");
            case ON_TIME -> new Wording("on time", "按时");
            case LATE -> new Wording("late", "逾期");
            case DATE_UNKNOWN -> new Wording("no date", "日期不明");
            case INCOMPLETE -> new Wording("incomplete", "不完整");
            case UNREADABLE -> new Wording("unreadable", "无法读取");
            case REMOVED -> new Wording("removed", "已撤下");
            case MISSING -> new Wording("missing", "缺失");
            case UNKNOWN -> new Wording("unknown", "未知");
        };
    }

    /** One sentence. */
    public static Wording about(CoverageStatus status) {
        return switch (status) {
            case NOT_DUE -> new Wording("The deadline has not passed, and no report has been seen.", "法定期限未到，尚未见到报告。");
            case ON_TIME -> new Wording("Published within the legal deadline.", "在法定期限内公布。");
            case LATE -> new Wording("Published after the legal deadline.", "在法定期限之后公布。");
            case DATE_UNKNOWN ->
                new Wording(
                        "A report is kept, but neither the page nor the archive tells whether it was in time.",
                        "已保存报告，但页面和存档都不能说明是否按时。");
            case INCOMPLETE ->
                new Wording(
                        "A report is kept; prescribed tables or chapters are not in it, or it follows no form."
                                + " The reason names what is lacking.",
                        "已保存报告，但缺少规定的表格或章节，或没有采用规定格式；理由中写明缺少什么。");
            case UNREADABLE ->
                new Wording("A report is kept, but its figures cannot be read by this program.", "已保存报告，但本程序读不出其中的数字。");
            case REMOVED ->
                new Wording(
                        "The report was there, and repeated definite answers say that it is gone.",
                        "报告曾经存在，多次明确的回答表明它已被撤下。");
            case MISSING ->
                new Wording(
                        "The deadline has passed, and a complete crawl of where the report belongs did not find it.",
                        "法定期限已过，对其应在之处的完整采集没有发现报告。");
            case UNKNOWN ->
                new Wording(
                        "It could not be looked at: not configured, unreachable, blocked, or not yet crawled. No claim is"
                                + " made.",
                        "无法查看：未配置、无法访问、被拦截或尚未采集。不作任何判断。");
        };
    }
}
