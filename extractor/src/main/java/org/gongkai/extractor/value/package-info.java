/**
 * What the text of a cell says.
 *
 * <p>In: the text as printed, and what kind of figure the form expects; out: a number, or why there is none, and every
 * reason for a person to look. It never guesses, and never makes a zero of a blank.
 */
@NullMarked
package org.gongkai.extractor.value;

import org.jspecify.annotations.NullMarked;
