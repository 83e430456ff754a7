package org.gongkai.extractor.align;

import java.util.Arrays;

/** Which heading names which column, where columns may stand in another order than the form's. */
final class ColumnChoice {
    /** A heading so like a column's name leaves no doubt which one it names. */
    private static final double CLEAR = 0.85;

    private static final double CLEARLY_LESS = 0.1;

    private ColumnChoice() {}

    /**
     * For each column the heading that clearly names it and no other as well, −1 where there is none.
     *
     * @param like of heading and column
     */
    static int[] eachItsOwn(double[][] like) {
        int columns = like[0].length;
        int[] chosen = new int[columns];
        Arrays.fill(chosen, -1);
        for (int heading = 0; heading < like.length; heading++) {
            int column = best(like[heading]);
            if (like[heading][column] < CLEAR || naming(like[heading], column) != ColumnMap.Naming.CLEAR) {
                continue;
            }
            if (chosen[column] >= 0) {
                // Two headings say the same: neither can be told from the other.
                Arrays.fill(chosen, -1);
                return chosen;
            }
            chosen[column] = heading;
        }
        return chosen;
    }

    private static int best(double[] row) {
        int best = 0;
        for (int j = 1; j < row.length; j++) {
            best = row[j] > row[best] ? j : best;
        }
        return best;
    }

    /** Whether a heading names this column, or another one better. */
    static ColumnMap.Naming naming(double[] row, int column) {
        for (int other = 0; other < row.length; other++) {
            if (other != column && row[other] > row[column] + CLEARLY_LESS) {
                return ColumnMap.Naming.OTHER;
            }
        }
        return ColumnMap.Naming.CLEAR;
    }

    static double sum(double[][] like, int[] chosen) {
        double sum = 0;
        for (int column = 0; column < chosen.length; column++) {
            sum += chosen[column] < 0 ? 0 : like[chosen[column]][column];
        }
        return sum;
    }
}
