/**
 * Whether everything is still as it was captured.
 *
 * <p>In: the payload files, and what the metadata says of them; out: every damage with its place, and the captures that
 * it affects. It changes nothing but a payload file for which a second copy is sound.
 */
@NullMarked
package org.gongkai.archive.fixity;

import org.jspecify.annotations.NullMarked;
