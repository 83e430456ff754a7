package org.gongkai.extractor.read;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.model.Words;

/** Tells by their words which tables of a report a text holds, however they are laid out. */
public final class TableWords {
    /** What each kind of table says; running text names some of it, not all. */
    private static final List<List<String>> KINDS = List.of(
            List.of("信息内容", "规章", "行政许可", "行政处罚", "行政强制", "事业性收费"),
            List.of("自然人", "法律服务", "予以公开", "无法提供", "不予处理", "结转下年度"),
            List.of("结果维持", "结果纠正", "尚未审结", "未经复议直接起诉", "复议后起诉"),
            List.of("统计指标", "主动公开政府信息数", "收到申请数", "申请办结数"));

    /** The words of all kinds, one kind after the other. */
    private static final Words ALL =
            new Words(KINDS.stream().flatMap(List::stream).toList());

    private TableWords() {}

    /** The kinds of table whose words stand in a text without white space; one of them may be lacking. */
    static Set<Integer> kindsIn(String tight) {
        return kinds(tight, (found, all) -> found >= all - 1);
    }

    /** Whether so many of all words of a kind are enough. */
    private interface Enough {
        boolean is(int found, int all);
    }

    private static Set<Integer> kinds(String tight, Enough enough) {
        BitSet words = ALL.in(tight);
        Set<Integer> kinds = new HashSet<>();
        int begin = 0;
        for (int i = 0; i < KINDS.size(); i++) {
            int end = begin + KINDS.get(i).size();
            if (enough.is(words.get(begin, end).cardinality(), end - begin)) {
                kinds.add(i);
            }
            begin = end;
        }
        return kinds;
    }

    /** The kinds of table that some grids hold together. */
    public static Set<Integer> kindsOf(List<Grid> grids) {
        return kindsIn(cells(grids));
    }

    /** The kinds of table of which a grid holds half the words or more: all of it, a part, or something like it. */
    public static Set<Integer> tracesOf(Grid grid) {
        return kinds(cells(List.of(grid)), (found, all) -> found * 2 >= all);
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
        char[] chars = text.toCharArray();
        int length = 0;
        for (char c : chars) {
            if (c > ' ' && c != '\u00A0' && c != '\u3000') {
                chars[length++] = c;
            }
        }
        return new String(chars, 0, length);
    }
}
