package org.gongkai.extractor.pdf;

import java.util.List;

/**
 * What is drawn on a page, turned so that the text runs from left to right.
 *
 * @param number from 1
 * @param across horizontal rules
 * @param down vertical rules
 */
record Page(int number, double width, double height, List<Glyph> glyphs, List<Rule> across, List<Rule> down) {}
