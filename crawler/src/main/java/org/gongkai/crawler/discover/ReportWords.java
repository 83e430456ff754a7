package org.gongkai.crawler.discover;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.gongkai.model.ReportTitle;

/**
 * The words by which columns, organs and reports are known on portals. All methods expect {@linkplain #normal normal}
 * text. Whether something is a report is for the extractor to say; here a wrong yes costs a request, a wrong no a report.
 */
public final class ReportWords {
    private static final Pattern NOISE = Pattern.compile("[\\s\\u00a0\\u3000《》<>\"“”‘’'【】\\[\\]·•|»›]+");
    private static final Pattern MORE = Pattern.compile("(?:更多|more|详情|查看)$", Pattern.CASE_INSENSITIVE);
    private static final String DIGIT = "[0-9〇○零一二三四五六七八九]";
    private static final Pattern YEAR = Pattern.compile("(?:20\\d\\d|二[〇○零O0Ｏ]" + DIGIT + "{2})");
    private static final Pattern YEAR_ALONE = Pattern.compile(YEAR + "(?:年|年度)?(?:公开)?(?:年度?报告?|报告)?");
    private static final Pattern OPEN = Pattern.compile("信息公开|政务公开|政府公开|信息工作公开|公开工作");
    private static final Pattern ANNUAL = Pattern.compile("年度?报告?|年度工作报告|年度.{0,10}报告|工作.{0,6}报告|情况.{0,3}报告");
    private static final Pattern ANNUAL_COLUMN = Pattern.compile("年报|年度(?:工作)?报告|年度.{0,4}公开.{0,4}报告|信息公开工作报告");

    /** Things about reports, or named like them, that are none; no word here is part of an organ's name. */
    private static final Pattern NOT_REPORT = Pattern.compile(
            "解读|图解|读懂|要点|会议|召开|培训|报表|法治政府建设|网站工作|网站监管|半年|季度|月报|格式|模板|样式|意见征集|征求意见|招聘|公示系统|示范文本|统计表|申请情况统计|政府工作报告|征集");
    /** What other annual reports are about; the offices for these things publish reports of the right kind. */
    private static final Pattern OTHER_MATTER =
            Pattern.compile("(?:法治政府|政府网站|网站|预算|决算|财务|绩效|企业|公司|统计|上市|工商|环境|质量|审计|社会保险|公积金|采购|新闻|动态|医院|学校)"
                    + "(?!.{0,6}(?:局|厅|委|办|中心|署|院|部|会|处))");
    /** About the making of reports. */
    private static final Pattern PREPARING = Pattern.compile("做好|编制|填报|报送|上报|催报|核对|指南|问答|常见问题|说明$|函$|制度|培训");
    /** Around a report, or carrying it. */
    private static final Pattern ABOUT_REPORT = Pattern.compile("通知|公告|公布|发布|编制|函$|通报");

    private static final Pattern OPENNESS =
            Pattern.compile(".{0,8}?(?:政务公开|政府信息公开|信息公开|政务信息公开|阳光政务|公开政府)(?:专栏|专题|平台|专区|网|网站|栏目|目录|主页|首页|年报)?");
    /** What is disclosed about one matter leads to no report about disclosure. */
    private static final Pattern TOPIC =
            Pattern.compile("重点领域|财政|预算|决算|三公|环境|环保|教育|学校|高校|医疗|医院|卫生|食品|药品|安全|扶贫|救助|住房|保障|征地|拆迁|采购|招标|项目|价格|收费|信用|双公示"
                    + "|执法|处罚|许可|企事业|公用事业|国企|国资|供水|供电|就业|社保|养老|乡村振兴|涉农|基层|标准化|试点|村务|党务|校务|警务|司法|检务|审务");

