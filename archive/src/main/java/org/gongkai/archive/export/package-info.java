/**
 * Hands what is kept on, in the formats that other archives take: WARC 1.1 with a CDXJ index, WACZ 1.1, BagIt 1.0.
 *
 * <p>In: payload files and which captures are wanted; out: new files. The same captures give the same bytes, whenever and
 * wherever they are exported. A record that is not sound is left out and told.
 */
@NullMarked
package org.gongkai.archive.export;

import org.jspecify.annotations.NullMarked;
