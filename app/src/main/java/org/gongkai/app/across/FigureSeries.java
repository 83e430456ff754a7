package org.gongkai.app.across;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongkai.model.Cell;
import org.gongkai.model.ReportDocument;

/**
 * The figures of one authority that are compared over the years, each year's in the order of {@link #CELLS}.
 *
 * @param years NaN where no figure stands, or its reading is in doubt
 */
record FigureSeries(Map<Integer, double[]> years) {
    /** Figures that every authority has and that say how much was going on. */
    static final List<String> CELLS = List.of(
            "3/1/total",
            "3/2/total",
            "3/3.1/total",
            "3/3.7/total",
            "3/4/total",
            "4/review/total",
            "4/litigation_direct/total",
            "4/litigation_after_review/total",
            "2/licences/decisions",
            "2/penalties/decisions",
            "2/coercive_measures/decisions",
            "2/fees/amount",
            "2/procurement/amount");

    FigureSeries {
        years = new TreeMap<>(years);
    }

    /** The figures of a report that the program vouches for. */
    static double[] figures(ReportDocument document) {
        double[] figures = new double[CELLS.size()];
        Arrays.fill(figures, Double.NaN);
        for (Cell cell : document.cells()) {
            int index = CELLS.indexOf(cell.id());
            if (index >= 0 && cell.value() != null && cell.flags().isEmpty()) {
                figures[index] = cell.value().doubleValue();
            }
        }
        return figures;
    }

    /** The figures of the other years, in order of size. */
    double[] others(int year, int cell) {
        return years.entrySet().stream()
                .filter(entry -> entry.getKey() != year)
                .mapToDouble(entry -> entry.getValue()[cell])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
