package org.gongkai.model;

import java.net.URI;
import java.time.Instant;

/**
 * One look at one address in one run: what the crawler hands to the archive.
 *
 * @param run id of the run; an address is visited at most once in a run
 * @param at when the look ended
 */
public record Visit(String run, String portal, URI uri, Discovery found, Instant at, FetchOutcome outcome) {}
