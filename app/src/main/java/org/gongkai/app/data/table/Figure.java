package org.gongkai.app.data.table;

import java.math.BigDecimal;

/**
 * Which figures every format can hold exactly. A spreadsheet and SQLite know no decimals but binary fractions, which
 * give 15 digits back as they were; Parquet has a fixed number of digits behind the point. What goes beyond is no figure
 * of a statutory form; it is left out everywhere, with a flag, and stands in the raw text.
 */
public final class Figure {
    /** Digits in all. */
    public static final int DIGITS = 15;
    /** Digits behind the point: 万元 to a hundredth of a yuan. */
    public static final int SCALE = 6;
    /** Digits of the type in which formats with decimals hold it. */
    public static final int PRECISION = 18;
    /** Flag of a cell whose figure does not fit. */
    public static final String TOO_LONG = "too-many-digits";

    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(PRECISION - SCALE);

    private Figure() {}

    /** Whether every format gives it back as it is. */
    public static boolean fits(BigDecimal figure) {
        BigDecimal bare = figure.stripTrailingZeros();
        return bare.precision() <= DIGITS && bare.scale() <= SCALE && bare.abs().compareTo(LIMIT) < 0;
    }
}
