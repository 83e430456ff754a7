/**
 * When a report was published, as far as it can be told.
 *
 * <p>In: the history of a report and what else the archive holds; out: the dates that it claims and those that were
 * observed, each kept apart, and findings where they, or the report's several addresses, contradict each other. Nothing is
 * decided here, and nothing made up.
 */
@NullMarked
package org.gongkai.archive.dating;

import org.jspecify.annotations.NullMarked;
