package org.gongkai.extractor.pdf;

/**
 * A straight line along an axis.
 *
 * @param at its place across its direction
 * @param from where it begins along its direction
 * @param to where it ends
 */
record Rule(double at, double from, double to) {}
