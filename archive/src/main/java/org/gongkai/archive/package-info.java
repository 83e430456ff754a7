/**
 * Everything that is kept, for good: captures and payloads, runs, reports with their versions, extractions.
 *
 * <p>In: visits, run reports, sightings of reports and extractions; out: the same again, years later, with the history
 * that follows. What was committed survives the death of process and machine; nothing that was committed is ever changed
 * into something else. It never fetches, never extracts and never decides what a page means.
 *
 * <p>{@link org.gongkai.archive.Archives} opens an {@link org.gongkai.archive.Archive}; below it lie {@code payload} (WARC
 * files or GridFS), {@code mongo} (metadata through the MongoDB driver), {@code version} (from evidence to versions) and
 * {@code coverage} (who has published).
 */
@NullMarked
package org.gongkai.archive;

import org.jspecify.annotations.NullMarked;
