/**
 * What the archive has read, as tables for analysts.
 *
 * <p>In: an archive, the forms and the registry; out: the same typed tables in one of several formats, byte for byte the
 * same for the same archive. A report at a time goes through: nothing here holds the whole. It never computes a figure,
 * and never writes to the archive.
 */
@NullMarked
package org.gongkai.app.data;

import org.jspecify.annotations.NullMarked;
