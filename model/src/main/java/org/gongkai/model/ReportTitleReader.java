package org.gongkai.model;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a title in three pieces: the core ({@code 政府信息公开工作年度报告} in its many spellings), the head before it, which may
 * name organ and year, and the tail behind it, which may tell that the title is of something else.
 */
final class ReportTitleReader {
    private static final String SUBJECT =
            "政府信息(?:主动)?公开(?:[和与、及暨]+政务公开)?" + "|政务(?:信息)?公开(?:[和与、及暨]+政府信息公开)?|政府信息(?=工作年)|信息公开";

    private static final Pattern CORE = Pattern.compile("《?(?<subject>" + SUBJECT + ")(?:[(][^()]{1,12}[)])?"
            + "(?<between>(?:工作|情况|总结|的|年度|年|[(\\[【]?\\d{2,}年?度?[)\\]】]?){0,6})"
            + "(?<noun>年度报告|年度报(?=$|\\.)|年报|报告)书?》?");

    /** Kinds of disclosure that other rules govern. */
    private static final Pattern OTHER_SUBJECT = Pattern.compile(
            "(?:企业|环境|财务|财政|预算|决算|薪酬|办学|高校|校务|院务|厂务|村务|党务|司法|检务|审务|警务|行政许可|行政处罚|信用|双公示|依申请|项目|资金|招投标)$");

    private static final Pattern PART_OF_A_YEAR = Pattern.compile("半年|季度|月份|月报|周报|\\d月?[至到-]\\d+月|学年");

    /** What is done with reports; an organ's name may hold such a word too (编制委员会), so it counts at the edges only. */
    private static final String DOING =
            "做好|印发|编制|报送|开展|填报|上报|提交|催报|组织|加强|规范|通报|转发|审核|解读|解析|图解|图说|读懂|看懂|培训|部署|检查|督查|评议|考核|征求|修订|更正|补发|要求|落实|发布|公布|出炉|召开|举办|学习";

    private static final Pattern ABOUT_REPORTS = Pattern.compile("关于[^关]*(?:" + DOING + ")"
            + "|^(?:文字|图片|政策|音频|视频|动漫|一图|专家)?(?:如何|怎样|什么是)?(?:" + DOING + ")"
            + "|(?:" + DOING + ")(?:了|的|:)?$");

    private static final Pattern DONE_TO_IT = Pattern.compile(
            "编制|格式|模板|范本|样式|范文|样本|填写|填报|报送|解读|解析|图解|读懂|看懂|通知|公函|的函|函$|通报|意见|方案|要点|办法|批复|请示|纪要|规范|指南|说明|培训|检查|督查|考核|评估|评议|考评|统计表|数据统计|统计数据|查询|下载|合集|一览表|报表|附表|汇总表|专栏|专题|栏目|目录|列表|更多|工作会|的公告|新闻|落实|台账|清单|反馈|整改|问卷|征求|链接汇总"
                    + "|(?:汇编|汇总|发布|公布|出炉|链接)$");

    /** A picture or a digest made of a report, as a mark in front says. */
    private static final Pattern MADE_OF_IT =
            Pattern.compile("^[(\\[【〔](?:图解|图说|一图|解读|政策解读|音频|视频|动漫|漫画|新闻)[^)\\]】〕]*[)\\]】〕]");

    /** Bodies that publish what rules of their own ask for, not what the regulation on government information does. */
    private static final Pattern OTHER_BODY =
            Pattern.compile("(?:大学|学院|学校|中学|小学|幼儿园|医院|卫生院|集团|公司|水务|供电局|电业局|供水|燃气|热力|公交)$");

    private static final Pattern NOTE = Pattern.compile("[(\\[【〔<「][^()\\[\\]【】〔〕<>「」]*[)\\]】〕>」]");
    private static final Pattern ENCLOSED = Pattern.compile("[(\\[【](?:附|含)[^()\\[\\]【】]*[)\\]】]");

    /** No title is longer; what is, is text that was taken for one. */
    private static final int LONGEST = 500;

