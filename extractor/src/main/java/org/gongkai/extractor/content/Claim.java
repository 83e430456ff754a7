package org.gongkai.extractor.content;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.gongkai.model.Wording;

/**
 * A kind of count that the prose of a report states and its tables state too.
 *
 * @param what is counted
 * @param cues words of which each sentence that states it has one: they are looked for first
 * @param stated a sentence that states it; the group {@code n} is the count, and without it the sentence says that there
 *     was none
 * @param elsewhere words of sentences that count something else
 * @param sums each of them, of cells whose ids match, is what the count may be
 * @param chapters in which it is stated; empty for any
 */
record Claim(
        Wording what,
        List<String> cues,
        Pattern stated,
        Pattern elsewhere,
        List<List<String>> sums,
        Set<Integer> chapters) {
    private static final String N = "(?:共计|总计|合计|共有|共|为|数为|总数为|数量为)?(?<n>[0-9][0-9,]{0,8})(?:件次|[件宗份起例])";
    private static final String REQUESTS =
            "(?:(?:公民、?法人(?:和|或|及|与)其他组织|群众|社会公众)(?:提出|提交)?的?)?(?:依申请公开)?(?:政府)?信息(?:依申请)?公开(?:的)?申请(?:事项|表|数量|总数)?|依申请公开(?:政府信息)?(?:的)?(?:申请|事项)?|公开申请";
    private static final String NEW = "3/1/total";
    private static final String CARRIED_IN = "3/2/total";
    private static final String HANDLED = "3/3\\.7/total";
    private static final String CARRIED_OUT = "3/4/total";

    /** Other years, other levels, other matters. */
    private static final String OTHER =
            "较上|同比|比上|相比|去年|历年|以来|五年|三年|累计受理|备案|赔偿|建议|提案|热线|信箱|留言|咨询|信访|投诉|举报|舆情|检查|培训|12345|各镇|各乡|各街道|各部门|各单位|各县|下属|所属|本级|机关本部|办公室|办公厅|政府办|最多|其中|平均|上半年|下半年|季度|月份|百分";

    private static final Pattern NOT_REQUESTS = Pattern.compile(OTHER + "|复议|诉讼|起诉|案件|主动公开");
    private static final Pattern NOT_CASES =
            Pattern.compile(OTHER + "|败诉|胜诉|纠错|纠正|撤销|违法|被判|责令|维持|驳回|应诉|开庭|出庭|办理行政|审理|非政府信息公开");

    static final List<Claim> ALL = List.of(
            new Claim(
                    new Wording("requests received", "收到申请"),
                    List.of("申请", "受理件"),
                    Pattern.compile("(?:收到|受理|接收|接到|新收|收悉)(?:到)?(?:各类)?(?:" + REQUESTS + ")" + N),
                    NOT_REQUESTS,
                    List.of(List.of(NEW), List.of(NEW, CARRIED_IN)),
                    Set.of(1, 3)),
            new Claim(
                    new Wording("requests received", "收到申请"),
                    List.of("申请", "受理件"),
                    Pattern.compile("(?:收到|受理|接收|接到|新收)" + N + "(?:" + REQUESTS + ")"),
                    NOT_REQUESTS,
                    List.of(List.of(NEW), List.of(NEW, CARRIED_IN)),
                    Set.of(1, 3)),
            new Claim(
                    new Wording("requests received", "收到申请"),
                    List.of("申请", "受理件"),
                    Pattern.compile("(?:未|没有)(?:曾)?(?:收到|接到|受理|接收)(?:过|到)?(?:任何)?[^,，。;；0-9]{0,25}(?:申请|受理件)"),
                    Pattern.compile(NOT_REQUESTS.pattern() + "|不予|收费|大量|重复|费用|[1-9][0-9]*件"),
                    List.of(List.of(NEW), List.of(NEW, CARRIED_IN)),
                    Set.of(1, 3)),
            new Claim(
                    new Wording("requests handled", "办结申请"),
                    List.of("办结", "答复"),
                    Pattern.compile("(?:已|均|全部|按时|按期|依法|共|,|，)(?:办结|答复|办理答复)(?:" + REQUESTS + "|申请)?" + N),
                    NOT_REQUESTS,
                    List.of(List.of(HANDLED)),
                    Set.of(3)),
            new Claim(
                    new Wording("requests carried out to the next year", "结转下年度"),
                    List.of("结转"),
                    Pattern.compile("结转(?:至|到)?(?:下一?年度?|次年)(?:继续)?(?:办理|处理|答复)?(?:的)?(?:申请)?" + N),
                    NOT_REQUESTS,
                    List.of(List.of(CARRIED_OUT)),
                    Set.of(1, 3)),
            new Claim(
                    new Wording("requests carried in from last year", "上年结转"),
                    List.of("结转"),
                    Pattern.compile("上一?年(?:度)?结转(?:的)?(?:政府信息公开)?(?:申请)?" + N),
                    NOT_REQUESTS,
                    List.of(List.of(CARRIED_IN)),
                    Set.of(1, 3)),
            new Claim(
                    new Wording("requests by natural persons", "自然人申请"),
                    List.of("自然人"),
                    Pattern.compile("自然人(?:申请|提交|提出)?(?:的)?(?:申请)?" + N),
                    Pattern.compile(NOT_REQUESTS.pattern().replace("|其中", "")),
                    List.of(List.of("3/1/natural_person"), List.of("3/1/natural_person", "3/2/natural_person")),
                    Set.of(3)),
            result("disclosed", "予以公开", "(?<!不|部分|和|及|、)予以公开", List.of("3/3\\.1/total")),
            result("partly disclosed", "部分公开", "(?<!和|及|、|予以公开)部分公开", List.of("3/3\\.2/total")),
            result("not disclosed", "不予公开", "(?<!和|及|、)不予公开", List.of("3/3\\.3\\.\\d/total")),
            result("impossible to provide", "无法提供", "(?<!和|及|、)无法提供", List.of("3/3\\.4\\.\\d/total")),
            result("not processed", "不予处理", "(?<!和|及|、)不予处理", List.of("3/3\\.5\\.\\d/total")),
            new Claim(
                    new Wording("reconsiderations", "行政复议"),
                    List.of("行政复议"),
                    Pattern.compile(
                            "(?:收到|受理|发生|被申请|共|,|，|、|。|^)(?:因?政府信息公开)?(?:引发|申请|被申请|提起)?(?:的)?行政复议(?:案件|申请)?" + N),
                    NOT_CASES,
                    List.of(List.of("4/review/total")),
                    Set.of()),
            new Claim(
                    new Wording("lawsuits", "行政诉讼"),
                    List.of("行政诉讼"),
                    Pattern.compile("(?:收到|受理|发生|被提起|共|,|，|、|。|^)(?:因?政府信息公开)?(?:引发|提起|被提起)?(?:的)?行政诉讼(?:案件)?" + N),
                    NOT_CASES,
                    List.of(List.of("4/litigation_direct/total", "4/litigation_after_review/total")),
                    Set.of()),
            none("reconsiderations", "行政复议", List.of("4/review/total")),
            none("lawsuits", "行政诉讼", List.of("4/litigation_direct/total", "4/litigation_after_review/total")));

    /** Whether a sentence may state it; few have one of the words. */
    boolean mayBeStated(String sentence) {
        for (String cue : cues) {
            if (sentence.contains(cue)) {
                return true;
            }
        }
        return false;
    }

    private static Claim result(String en, String zh, String words, List<String> cells) {
        return new Claim(
                new Wording("requests " + en, zh),
                List.of(zh),
                Pattern.compile(words + "(?:的)?(?:申请)?" + N),
                Pattern.compile(NOT_REQUESTS.pattern().replace("|其中", "")),
                List.of(cells),
                Set.of(3));
    }

    private static Claim none(String en, String zh, List<String> cells) {
        return new Claim(
                new Wording(en, zh),
                List.of(zh),
                Pattern.compile("(?:未|没有|无)(?:发生|收到|出现|产生|因)[^,，。;；0-9]{0,25}" + zh),
                Pattern.compile(NOT_CASES.pattern() + "|[1-9][0-9]*[件宗起例]"),
                List.of(cells),
                Set.of());
    }
}
