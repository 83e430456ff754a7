/**
 * The nouns that flow between the stages: portal, visit, capture, report document, version, coverage.
 *
 * <p>In: nothing; out: immutable records that check and copy on entry, so that an instance is a proof. It never does
 * I/O, never reads a clock and knows no library but Jackson's annotations and mapper, for the one JSON form of a report
 * document.
 */
@NullMarked
package org.gongkai.model;

import org.jspecify.annotations.NullMarked;
