package org.gongkai.crawler.fetch;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Says where a request may not go; asked before every request, redirects included. */
public interface Gate {
    /** Why this address must not be asked; empty when it may be. */
    Optional<String> refusal(URI uri) throws IOException, InterruptedException;
}
