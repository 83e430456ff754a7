/**
 * Where the stages meet. {@link org.gongkai.app.Main} is the program's entrance; the packages below hold the command
 * line, and whatever joins crawl, extraction and archive.
 *
 * <p>In: arguments, configuration, the other modules; out: answers on standard output, pages, an exit status. It never
 * holds domain knowledge of its own: what a report is, how a portal is walked and how things are kept stands in the
 * modules that it joins.
 */
@NullMarked
package org.gongkai.app;

import org.jspecify.annotations.NullMarked;
