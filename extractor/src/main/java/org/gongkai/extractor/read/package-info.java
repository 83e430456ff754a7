/**
 * Readers: one for each kind of file, all giving prose and grids in document order.
 *
 * <p>In: bytes whose kind was detected from the content; out: a {@link org.gongkai.extractor.read.Reading}, or the reason
 * why the file cannot be read. They never touch disk or network, never resolve an external reference, and never decide
 * what a table means.
 */
@NullMarked
package org.gongkai.extractor.read;

import org.jspecify.annotations.NullMarked;
