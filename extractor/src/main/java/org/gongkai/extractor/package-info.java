/**
 * Bytes to report document: detection, reading, alignment to a form, figures, checks, identity.
 *
 * <p>In: a file's bytes and what is known of where it came from; out: a report document and a fingerprint of its content,
 * whatever the file. It never touches network, clock or disk, never mends a contradiction of the source, and gives the
 * same document for the same bytes, forms, registry and settings.
 */
@NullMarked
package org.gongkai.extractor;

import org.jspecify.annotations.NullMarked;
