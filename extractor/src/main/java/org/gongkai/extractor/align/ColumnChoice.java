package org.gongkai.extractor.align;

import java.util.Arrays;

/** Which heading names which column, where columns may stand in another order than the form's. */
final class ColumnChoice {
    /** A heading so like a column's name leaves no doubt which one it names. */
    private static final double CLEAR = 0.85;

    private static final double CLEARLY_LESS = 0.1;
    /** More than the name of a group can make out. */
    private static final double OTHER_NAME = 0.35;

    /** Names that differ by less are equally like. */
    private static final double ALIKE = 0.05;

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
            if (like[heading][column] < CLEAR
                    || naming(like[heading], column, CLEARLY_LESS) != ColumnMap.Naming.CLEAR) {
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

    /**
     * The same, and a heading and a column that are left over and like each other alone belong together, however little.
     * Not for texts whose places are not known: something else than the heading may be left over there.
     */
    static int[] eachItsOwnOrLeft(double[][] like) {
        int[] chosen = eachItsOwn(like);
        for (int column = 0; column < chosen.length; column++) {
            int only = chosen[column] >= 0 ? -1 : onlyLike(like, chosen, column);
            if (only >= 0) {
                chosen[column] = only;
            }
        }
        return chosen;
    }

    /** The one heading that names no column yet, is like this one and like no other that has none; −1 for none or several. */
    private static int onlyLike(double[][] like, int[] chosen, int column) {
        int only = -1;
        for (int heading = 0; heading < like.length; heading++) {
            if (like[heading][column] < FoundLabel.LEAST
                    || best(like[heading]) != column
                    || isChosen(chosen, heading)) {
                continue;
            }
            if (only >= 0) {
                return -1;
            }
            only = heading;
        }
        return only;
    }

    private static boolean isChosen(int[] chosen, int heading) {
        for (int taken : chosen) {
            if (taken == heading) {
                return true;
            }
        }
        return false;
    }

    /**
     * Columns that several headings name alike, so that none can be told. Of the last, the total, the one with the fewest
     * levels above it is taken: one below a group's name is that group's.
     *
     * @param like of heading and column; the others' likeness to the total is taken away
     * @param levels of headings above one another, by heading
     */
    static boolean[] namedTwice(double[][] like, int[] levels) {
        int columns = like[0].length;
        boolean[] twice = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            double most = CLEAR;
            for (double[] heading : like) {
                most = Math.max(most, heading[column]);
            }
            int fewest = Integer.MAX_VALUE;
            for (int heading = 0; heading < like.length; heading++) {
                fewest = like[heading][column] >= most - ALIKE ? Math.min(fewest, levels[heading]) : fewest;
            }
            int named = 0;
            for (int heading = 0; heading < like.length; heading++) {
                if (like[heading][column] >= most - ALIKE) {
                    if (column == columns - 1 && levels[heading] > fewest) {
                        like[heading][column] = 0;
                    } else {
                        named++;
                    }
                }
            }
            twice[column] = named > 1;
        }
        return twice;
    }

    private static int best(double[] row) {
        int best = 0;
        for (int j = 1; j < row.length; j++) {
            best = row[j] > row[best] ? j : best;
        }
        return best;
    }

    /** Whether a heading that was taken for a column's names it, or another one; a group's name alone decides nothing. */
    static ColumnMap.Naming naming(double[] row, int column) {
        return naming(row, column, OTHER_NAME);
    }

    private static ColumnMap.Naming naming(double[] row, int column, double better) {
        for (int other = 0; other < row.length; other++) {
            if (other != column && row[other] > row[column] + better) {
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
