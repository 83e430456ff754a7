/**
 * What can be told of a picture of a page without knowing characters.
 *
 * <p>In: pixels; out: the page upright in even light, its ruled lines, and the spots of ink between them, all in pixels.
 * It never decides what a spot says.
 *
 * <pre>
 *   Grey ── Flattening ── Skew ── RuleFinder ── Straightener ── Spots ── TextRows
 * </pre>
 */
@NullMarked
package org.gongkai.extractor.raster;

import org.jspecify.annotations.NullMarked;
