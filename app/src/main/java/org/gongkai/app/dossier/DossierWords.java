package org.gongkai.app.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.config.Due;
import org.gongkai.model.Capture;
import org.gongkai.model.Level;
import org.gongkai.model.ReportVersion;
import org.gongkai.model.RunReport;
import org.gongkai.model.Wording;

/** The sentences of a dossier. None says more than its status. */
final class DossierWords {
    private DossierWords() {}

    /** What is claimed of the authority, as known at the end of the day. */
    static Wording claim(CoverageRow row, int year, LocalDate asOf) {
        String zhReport = "“" + row.authority() + "”" + year + "年度政府信息公开工作年度报告";
        String enReport = "the report of " + row.authority() + " on open government information about " + year;
        String zhDue = row.due().map(due -> "（期限：" + due.date() + "）").orElse("");
        String enDue = row.due().map(due -> " (due on " + due.date() + ")").orElse("");
        String zhAsOf = "截至" + asOf + "（北京时间）日终，";
        String enAsOf = "As known at the end of " + asOf + " (China), ";
        return switch (row.status()) {
            case MISSING ->
                new Wording(
                        enAsOf + enReport + enDue
                                + " was not found where it belongs: a complete crawl of that place, begun after the"
                                + " deadline, did not meet with it.",
                        zhAsOf + "在" + zhReport + zhDue + "应当公布的网站上没有发现该报告：期限届满之后开始的一次完整采集未见到它。");
            case LATE -> late(row, enAsOf + enReport + enDue, zhAsOf + zhReport + zhDue);
            case ON_TIME ->
                new Wording(
                        enAsOf + enReport + enDue + " was published in time.", zhAsOf + zhReport + zhDue + "已按时公布。");
            case REMOVED ->
                new Wording(
                        enAsOf + enReport
                                + " had been published and was there no longer: repeated definite answers said that it is"
                                + " gone.",
                        zhAsOf + zhReport + "曾经公布，现已不在原处：多次明确的应答表明它已被撤下。");
            case INCOMPLETE ->
                new Wording(
                        enAsOf + enReport + " was published, and is not complete.", zhAsOf + zhReport + "已公布，但不完整。");
            case UNREADABLE ->
                new Wording(
                        enAsOf + enReport
                                + " was published; this program could not read its figures. That says nothing against the"
                                + " report.",
                        zhAsOf + zhReport + "已公布，但本程序读不出其中的数字。这并不说明报告本身有问题。");
            case DATE_UNKNOWN ->
                new Wording(
                        enAsOf + enReport + " was published; whether in time is not known.",
                        zhAsOf + zhReport + "已公布，是否按时无从得知。");
            case NOT_DUE ->
                new Wording(
                        enAsOf + enReport + enDue + " was not due yet, and had not been seen.",
                        zhAsOf + zhReport + zhDue + "尚未到期，也未见到。");
            case UNKNOWN ->
                new Wording(
                        enAsOf + "it is not known whether " + enReport
                                + " was published. Nothing is claimed of the authority.",
                        zhAsOf + "尚不知道" + zhReport + "是否已经公布。对该机关不作任何判断。");
        };
    }

    /** By the date that it shows, where there is one; else by what a crawl did not find. */
    private static Wording late(CoverageRow row, String en, String zh) {
        boolean dated = row.published()
                .filter(day -> row.due().map(due -> day.isAfter(due.date())).orElse(false))
                .isPresent();
        if (dated) {
            return new Wording(
                    en + " was published after the deadline, by the date that the portal shows.",
                    zh + "已公布，网站标明的公布日期晚于期限。");
        }
        return new Wording(
                en + " was not found by a complete crawl after the deadline, and was seen later.",
                zh + "在期限之后的一次完整采集中没有见到，后来才见到。");
    }

