package org.gongkai.crawler.discover;

/**
 * What a link promises.
 *
 * @param score higher is visited earlier
 */
public record Promise(Role role, int score) {}
