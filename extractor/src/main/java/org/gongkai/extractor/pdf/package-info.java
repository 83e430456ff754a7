/**
 * PDF pages as prose and grids: ruling lines first, the places of glyphs where there are none.
 *
 * <p>In: the bytes of a PDF file; out: a reading whose cells know page and box. It never recognises characters in
 * pictures, never uses the fonts of the machine it runs on, and writes no font cache.
 */
@NullMarked
package org.gongkai.extractor.pdf;

import org.jspecify.annotations.NullMarked;
