package org.gongkai.config.form;

/** What kind of figure a column holds; written in lower case in a form file. */
public enum FigureType {
    /** A whole number that is not negative. */
    COUNT,
    /** A whole number that may be negative: more or fewer than before. */
    CHANGE,
    /** An amount of money, kept in 万元. */
    MONEY
}
