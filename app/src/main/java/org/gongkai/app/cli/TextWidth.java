package org.gongkai.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** How much room text takes on a terminal, where a Han character is two columns wide (Unicode TR 11). */
final class TextWidth {
    private TextWidth() {}

    /** Columns that the text takes. */
    static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    /**
     * The text without what would steer a terminal or reorder a line: titles come from web sites. Control characters
     * become a space, marks of direction are left out.
     */
    static String harmless(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (Character.isISOControl(point) || point == 0x2028 || point == 0x2029) {
                clean.append(' ');
            } else if (!turnsDirection(point)) {
                clean.appendCodePoint(point);
            }
        });
        return clean.toString();
    }

    /** The text in lines of at most so many columns, broken at a space or beside a Han character where there is one. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        int[] points = text.strip().codePoints().toArray();
        int start = 0;
        while (start < points.length) {
            int end = start;
            int lastBreak = start;
            for (int used = 0; end < points.length; end++) {
                used += of(points[end]);
                if (used > columns && end > start) {
                    break;
                }
                if (end > start && mayBreak(points[end - 1], points[end])) {
                    lastBreak = end;
                }
            }
            if (end < points.length && lastBreak > start && !mayBreak(points[end - 1], points[end])) {
                end = lastBreak;
            }
            lines.add(new String(points, start, end - start).strip());
            start = end;
            while (start < points.length && points[start] == ' ') {
                start++;
            }
        }
        return lines.isEmpty() ? List.of("") : lines;
    }

    private static boolean mayBreak(int before, int after) {
        return before == ' ' || after == ' ' || of(before) == 2 || of(after) == 2;
    }

    private static int of(int point) {
        return Math.max(0, WCWidth.wcwidth(point));
    }

    private static boolean turnsDirection(int point) {
        return (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0x200E
                || point == 0x200F;
    }
}
