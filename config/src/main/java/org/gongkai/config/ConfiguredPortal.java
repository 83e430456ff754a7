package org.gongkai.config;

import org.gongkai.model.Portal;

/**
 * A portal of the configuration.
 *
 * @param crawler the settings for this portal: the general ones, with its file's own lines laid over them
 */
public record ConfiguredPortal(Portal portal, CrawlerSettings crawler) {}
