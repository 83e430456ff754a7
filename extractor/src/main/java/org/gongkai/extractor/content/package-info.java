/**
 * What a reading means: chapters, whose report it is and of which year, figures, sums, and whether it is a report.
 *
 * <p>In: a reading and its alignment to a form; out: the parts of a report document. It never mends the source: what does
 * not add up or does not agree is told.
 */
@NullMarked
package org.gongkai.extractor.content;

import org.jspecify.annotations.NullMarked;
