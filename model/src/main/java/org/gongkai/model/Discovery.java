package org.gongkai.model;

import java.net.URI;
import java.util.Optional;

/**
 * How an address was found.
 *
 * @param by the rule: {@code start}, {@code robots}, {@code link}, {@code list-page}, {@code attachment}, {@code import} …
 * @param from the page it was found on, empty for a start address
 * @param anchor the link's text, empty when there was none
 */
public record Discovery(String by, Optional<URI> from, Optional<String> anchor) {
    /** A configured start address. */
    public static Discovery start() {
        return new Discovery("start", Optional.empty(), Optional.empty());
    }
}
