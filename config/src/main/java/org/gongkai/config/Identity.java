package org.gongkai.config;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a title says, resolved with the registry. Unknown parts are empty, never guessed.
 *
 * @param report whether it is the title of an annual report
 * @param reason why not, in a few words; empty for a report
 * @param authority whose report it is
 * @param year it is about
 */
public record Identity(boolean report, String reason, Optional<NamedAuthority> authority, OptionalInt year) {}