    private static final String ABOUT = "it is about reports, not a report";
    private static final String OTHER_RULES =
            "it is the report of a school, a hospital or an enterprise, which other rules govern";
    private static final String OTHER_DISCLOSURE = "it is about another kind of disclosure";

    /** Reasons with which a title names something that is no report. */
    static final Set<String> SOMETHING_ELSE = Set.of(ABOUT, OTHER_RULES, OTHER_DISCLOSURE);

    private ReportTitleReader() {}

    static ReportTitle read(String title) {
        if (title.length() > LONGEST) {
            return ReportTitle.none("it is too long for a title", Optional.empty());
        }
        TitleParts parts = TitleParts.of(title);
        String text = TitleYears.withoutDates(parts.own());
        Optional<String> none = whyNot(text);
        if (none.isPresent()) {
            return ReportTitle.none(none.get(), parts.site());
        }
        Matcher core = lastCore(text).orElseThrow();
        String head = head(text, core);
        String tail = text.substring(core.end());
        Optional<String> organ = OrganInTitle.find(head, tail);
        if (OrganInTitle.isSeveral(head)) {
            return ReportTitle.none("it is about the reports of several authorities", parts.site());
        }
        if (organ.isEmpty() && !TitleYears.mentioned(text) && parts.year().isEmpty()) {
            return ReportTitle.none("it names neither an authority nor a year, as columns do", parts.site());
        }
        return ReportTitle.of(organ, year(head + core.group(), tail, parts.year()), parts.site());
    }

    private static Optional<String> whyNot(String text) {
        Optional<Matcher> found = lastCore(text);
        if (found.isEmpty()) {
            return Optional.of("it does not name an annual report on information disclosure");
        }
        Matcher core = found.get();
        String head = head(text, core);
        String subject = TitleYears.strip(head);
        String tail = ENCLOSED.matcher(text.substring(core.end())).replaceAll("");
        if (PART_OF_A_YEAR.matcher(text).find()) {
            return Optional.of("it covers another period than a calendar year");
        }
        if (core.group("subject").equals("信息公开")
                && OTHER_SUBJECT.matcher(subject).find()) {
            return Optional.of(OTHER_DISCLOSURE);
        }
        if (MADE_OF_IT.matcher(text).find()) {
            return Optional.of(ABOUT);
        }
        if (OTHER_BODY.matcher(ReportTitleReader.withoutNotes(subject)).find()
                && !core.group("subject").contains("政府信息")) {
            return Optional.of(OTHER_RULES);
        }
        if (ABOUT_REPORTS.matcher(subject.replaceAll("[《“\"]", "")).find()
                || DONE_TO_IT.matcher(tail).find()) {
            return Optional.of(ABOUT);
        }
        boolean annual =
                core.group("noun").startsWith("年") || core.group("between").contains("年") || TitleYears.mentioned(text);
        return annual ? Optional.empty() : Optional.of("it does not say that the report covers a year");
    }

    /** What stands before the core; {@code 郑州市人民政府信息公开…} shares the word 政府 with it. */
    private static String head(String text, Matcher core) {
        String head = text.substring(0, core.start());
        return head.endsWith("人民") ? head + "政府" : head;
    }

    /** The report's name with what is before it decides, then what is behind it, then a year beside the title. */
    private static OptionalInt year(String before, String behind, Optional<String> beside) {
        if (TitleYears.mentioned(before)) {
            return TitleYears.only(before);
        }
        if (TitleYears.mentioned(behind)) {
            return TitleYears.only(behind);
        }
        return beside.map(TitleYears::only).orElse(OptionalInt.empty());
    }

    /** The last one: what a title is about stands at its end. */
    private static Optional<Matcher> lastCore(String text) {
        Matcher core = CORE.matcher(text);
        int start = -1;
        while (core.find()) {
            start = core.start();
        }
        return start >= 0 && core.find(start) ? Optional.of(core) : Optional.empty();
    }

    static String withoutNotes(String text) {
        return NOTE.matcher(text).replaceAll("");
    }
}