    private static final Pattern OPENNESS_PATH = Pattern.compile(
            "(?i)(?:zwgk|zwxxgk|xxgk|zfxxgk|zfxxgkpt|zfxxgkzl|zfxxgkml|xxgkml|xxgkpt|gkml|gkmlpt|zwxx|openness|gongkai|zwdt_gk)[_-]?\\d{0,6}");
    private static final Pattern REPORT_PATH = Pattern.compile(
            "(?i)(?:[a-z]+[_-])?(?:(?:[a-z]*(?:xxgk|xgk|gk)[a-z]{0,6}n[d]?b[gc]?[a-z]{0,4})|(?:[a-z]{0,4}ndbg[a-z]{0,4})|(?:[bqzsxj][a-z]{0,4}nb)|nb)[_-]?(?:\\d{4}n?d?)?(?:_?\\d{0,8})?"
                    + "|\\d{4}n?d?[a-z]{0,10}(?:nb|ndbg)[a-z]{0,3}");
    private static final String ORGANS =
            "(?:部门|组成部门|直属机构|委办局|镇街|街镇|镇办|乡镇|镇乡|镇村|街道|区县|县区|县市区|区市县|市县|市区|各县|各区|各镇|单位|垂直管理|派出机构|功能区|园区|开发区|下级政府"
                    + "|[镇乡][(]?(?:街道?|镇|办)[)]?|街道[(](?:乡镇?|镇)[)]|乡[(]镇[)]|苏木)";
    private static final Pattern HUB = Pattern.compile("[各区县市省州旗直级属政府本]{0,6}" + ORGANS + "(?:[、和及与()/]*" + ORGANS
            + "){0,2}[()]?(?:政府|办事处|政务|信息|公开|工作|年报|年度报告|平台|专栏|目录|单位|机构|栏目){0,6}");
    private static final Pattern ORGAN = Pattern.compile(
            "[\\u4e00-\\u9fa5（）()、]{1,24}(?:局|委|委员会|办|办公室|厅|镇|乡|街道|街道办|街道办事处|街办|管委会|管理委员会|中心|支队|总队|院|政府|本级|署|分局)");
    /** Another name of the organ behind its name: {@code 县政府(办)}, {@code 发改委(粮食局)}. */
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]{1,12}\\)$");

    private static final Pattern SURELY_ORGAN = Pattern.compile(".*(?:局|委|委员会|街道办事处|管委会|管理委员会|镇|乡|署|支队|总队)");
    private static final Pattern NOT_ORGAN = Pattern.compile("走进|魅力|认识|关于|概况|指南|我要|怎么|公开|登录|注册|下载");
    private static final Pattern PERHAPS_NO_ORGAN =
            Pattern.compile("大厅|新闻|互动|用户|个人|咨询|搜索|视频|数据|帮助|服务|导航|办理|结果|在线|预约|查询|消息|媒体|政策|法规");

    private static final Pattern PAGER = Pattern.compile(
            "(?i)[上下前后]一?[页頁]|[首尾末][页頁]|最后一[页頁]|第?\\d{1,3}[页頁]?|next(?:page)?|prev(?:ious)?|first|last|go|跳转|转到|确定|\\.{2,}|…");

    private static final Pattern RENDITION =
            Pattern.compile("[(\\[【](?:图片|超链接?|扫描|PDF|WORD|OFD|文字|文本|网页|纯文本|电子)版?[)\\]】]", Pattern.CASE_INSENSITIVE);

    private ReportWords() {}

    /** Whether it says that it is a report in one of several forms: {@code …年度报告(图片版)}. */
    public static boolean isRendition(String text) {
        return RENDITION.matcher(text).find();
    }

    /** The text without the words that name its form. */
    public static String withoutRendition(String text) {
        return RENDITION.matcher(text).replaceAll("");
    }

    /** Text in one form: compatibility characters folded, without spaces, quotation marks and list marks. */
    public static String normal(String text) {
        if (isNormal(text)) {
            return text;
        }
        String folded =
                NOISE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        return MORE.matcher(folded).replaceFirst("");
    }

    /** Whether it is in that form without a closer look: ideographs, digits and nothing that could be a word to drop. */
    private static boolean isNormal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '一' && c <= '鿿') && !(c >= '0' && c <= '9')) {
                return false;
            }
        }
        return !text.endsWith("更多") && !text.endsWith("详情") && !text.endsWith("查看");
    }

    /** Whether this is the title of a report: open government, annual, and a year. */
    public static boolean isReportTitle(String text) {
        if (!speaksOfReport(text)) {
            return false;
        }
        ReportTitle title = ReportTitle.parse(text);
        if (title.report() && title.year().isPresent()) {
            return true;
        }
        return isYearly(text)
                && OPEN.matcher(text).find()
                && ANNUAL.matcher(text).find()
                && !isNoReport(text)
                && !isAboutReport(text);
    }

    /** Whether it has the characters that every title of a report has: most links have not, and are done with. */
    private static boolean speaksOfReport(String text) {
        return text.indexOf('公') >= 0
                && (text.indexOf('开') >= 0 || text.indexOf('開') >= 0)
                && (text.indexOf('报') >= 0 || text.indexOf('報') >= 0);
    }

    /** Whether a year stands in it. */
    public static boolean isYearly(String text) {
        return YEAR.matcher(text).find();
    }

    /** Whether it is a year and hardly more. */
    public static boolean isYearAlone(String text) {
        return YEAR_ALONE.matcher(text).matches();
    }

    /** Whether it says what is not the report itself: a reading of it, a meeting about it. */
    public static boolean isNoReport(String text) {
        return NOT_REPORT.matcher(text).find();
    }

    /** Whether it names another matter than open government. */
    public static boolean isOtherMatter(String text) {
        return OTHER_MATTER.matcher(text).find();
    }

    /** Whether it reads like a notice that may carry reports. */
    public static boolean isAboutReport(String text) {
        return ABOUT_REPORT.matcher(text).find();
    }

    /** Whether it names a column of annual reports; {@code 年报} alone does, in the right surroundings. */
    public static boolean isReportColumn(String text) {
        return text.length() <= 28
                && ANNUAL_COLUMN.matcher(text).find()
                && !isNoReport(text)
                && !isAboutReport(text)
                && (isOpen(text) || !isOtherMatter(text));
    }

    /** Whether it speaks of open government at all. */
    public static boolean isOpen(String text) {
        return OPEN.matcher(text).find();
    }

    /** Whether it may name a report inside a column of reports. */
    public static boolean isEntry(String text) {
        return !isNoReport(text)
                && !PREPARING.matcher(text).find()
                && (isOpen(text) || !isOtherMatter(text))
                && (isYearly(text)
                        || ANNUAL.matcher(text).find()
                        || OPEN.matcher(text).find());
    }

    /** Whether it is a title of a report as far as it goes: lists cut long titles short. */
    public static boolean isCutTitle(String text) {
        return text.endsWith("...")
                && isYearly(text)
                && (isOpen(text) || text.matches(".*政府信息公?\\.+"))
                && !isNoReport(text)
                && !isAboutReport(text)
                && !PREPARING.matcher(text).find();
    }

    /** Whether it is cut short and may name a report inside a column of reports, whatever the cut has left of it. */
    public static boolean isCutEntry(String text) {
        return text.endsWith("...")
                && !isNoReport(text)
                && !isAboutReport(text)
                && !PREPARING.matcher(text).find()
                && (isOpen(text) || !isOtherMatter(text));
    }

    /** Whether it is an organ and a year, as where a table has a row for each organ. */
    public static boolean isOrganOfYear(String text) {
        return isYearly(text) && isOrgan(YEAR.matcher(text).replaceFirst("").replaceFirst("年度?", ""));
    }

    /** Whether it surely names a report inside a column of reports: it has a year, and speaks of a report or of openness. */
    public static boolean isSureEntry(String text) {
        return isEntry(text)
                && isYearly(text)
                && (ANNUAL.matcher(text).find() || OPEN.matcher(text).find());
    }

    /** Whether it names a column about open government. */
    public static boolean isOpenness(String text) {
        return text.length() <= 14
                && OPENNESS.matcher(text).matches()
                && !TOPIC.matcher(text).find();
    }

    /** Whether it turns the pages of a list; those are the list's own to follow. */
    public static boolean isPager(String text) {
        return PAGER.matcher(text).matches();
    }

    /** Whether it names a list of organs. */
    public static boolean isHub(String text) {
        return text.length() <= 16 && HUB.matcher(text).matches() && !isNoReport(text) && !isOtherMatter(text);
    }

    /** Whether it is the name of an organ. */
    public static boolean isOrgan(String text) {
        String name = IN_BRACKETS.matcher(text).replaceFirst("");
        return ORGAN.matcher(name).matches()
                && !NOT_ORGAN.matcher(name).find()
                && (SURELY_ORGAN.matcher(name).matches()
                        || !PERHAPS_NO_ORGAN.matcher(name).find());
    }

    /** Whether a path segment is a usual name of a column about open government. */
    public static boolean isOpennessPath(String segment) {
        return OPENNESS_PATH.matcher(segment).matches();
    }

    /** Whether a path segment is a usual name of a column of annual reports. */
    public static boolean isReportPath(String segment) {
        return REPORT_PATH.matcher(segment).matches();
    }
}
