package org.gongkai.model;

import java.util.List;

/**
 * What came of asking for one address. Every outcome but {@link Disallowed} and {@link Failed} has at least one
 * exchange; earlier exchanges are redirects, the last is the answer.
 */
public sealed interface FetchOutcome {
    /** In the order made: redirects first, the answer last. */
    List<Exchange> exchanges();

    /** The answer is a document (2xx). */
    record Fetched(List<Exchange> exchanges) implements FetchOutcome {
        public Fetched {
            exchanges = requireSome(exchanges);
        }
    }

    /** The server says that what was kept earlier still holds (304). */
    record Unchanged(List<Exchange> exchanges, Digest payload) implements FetchOutcome {
        public Unchanged {
            exchanges = requireSome(exchanges);
        }
    }

    /** A definite answer that nothing is there: 404, 410, or a page that says so (soft 404). */
    record Gone(List<Exchange> exchanges, String reason) implements FetchOutcome {
        public Gone {
            exchanges = requireSome(exchanges);
        }
    }

    /** An anti-robot answer; kept, never circumvented, and no evidence that something is absent. */
    record Blocked(List<Exchange> exchanges, String reason) implements FetchOutcome {
        public Blocked {
            exchanges = requireSome(exchanges);
        }
    }

    /** Never asked for, because robots.txt (RFC 9309) or the portal's hosts forbid it. */
    record Disallowed(String reason) implements FetchOutcome {
        @Override
        public List<Exchange> exchanges() {
            return List.of();
        }
    }

    /** No usable answer: connection, time-out, server error, too large; whatever came is kept. */
    record Failed(List<Exchange> exchanges, String reason) implements FetchOutcome {
        public Failed {
            exchanges = List.copyOf(exchanges);
        }
    }

    private static List<Exchange> requireSome(List<Exchange> exchanges) {
        if (exchanges.isEmpty()) {
            throw new IllegalArgumentException("this outcome needs the exchange it rests on");
        }
        return List.copyOf(exchanges);
    }
}
