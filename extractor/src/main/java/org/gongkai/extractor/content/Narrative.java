package org.gongkai.extractor.content;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Finding;
import org.gongkai.model.PlainText;
import org.gongkai.model.ReportDocument.Section;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What the prose says of reviews and lawsuits against what the table says. Only counts that the whole text gives in one
 * way are compared: a text may speak of other years, other levels and single cases.
 */
final class Narrative {
    private static final Pattern REVIEWS = Pattern.compile(
            "(?:收到|受理|发生|被申请|办结|共|,|，|、|。|^)(?:政府信息公开)?(?:的)?行政复议(?:案件|申请)?(?:共|为)?([0-9]{1,6})(?:件|宗|起)");
    private static final Pattern LAWSUITS =
            Pattern.compile("(?:收到|受理|发生|被提起|办结|共|,|，|、|。|^)(?:政府信息公开)?(?:的)?行政诉讼(?:案件)?(?:共|为)?([0-9]{1,6})(?:件|宗|起)");

    private Narrative() {}

    static List<Finding> against(List<Section> sections, Map<String, Cell> cells) {
        List<Finding> findings = new ArrayList<>();
        compare("行政复议", REVIEWS, sections, cells, List.of("4/review/total"), findings);
        compare(
                "行政诉讼",
                LAWSUITS,
                sections,
                cells,
                List.of("4/litigation_direct/total", "4/litigation_after_review/total"),
                findings);
        return findings;
    }

    private static void compare(
            String what,
            Pattern pattern,
            List<Section> sections,
            Map<String, Cell> cells,
            List<String> ids,
            List<Finding> findings) {
        Set<BigDecimal> said = new LinkedHashSet<>();
        String sentence = "";
        for (Section section : sections) {
            String text = PlainText.of(section.text());
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                said.add(new BigDecimal(matcher.group(1)));
                sentence = sentence(text, matcher.start(1));
            }
        }
        if (said.size() != 1) {
            return;
        }
        BigDecimal count = said.iterator().next();
        BigDecimal sum = BigDecimal.ZERO;
        boolean blank = false;
        for (String id : ids) {
            Cell cell = cells.get(id);
            @Nullable BigDecimal value = cell == null ? null : cell.value();
            if (cell == null || cell.status() == CellStatus.ABSENT || cell.status() == CellStatus.UNREADABLE) {
                return;
            }
            blank |= value == null;
            sum = value == null ? sum : sum.add(value);
        }
        if (sum.compareTo(count) != 0 && (!blank || count.signum() > 0)) {
            findings.add(new Finding(
                    "narrative-mismatch",
                    Severity.WARNING,
                    new Wording(
                            "the text speaks of " + count + " " + what + " (“" + sentence + "”), the table "
                                    + (blank ? "leaves the count blank" : "says " + sum.toPlainString()),
                            "正文称" + what + count + "件（“" + sentence + "”），表中"
                                    + (blank ? "为空白" : "为" + sum.toPlainString())),
                    ids));
        }
    }

    private static String sentence(String text, int at) {
        int from = Math.max(text.lastIndexOf('。', at), text.lastIndexOf('\n', at)) + 1;
        int to = text.indexOf('。', at);
        to = to < 0 ? text.length() : to;
        return text.substring(Math.max(from, at - 40), Math.min(to, at + 40));
    }
}
