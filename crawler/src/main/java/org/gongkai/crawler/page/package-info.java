/**
 * Pages and what they link to.
 *
 * <p>In: an address, decoded bytes and the content type that came with them. Out: a {@link org.gongkai.crawler.page.Page}
 * whose text is read in the right charset and whose {@link org.gongkai.crawler.page.Link}s are canonical addresses, also
 * those that a site hides in scripts and XML islands. Never asks a server for anything and never decides what is worth
 * visiting.
 */
@NullMarked
package org.gongkai.crawler.page;

import org.jspecify.annotations.NullMarked;
