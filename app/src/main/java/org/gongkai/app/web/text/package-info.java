/**
 * Words: the two languages of the pages, their texts, and how times and numbers are written.
 *
 * <p>In: keys and values; out: text for people, not yet escaped. It never writes HTML; the templates escape.
 */
@NullMarked
package org.gongkai.app.web.text;

import org.jspecify.annotations.NullMarked;
