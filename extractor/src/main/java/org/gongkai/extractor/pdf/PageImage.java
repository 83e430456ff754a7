package org.gongkai.extractor.pdf;

import org.gongkai.extractor.raster.Grey;

/**
 * The picture of a page.
 *
 * @param page number, from 1
 * @param width of the page in points
 * @param height of the page in points
 */
record PageImage(int page, double width, double height, Grey pixels) {}
