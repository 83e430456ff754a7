package org.gongkai.extractor.read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;

/** Tells by their words which tables of a report a text holds, however they are laid out. */
public final class TableWords {
    /** What each kind of table says; running text names some of it, not all. */
    private static final List<List<String>> KINDS = List.of(
            List.of("信息内容", "规章", "行政许可", "行政处罚", "行政强制", "事业性收费"),
            List.of("自然人", "法律服务", "予以公开", "无法提供", "不予处理", "结转下年度"),
            List.of("结果维持", "结果纠正", "尚未审结", "未经复议直接起诉", "复议后起诉"),
            List.of("统计指标", "主动公开政府信息数", "收到申请数", "申请办结数"));

    private TableWords() {}

    /** The kinds of table whose words stand in a text without white space; one of them may be lacking. */
    static Set<Integer> kindsIn(String tight) {
        Set<Integer> found = new HashSet<>();
        for (int i = 0; i < KINDS.size(); i++) {
            List<String> words = KINDS.get(i);
            if (words.stream().filter(tight::contains).count() >= words.size() - 1) {
                found.add(i);
            }
        }
        return found;
    }

    /** The kinds of table that some grids hold together. */
    public static Set<Integer> kindsOf(List<Grid> grids) {
        return kindsIn(cells(grids));
    }

    /** The kinds of table of which a grid holds half the words or more: all of it, a part, or something like it. */
    public static Set<Integer> tracesOf(Grid grid) {
        String cells = cells(List.of(grid));
        Set<Integer> found = new HashSet<>();
        for (int i = 0; i < KINDS.size(); i++) {
            List<String> words = KINDS.get(i);
            if (words.stream().filter(cells::contains).count() * 2 >= words.size()) {
                found.add(i);
            }
        }
        return found;
    }

    private static String cells(List<Grid> grids) {
        StringBuilder cells = new StringBuilder();
        for (Grid grid : grids) {
            for (GridCell cell : grid.cells()) {
                cells.append(cell.text());
            }
        }
        return tight(cells.toString());
    }

    /** A text without white space. */
    static String tight(String text) {
        StringBuilder tight = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c != '\u00A0' && c != '\u3000') {
                tight.append(c);
            }
        }
        return tight.toString();
    }
}
