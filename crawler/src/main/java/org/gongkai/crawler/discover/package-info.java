/**
 * Where on a portal the reports may be.
 *
 * <p>In: pages and their links. Out: which links are worth a visit and why ({@link org.gongkai.crawler.discover.Promise}),
 * what follows on a list ({@link org.gongkai.crawler.discover.ListFamily}), which files belong to a report page. Pure: it
 * asks no server, keeps no state between pages, and never says what a report contains.
 */
@NullMarked
package org.gongkai.crawler.discover;

import org.jspecify.annotations.NullMarked;
