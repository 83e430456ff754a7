/**
 * Characters of pictures.
 *
 * <p>In: a clean page and rows of ink on it; out: what each row says, how sure that is, and what else was read there. It
 * reads every figure twice and never makes up its mind between two readings silently. Models are loaded at the first
 * picture, and work runs in a pool of its own.
 */
@NullMarked
package org.gongkai.extractor.ocr;

import org.jspecify.annotations.NullMarked;
