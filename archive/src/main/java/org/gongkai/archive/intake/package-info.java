/**
 * What others have captured, as visits: WARC files of other tools, and what is packed around them.
 *
 * <p>In: a file; out: a visit for each record that is sound, and a sentence for each that is not. It decides nothing about
 * reports and writes nothing.
 */
@NullMarked
package org.gongkai.archive.intake;

import org.jspecify.annotations.NullMarked;