    /** What the claim does not say. */
    static List<Wording> limits(CoverageRow row) {
        List<Wording> limits = new ArrayList<>();
        CoverageStatus status = row.status();
        if (status == CoverageStatus.MISSING || status == CoverageStatus.UNKNOWN || status == CoverageStatus.REMOVED) {
            limits.add(new Wording(
                    "Only the portals named here were looked at. That the report stands elsewhere – another site, a"
                            + " gazette, on paper – or behind a search form is not ruled out.",
                    "只查看了本材料所列的网站。不能排除报告公布在其他网站、公报或纸质载体上，或只能通过检索找到。"));
        }
        if (status == CoverageStatus.MISSING) {
            limits.add(new Wording(
                    "A complete crawl means that everything the crawl came across and had reason to look at was fetched; a page"
                            + " to which no link leads cannot be found.",
                    "“完整采集”指已取得采集中发现且有理由查看的全部地址；没有任何链接指向的页面无法发现。"));
        }
        if (status == CoverageStatus.LATE
                || status == CoverageStatus.ON_TIME
                || status == CoverageStatus.DATE_UNKNOWN) {
            limits.add(new Wording(
                    "A date that a page shows is the publisher's word; when this archive first saw the report is its own.",
                    "页面标明的日期出自发布者；首次见到的时间出自本存档。"));
        }
        if (status == CoverageStatus.REMOVED) {
            limits.add(new Wording(
                    "Why it is gone is not known; a rebuilt site may have moved it to an address that was not found.",
                    "撤下的原因不明；网站改版后报告也可能移到了尚未发现的地址。"));
        }
        if (row.due().map(due -> due.basis() == Due.Basis.LOCAL).orElse(false)) {
            limits.add(new Wording(
                    "The Regulations name no day for such authorities; the deadline used here is practice or a local"
                            + " rule.",
                    "条例未对此类机关规定具体日期；本材料所用期限出自实践或地方规定。"));
        }
        limits.add(new Wording(
                "This was put together by a program and says nothing of reasons or fault. It is no legal advice.",
                "本材料由程序生成，不涉及原因与责任，也不构成法律意见。"));
        return limits;
    }

    static Wording level(Level level) {
        String zh =
                switch (level) {
                    case MINISTRY -> "国务院部门";
                    case PROVINCE -> "省级人民政府";
                    case CITY -> "地级人民政府";
                    case COUNTY -> "县级人民政府";
                    case TOWNSHIP -> "乡镇人民政府";
                    case SUBDISTRICT -> "街道办事处";
                    case DEPARTMENT -> "政府部门";
                    case ZONE -> "开发区等派出机构";
                };
        return new Wording(level.label(), zh);
    }

    static Wording run(RunReport run) {
        if (run.ended().isEmpty()) {
            return new Wording("not ended", "未结束");
        }
        return switch (run.status()) {
            case RUNNING -> new Wording("cut short", "中断");
            case COMPLETE -> new Wording("complete", "完整");
            case INCOMPLETE -> new Wording("incomplete", "不完整");
            case BLOCKED -> new Wording("blocked by an anti-robot page", "被反爬页面拦截");
            case UNREACHABLE -> new Wording("portal unreachable", "网站无法访问");
            case DISALLOWED -> new Wording("not allowed by robots.txt", "robots.txt 不允许");
        };
    }

    static Wording answer(Capture capture) {
        return switch (capture.kind()) {
            case FETCHED -> new Wording("answered", "已应答");
            case UNCHANGED -> new Wording("unchanged, says the server", "服务器称未变");
            case GONE -> new Wording("nothing is there: " + capture.reason(), "该处已无内容（" + capture.reason() + "）");
            case BLOCKED -> new Wording("anti-robot answer: " + capture.reason(), "反爬应答（" + capture.reason() + "）");
            case DISALLOWED -> new Wording("not asked: " + capture.reason(), "未访问（" + capture.reason() + "）");
            case FAILED -> new Wording("no usable answer: " + capture.reason(), "无可用应答（" + capture.reason() + "）");
        };
    }

    static Wording change(ReportVersion.Change change) {
        String cells = change.cells().isEmpty() ? "" : " (" + change.cells().size() + ")";
        return switch (change.kind()) {
            case NUMBERS -> new Wording("figures changed" + cells, "数字有改动" + cells);
            case TEXT -> new Wording("text changed", "文字有改动");
            case ATTACHMENT -> new Wording("attachment changed", "附件有改动");
            case REPLACED -> new Wording("replaced by another document", "换成另一份文件");
            case MOVED -> new Wording("moved to another address", "移至另一地址");
            case RETURNED -> new Wording("there again", "重新出现");
        };
    }
}
