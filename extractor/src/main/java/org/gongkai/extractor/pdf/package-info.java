/**
 * PDF files as prose and grids.
 *
 * <p>In: the bytes of a PDF file; out: a {@link org.gongkai.extractor.read.Reading} whose cells know their page and box,
 * or the reason why the file cannot be read. One pass over a page's content gives its ink (glyphs and rules); tables are
 * taken from rules where there are any, then from the file's own structure, then from how the glyphs stand. It never
 * takes a picture for a blank page, never trusts text that nobody can see, and never looks for fonts on the machine.
 *
 * <pre>
 *   PdfReader ── PageInkReader ── PageInk ── PageTables ──┬── Lattice       (rules)
 *                                                         ├── TaggedTables  (structure tree)
 *                                                         └── OpenTables    (glyph columns)
 *             ── RunningHeads ── PageJoin ── Paragraphs ── Reading
 * </pre>
 */
@NullMarked
package org.gongkai.extractor.pdf;

import org.jspecify.annotations.NullMarked;
