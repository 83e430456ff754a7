/**
 * The one intermediate of all readers: a document as prose and grids, in document order.
 *
 * <p>In: what a reader saw of a file; out: immutable blocks in which a blank cell, a cell covered by a merge and a cell
 * that is not there stay distinct. It never interprets a text and never drops one.
 */
@NullMarked
package org.gongkai.extractor.grid;

import org.jspecify.annotations.NullMarked;
