/**
 * PDF files as prose and grids.
 *
 * <p>In: the bytes of a PDF file; out: a {@link org.gongkai.extractor.read.Reading} whose cells know their page and box,
 * or the reason why the file cannot be read. One pass over a page's content gives its ink (glyphs and rules); tables are
 * taken from rules where there are any, else from how the glyphs stand, which tags of cells help to part. It never
 * takes a picture for a blank page, never trusts text that nobody can see, and never looks for fonts on the machine.
 *
 * <pre>
 *   PdfReader ── PageInkReader ── PageInk ── RunningHeads                           ink, without what each page repeats
 *             ── PageTables ── LatticeFinder, RuledTables ── Lattice              rules and what stands between them
 *             ── OpenTables                                                       glyph columns, over page breaks
 *             ── BlockMaker ── TornTable, Paragraphs ── Reading
 * </pre>
 */
@NullMarked
package org.gongkai.extractor.pdf;

import org.jspecify.annotations.NullMarked;
