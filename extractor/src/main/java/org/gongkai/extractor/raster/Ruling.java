package org.gongkai.extractor.raster;

/**
 * A ruled line, in pixels.
 *
 * @param at its row when it is horizontal, else its column
 * @param from its left or upper end
 * @param to its right or lower end
 */
public record Ruling(boolean horizontal, double at, double from, double to) {}
