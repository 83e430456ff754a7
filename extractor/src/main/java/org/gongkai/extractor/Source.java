package org.gongkai.extractor;

import java.net.URI;
import java.util.Optional;

/**
 * A file to read, and what is known of where it came from.
 *
 * @param file its name, or the last part of its address; never trusted to tell the type
 * @param bytes content coding already removed; owned by the source, not copied
 * @param address where it was found
 * @param contentType the {@code Content-Type} header as it came
 * @param titleHint the text of the link that led to it
 * @param site name of the web site
 * @param portalAuthority registry code of the authority whose portal it was found on
 */
public record Source(
        String file,
        byte[] bytes,
        Optional<URI> address,
        Optional<String> contentType,
        Optional<String> titleHint,
        Optional<String> site,
        Optional<String> portalAuthority) {
    /** A file of which nothing else is known. */
    public static Source of(String file, byte[] bytes) {
        return new Source(
                file, bytes, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
