/**
 * Search over the text of all reports: reports and their pages go in, hits with snippets and counts come out. The index
 * is a by-product that can be deleted at any time; it is never asked for what is true.
 */
@NullMarked
package org.gongkai.app.search;

import org.jspecify.annotations.NullMarked;
