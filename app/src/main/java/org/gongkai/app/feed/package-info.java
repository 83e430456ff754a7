/**
 * What happened to reports, as feeds take it: events with ids that never change, and Atom 1.0 (RFC 4287).
 *
 * <p>In: histories, coverage and runs; out: events, newest first, and their XML. It keeps nothing and answers no request.
 */
@NullMarked
package org.gongkai.app.feed;

import org.jspecify.annotations.NullMarked;
