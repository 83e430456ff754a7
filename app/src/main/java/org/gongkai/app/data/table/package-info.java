/**
 * The tables, each defined once: its columns with type and words in both languages, and how a line of it is made. In:
 * histories and report documents; out: rows of typed values. Formats know nothing but what stands here.
 */
@NullMarked
package org.gongkai.app.data.table;

import org.jspecify.annotations.NullMarked;
