package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.extractor.grid.Recognition;
import org.jspecify.annotations.Nullable;

/**
 * How a page was read from its picture.
 *
 * @param angle in degrees by which it was turned back about its middle, clockwise on the page as it was
 * @param ruled the tables that its rules draw
 * @param rows what was recognised, in the coordinates of the page as it was read
 */
record Scan(double angle, LatticeFinder.Found ruled, List<Row> rows) {
    Scan {
        rows = List.copyOf(rows);
    }

    /** A row of text. */
    record Row(Box box, String text, double confidence, List<String> others, boolean doubted) {
        Row {
            others = List.copyOf(others);
        }
    }

    /** Of what stands in a box; null when nothing does. Other readings are told when it is one row. */
    @Nullable
    Recognition recognition(Box box) {
        List<Row> inside = new ArrayList<>();
        for (Row row : rows) {
            if (box.holds(row.box().middleX(), row.box().middleY())) {
                inside.add(row);
            }
        }
        if (inside.isEmpty()) {
            return null;
        }
        double confidence = inside.stream().mapToDouble(Row::confidence).min().orElse(0);
        boolean doubted = inside.stream().anyMatch(Row::doubted);
        return new Recognition(confidence, inside.size() == 1 ? inside.get(0).others() : List.of(), doubted);
    }

    /** The box around where a box lies on the page before it was turned back. */
    Box upright(Box box, double width, double height) {
        if (angle == 0) {
            return box;
        }
        double cos = Math.cos(Math.toRadians(angle));
        double sin = Math.sin(Math.toRadians(angle));
        double x = box.middleX() - width / 2;
        double y = box.middleY() - height / 2;
        double middleX = width / 2 + x * cos - y * sin;
        double middleY = height / 2 + x * sin + y * cos;
        return new Box(
                middleX - box.width() / 2,
                middleY - box.height() / 2,
                middleX + box.width() / 2,
                middleY + box.height() / 2);
    }
}
