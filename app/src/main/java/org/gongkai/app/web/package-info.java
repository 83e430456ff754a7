/**
 * The web pages and the HTTP API over an archive: what was found, what it says, what is missing and why.
 *
 * <p>In: GET and HEAD requests; out: server-rendered pages in Chinese or English, and JSON as the command line prints
 * it. Everything is read from the archive and the configuration for each request. It never writes, never fetches
 * anything, and never lets archived content run: payloads are handed out as downloads only.
 *
 * <p>{@link org.gongkai.app.web.Site} lists the addresses; a page is a record that is made from the archive
 * ({@code org.gongkai.app.web.page}) and a template of the same name ({@code src/main/jte}).
 */
@NullMarked
package org.gongkai.app.web;

import org.jspecify.annotations.NullMarked;
