/**
 * WARC files as they lie on disk, ours and those of others (ISO 28500:2017 and its predecessors).
 *
 * <p>In: a file; out: its records one by one with the place of each, and every stretch that is no sound record, with the
 * reason. It believes no digest, length or reference before it has checked it, and it changes nothing.
 */
@NullMarked
package org.gongkai.archive.warc;

import org.jspecify.annotations.NullMarked;
