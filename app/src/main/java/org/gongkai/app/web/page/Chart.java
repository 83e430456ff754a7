package org.gongkai.app.web.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * A figure of one authority through the years, to be drawn as bars; the table beside it says the same in words.
 *
 * @param indicator its id in the exported series
 * @param label in the page's language
 * @param note why the forms' figures may not simply be compared, empty when they may
 * @param joined whether the figures of both forms are the same figure
 * @param points one for each year in order, without gaps
 */
public record Chart(String indicator, String label, String note, boolean joined, List<Point> points) {
    /** Width of a year's place, in the units of the drawing. */
    private static final int PLACE = 44;

    private static final int BAR = 26;
    private static final int HEIGHT = 72;
    private static final int ABOVE = 16;
    private static final int BELOW = 18;

    public Chart {
        points = List.copyOf(points);
    }

    /**
     * What stands for one year.
     *
     * @param value empty where no number stands
     * @param state in words, where no number stands or a person should look; else empty
     * @param doubtful whether a person should look
     * @param form that the report follows, empty without one
     * @param link to the cell, empty without one
     */
    public record Point(
            int year, Optional<BigDecimal> value, String state, boolean doubtful, String form, String link) {}

    /** Whether any year has a number. */
    public boolean hasNumbers() {
        return points.stream().anyMatch(point -> point.value().isPresent());
    }

    public int width() {
        return points.size() * PLACE;
    }

    public int height() {
        return ABOVE + HEIGHT + BELOW;
    }

    /** The middle of a year's place. */
    public int middle(int index) {
        return index * PLACE + PLACE / 2;
    }

    public int left(int index) {
        return middle(index) - BAR / 2;
    }

    public int barWidth() {
        return BAR;
    }

    /** How high a bar stands; a number above nothing is never too low to be seen. */
    public int tall(int index) {
        BigDecimal value = points.get(index).value().orElse(BigDecimal.ZERO).max(BigDecimal.ZERO);
        BigDecimal most = points.stream()
                .flatMap(point -> point.value().stream())
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ONE)
                .max(BigDecimal.ONE);
        int tall = value.multiply(BigDecimal.valueOf(HEIGHT))
                .divide(most, 0, RoundingMode.HALF_UP)
                .intValue();
        return value.signum() > 0 ? Math.max(2, tall) : 0;
    }

    public int top(int index) {
        return base() - tall(index);
    }

    /** Where the bars stand. */
    public int base() {
        return ABOVE + HEIGHT;
    }

    /** Whether between this year and the one before another form came, so that bars stand for different figures. */
    public boolean breaksBefore(int index) {
        return index > 0
                && !note.isEmpty()
                && !form(index).isEmpty()
                && !form(index).equals(formBefore(index));
    }

    private String form(int index) {
        return points.get(index).form();
    }

    private String formBefore(int index) {
        for (int before = index - 1; before >= 0; before--) {
            if (!form(before).isEmpty()) {
                return form(before);
            }
        }
        return form(index);
    }
}
