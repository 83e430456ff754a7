package org.gongkai.crawler.discover;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gongkai.crawler.page.Page;
import org.gongkai.model.Words;

/** Signs on a page that it holds a report, whatever the link to it said. */
public final class ReportSigns {
    /** Headings that the regulation's form prescribes, old and new; three of them are no coincidence. */
    private static final List<Heading> HEADINGS = List.of(
            new Heading(List.of("主动公开政府信息"), "主动公开政府信息(?:的)?情况"),
            new Heading(
                    List.of("收到和处理政府信息公开申请", "依申请公开", "政府信息公开申请"),
                    "收到和处理政府信息公开申请|依申请公开(?:政府信息)?(?:的)?(?:办理)?情况|政府信息公开申请(?:办理)?情况"),
            new Heading(List.of("行政复议"), "行政复议[、和及，]?(?:提起)?行政诉讼"),
            new Heading(List.of("主要问题"), "存在的?主要问题(?:及|和)改进"),
            new Heading(List.of("其他需要报告的事项"), "其他需要报告的事项"),
            new Heading(List.of("本年新收政府信息公开申请", "上年结转政府信息公开申请"), "本年新收政府信息公开申请|上年结转政府信息公开申请"),
            new Heading(List.of("总体情况", "概述"), "总\\s*体\\s*情\\s*况|概\\s*述"));

    private static final int ENOUGH = 3;

    /** The parts of all headings. */
    private static final Words PARTS = new Words(
            HEADINGS.stream().flatMap(heading -> heading.parts().stream()).toList());

    /**
     * A heading and its spellings.
     *
     * @param parts one of which every spelling holds but for white space: looking for them costs next to nothing, and most
     *     pages do not have them
     */
    private record Heading(List<String> parts, Pattern spellings) {
        Heading(List<String> parts, String spellings) {
            this(parts, Pattern.compile(spellings));
        }

        boolean isIn(String text) {
            return spellings.matcher(text).find();
        }
    }

    private ReportSigns() {}

    /** Whether the page holds the text of a report. */
    public static boolean isReport(Page page) {
        List<Heading> possible = possible(page.letters());
        return possible.size() >= ENOUGH
                && possible.stream()
                                .filter(heading -> heading.isIn(page.text()))
                                .limit(ENOUGH)
                                .count()
                        == ENOUGH;
    }

    private static List<Heading> possible(String letters) {
        BitSet found = PARTS.in(letters);
        List<Heading> possible = new ArrayList<>();
        int part = 0;
        for (Heading heading : HEADINGS) {
            int next = part + heading.parts().size();
            if (found.nextSetBit(part) >= 0 && found.nextSetBit(part) < next) {
                possible.add(heading);
            }
            part = next;
        }
        return possible;
    }

    /** The first of the page's own names that is a report's title. */
    public static Optional<String> findTitle(Page page) {
        return page.titles().stream()
                .filter(title -> ReportWords.isReportTitle(ReportWords.normal(title)))
                .findFirst();
    }

    /** Whether the page calls itself a column of reports: by its title, its column's name, or the last of its crumbs. */
    public static boolean isColumn(Page page) {
        List<String> crumbs = page.crumbs();
        boolean crumb = !crumbs.isEmpty() && isColumnName(crumbs.get(crumbs.size() - 1));
        String meta = page.document().select("meta[name=ColumnName]").attr("content");
        String title = page.document().title().split("[_|-]", 2)[0];
        return crumb || isColumnName(meta) || isColumnName(title);
    }

    private static boolean isColumnName(String name) {
        String normal = ReportWords.normal(name);
        return ReportWords.isReportColumn(normal) && ReportWords.isOpen(normal);
    }
}
