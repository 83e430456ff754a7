package org.gongkai.crawler.discover;

/**
 * What a link promises.
 *
 * @param score higher is visited earlier
 * @param rule short name of the rule that found it, for the record
 */
public record Promise(Role role, int score, String rule) {}
