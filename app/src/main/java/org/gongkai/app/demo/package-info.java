/**
 * The bundled sample portals: six small government web sites, served on loopback. Four publish five real reports;
 * two are those of a province that does not exist, in which an authority stands in each way that coverage knows.
 *
 * <p>In: the files below {@code /org/gongkai/app/demo/<host>/} (where each came from stands in their
 * {@code SOURCES.md}), and HTTP requests told apart by their {@code Host} header. Out: pages, lists and attachments as
 * real portals serve them, with visit counters and dates that change at every request. The hosts are names of the
 * reserved domain {@code .example} (RFC 2606), so that nothing captured here can pass for a capture of the real sites.
 * It never listens on anything but loopback and never makes a request itself.
 */
@NullMarked
package org.gongkai.app.demo;

import org.jspecify.annotations.NullMarked;
