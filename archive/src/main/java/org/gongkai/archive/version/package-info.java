/**
 * What a report was, when and where: from what was seen at each address to the versions of the report.
 *
 * <p>In: sightings and definite answers that nothing is there; out: tracks (what one address showed over time) and the
 * versions that follow from them. A history is a function of the evidence, not of the order in which it arrived: the same
 * sighting twice, or an older one imported later, gives the history that would have come of seeing all in their time. It
 * does no I/O and reads no clock.
 */
@NullMarked
package org.gongkai.archive.version;

import org.jspecify.annotations.NullMarked;
