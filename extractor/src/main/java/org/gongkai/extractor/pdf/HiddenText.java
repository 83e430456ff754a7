package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gongkai.model.Position;

/**
 * The invisible text that scanners' programs lay behind a picture, as one more reading of its figures: where it differs,
 * the row is doubted. What the picture shows is never replaced by it, and text that mostly differs, as that of another
 * document or in an odd encoding does, says nothing.
 */
final class HiddenText {
    private static final Pattern FIGURE = Pattern.compile("[0-9][0-9.,]*");

    private HiddenText() {}

    /**
     * A page that was read from its picture, with its figures doubted that the invisible text gives otherwise.
     *
     * @param hidden characters, in points on the page as it is shown
     */
    static PageInk compare(PageInk page, List<Glyph> hidden) {
        Scan scan = page.scan();
        if (scan == null || hidden.isEmpty()) {
            return page;
        }
        List<Scan.Row> rows = new ArrayList<>();
        int same = 0;
        int other = 0;
        for (Scan.Row row : scan.rows()) {
            String seen = figure(row.text());
            String behind = FIGURE.matcher(row.text()).matches() ? figure(text(page.at(row.box()), hidden)) : "";
            boolean differs = !behind.isEmpty() && !behind.equals(seen);
            same += behind.isEmpty() || differs ? 0 : 1;
            other += differs ? 1 : 0;
            rows.add(differs ? new Scan.Row(row.box(), row.text(), row.confidence(), row.others(), true) : row);
        }
        return other == 0 || other >= same ? page : page.with(new Scan(scan.angle(), scan.ruled(), rows));
    }

    private static String text(Position.OnPage at, List<Glyph> hidden) {
        List<Double> sides = at.box();
        // The layer's characters are seldom as wide as those on the picture: a figure of which only a part falls into
        // the box would differ.
        double aside = (sides.get(3) - sides.get(1)) / 2;
        Box box = new Box(sides.get(0) - aside, sides.get(1), sides.get(2) + aside, sides.get(3));
        StringBuilder text = new StringBuilder();
        for (Glyph glyph : hidden) {
            if (box.holds(glyph.box().middleX(), glyph.box().middleY())) {
                text.append(glyph.text());
            }
        }
        return text.toString();
    }

    private static String figure(String text) {
        return text.replaceAll("[^0-9.]", "");
    }
}
