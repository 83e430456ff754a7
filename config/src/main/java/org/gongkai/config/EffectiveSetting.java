package org.gongkai.config;

/**
 * A setting in force.
 *
 * @param key for example {@code crawler.pause-per-host}
 * @param value as written
 * @param origin where it was set last: {@code config/settings.yaml:12}, {@code mine/settings.yaml:3}, {@code --port 0}
 */
public record EffectiveSetting(String key, String value, String origin) {}
