package org.gongkai.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of the organ in what a title says before and behind the report's own name. */
final class OrganInTitle {
    private static final Pattern NAME = Pattern.compile("[\\u4e00-\\u9fff·]{2,40}");

    /** How the name of a territory or an organ ends; what ends otherwise is something else that was left over. */
    private static final Pattern ENDING = Pattern.compile(
            "(?:[省市区县州盟旗乡镇道村局委厅部办院署社会站所队馆校处科室关库团师场]|苏木|政府|公署|中心|开发区|园|新城|总台|支行|分行|大学|中学|小学|公司|集团|银行|总行|兵团|广西|内蒙古|西藏|宁夏|新疆)(?:机关|本级)?$");

    private static final Pattern EDGE = Pattern.compile("^(?:关于|对|将|度|的|[:、,《“\"—-])+|(?:关于|年度|度|的|[:、,《“\"—-]|本级)+$");

    /** 我局, 本机关: a word for whoever speaks. */
    private static final Pattern PRONOUN = Pattern.compile("^[我本](?:[市区县省局委厅办镇乡州院]|街道|机关|单位|部门|中心)?$");

    private static final Pattern NO_ORGAN = Pattern.compile("^(?:政府|人民政府|本级政府)$");

    /** Several at once, as in 各县区 and 市直部门; 龙胜各族自治县 is one. */
    private static final Pattern SEVERAL =
            Pattern.compile("各(?!族)|^历年|^全[国省市县区州旗]|(?:部门|单位|(?<!沙)县区|县市区|区县|市县|镇街|街镇|乡镇|乡镇街道|镇街道|委局|委办局)$");

    private static final Pattern BRACKETED = Pattern.compile("[(\\[【]([^()\\[\\]【】]+)[)\\]】]");

    private OrganInTitle() {}

    static Optional<String> find(String head, String tail) {
        Optional<String> inHead = name(ReportTitleReader.withoutNotes(head));
        if (inHead.isPresent()) {
            return inHead;
        }
        Matcher bracketed = BRACKETED.matcher(head + tail);
        while (bracketed.find()) {
            Optional<String> inBrackets = name(bracketed.group(1));
            if (inBrackets.isPresent()) {
                return inBrackets;
            }
        }
        return Optional.empty();
    }

    /** Whether what stands before a report's name speaks of several organs. */
    static boolean isSeveral(String head) {
        return SEVERAL.matcher(trim(ReportTitleReader.withoutNotes(head))).find();
    }

    /** Whether the text is the name of an organ and nothing else. */
    static boolean isName(String text) {
        return name(text).filter(text::equals).isPresent();
    }

    private static Optional<String> name(String text) {
        String name = trim(text);
        boolean isName = NAME.matcher(name).matches()
                && ENDING.matcher(name).find()
                && !PRONOUN.matcher(name).matches()
                && !NO_ORGAN.matcher(name).matches();
        return isName ? Optional.of(name) : Optional.empty();
    }

    private static String trim(String text) {
        String name = EDGE.matcher(TitleYears.strip(text)).replaceAll("");
        return EDGE.matcher(name).replaceAll("");
    }
}
