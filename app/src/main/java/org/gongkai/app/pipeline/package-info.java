/**
 * The walk from a portal to a version: crawl, archive, extract, observe, and the report of the run.
 *
 * <p>In: a configured portal, an open archive, an extractor. Out: captures and versions in the archive, and one
 * {@link org.gongkai.model.RunReport} a portal. It never decides what a report says (the extractor does) nor what makes a
 * version (the archive does).
 */
@NullMarked
package org.gongkai.app.pipeline;

import org.jspecify.annotations.NullMarked;
