/**
 * The home of what came over the wire.
 *
 * <p>In: visits; out: where each body lies, and the bytes again. Every body is written once, by digest; what surrounds it
 * (request, status, headers, how it was found) is written for each visit. Two homes keep the same contract: WARC files in
 * a folder and GridFS in a MongoDB deployment. It never decides what a body means, never removes one, and knows nothing of
 * runs, reports or versions beyond the notes it keeps for them.
 */
@NullMarked
package org.gongkai.archive.payload;

import org.jspecify.annotations.NullMarked;
