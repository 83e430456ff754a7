package org.gongkai.model;

/**
 * One sentence in the two languages in which findings and checks speak.
 *
 * @param en in English
 * @param zh in Chinese
 */
public record Wording(String en, String zh) {}
