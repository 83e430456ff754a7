package org.gongkai.config;

/**
 * A setting given with a command, which wins over every file.
 *
 * @param key for example {@code serve.port}
 * @param value as written
 * @param option how the user gave it, for messages: {@code --port 0}
 */
public record CommandLineSetting(String key, String value, String option) {}
