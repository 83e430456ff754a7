package org.gongkai.app.web.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gongkai.model.Cell;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;

/**
 * A page of the source as a picture, and where the cells stand that were read on it.
 *
 * @param number of the page, from 1
 * @param picture address of the picture
 * @param width of the page in points
 * @param height of the page in points
 * @param boxes in the order of the cells
 */
public record SourcePage(int number, String picture, double width, double height, List<Marked> boxes) {
    /** Pixels to a point in the picture, about. */
    private static final double SCALE = 110 / 72.0;

    public SourcePage {
        boxes = List.copyOf(boxes);
    }

    /** The address of a page's picture, and how large the page is in points. */
    public record View(String picture, double width, double height) {}

    /**
     * A cell on the page, in points from the page's top left.
     *
     * @param flagged whether a person should look
     * @param mark {@code marked} when it is asked for, {@code marked other} when that is held against it, else empty
     * @param spoken its name in words and what was read
     */
    public record Marked(
            String cell,
            boolean flagged,
            String mark,
            String spoken,
            double x,
            double y,
            double width,
            double height) {}

    /**
     * The pages on which cells stand; none when the pages cannot be shown.
     *
     * @param wanted ids of cells that are asked for
     * @param others ids of cells that they are held against
     */
    static List<SourcePage> of(
            ReportDocument document, List<View> views, FormWords words, Set<String> wanted, Set<String> others) {
        Map<Integer, List<Marked>> boxes = new TreeMap<>();
        for (Cell cell : document.cells()) {
            if (cell.at() instanceof Position.OnPage on && on.page() <= views.size()) {
                boxes.computeIfAbsent(on.page(), page -> new ArrayList<>())
                        .add(marked(cell, on.box(), words, mark(cell.id(), wanted, others)));
            }
        }
        List<SourcePage> pages = new ArrayList<>();
        boxes.forEach((page, marked) -> {
            View view = views.get(page - 1);
            pages.add(new SourcePage(page, view.picture(), view.width(), view.height(), marked));
        });
        return pages;
    }

    private static String mark(String cell, Set<String> wanted, Set<String> others) {
        return wanted.contains(cell) ? "marked" : others.contains(cell) ? "marked other" : "";
    }

    /** Whether a marked cell stands on it. */
    public boolean isMarked() {
        return boxes.stream().anyMatch(box -> !box.mark().isEmpty());
    }

    private static Marked marked(Cell cell, List<Double> box, FormWords words, String mark) {
        return new Marked(
                cell.id(),
                !cell.flags().isEmpty(),
                mark,
                words.where(cell.id()) + (cell.raw().isBlank() ? "" : ": " + cell.raw()),
                box.get(0),
                box.get(1),
                Math.max(0, box.get(2) - box.get(0)),
                Math.max(0, box.get(3) - box.get(1)));
    }

    public String viewBox() {
        return String.format(Locale.ROOT, "0 0 %.1f %.1f", width, height);
    }

    /** Width of the picture in pixels. */
    public String across() {
        return Long.toString(Math.round(width * SCALE));
    }

    /** Height of the picture in pixels. */
    public String down() {
        return Long.toString(Math.round(height * SCALE));
    }

    /** A length as SVG writes it. */
    public static String length(double points) {
        return BigDecimal.valueOf(points).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    /** The name of a cell's box on the page. */
    public static String anchor(String cell) {
        return Links.anchor("box:" + cell);
    }
}
