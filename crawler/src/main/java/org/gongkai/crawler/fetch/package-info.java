/**
 * Asking servers, politely and safely.
 *
 * <p>In: one {@link org.gongkai.crawler.fetch.Ask} at a time, what was kept of it earlier, and a gate that says where a
 * request may go. Out: one {@link org.gongkai.model.FetchOutcome} with every exchange as it went over the wire. Never
 * throws for what a server does, never goes where the gate forbids, never runs a page's script, never answers a
 * challenge.
 */
@NullMarked
package org.gongkai.crawler.fetch;

import org.jspecify.annotations.NullMarked;
