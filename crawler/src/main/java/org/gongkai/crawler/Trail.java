package org.gongkai.crawler;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gongkai.crawler.discover.Rule;
import org.gongkai.model.RunReport.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Notes what the reading of a page changes in a walk, so that a run that is gone on with makes the same changes without
 * the page ({@link Retracing}). Whatever a page brings that was known before changes nothing, and is not noted.
 */
final class Trail {
    /** Kinds of changes; their ordinals are stored. */
    enum Change {
        ORIGIN,
        WAITS,
        GUESSED,
        LEFT,
        EXAMPLE,
        TROUBLE,
        ELSEWHERE,
        FOUND,
        CONTENT,
        ROUTE,
        SPELLING,
        SHOWN,
        LIST,
        UNFILLED,
        SEEN
    }

    private final Packing changes = new Packing();
    private @Nullable Origin origin;
    private boolean noting;
    private boolean givenUp;

    /** From now on changes are noted. */
    void begin() {
        changes.clear();
        origin = null;
        noting = true;
        givenUp = false;
    }

    /** What has been noted since it began; empty when it cannot be repeated from notes. */
    Optional<byte[]> end() {
        noting = false;
        return givenUp ? Optional.empty() : Optional.of(changes.octets());
    }

    /** What is noted since it began cannot be repeated without the page. */
    void giveUp() {
        givenUp = true;
    }

    void waits(WaitingStep step) {
        step(Change.WAITS, step);
    }

    void guessed(WaitingStep step) {
        step(Change.GUESSED, step);
    }

    private void step(Change kind, WaitingStep step) {
        if (!noting) {
            return;
        }
        if (!step.origin().equals(origin)) {
            step.origin().write(change(Change.ORIGIN));
            origin = step.origin();
        }
        change(kind).number(step.score()).octets(step.line());
    }

    void left(long key, Rule rule) {
        if (noting) {
            change(Change.LEFT).octet(rule.ordinal()).key(key);
        }
    }

    void example(Rule rule, URI uri) {
        if (noting) {
            change(Change.EXAMPLE).octet(rule.ordinal()).uri(uri);
        }
    }

    void troubled(Failure failure) {
        if (noting) {
            change(Change.TROUBLE).uri(failure.uri()).text(failure.reason());
        }
    }

    void elsewhere(URI uri) {
        if (noting) {
            change(Change.ELSEWHERE).uri(uri);
        }
    }

    void found(String title, Collection<URI> attachments, Collection<String> crumbs) {
        if (noting) {
            Packing out = change(Change.FOUND);
            out.text(title).all(attachments, out::uri).all(crumbs, out::text);
        }
    }

    void contained(long content, long address) {
        pair(Change.CONTENT, content, address);
    }

    void spelled(long sorted, long spelling) {
        pair(Change.SPELLING, sorted, spelling);
    }

    void showed(long content, long page) {
        pair(Change.SHOWN, content, page);
    }

    private void pair(Change kind, long one, long other) {
        if (noting) {
            change(kind).key(one).key(other);
        }
    }

    void routed(URI page, String fragment) {
        if (noting) {
            change(Change.ROUTE).uri(page).text(fragment);
        }
    }

    void unfilled() {
        if (noting) {
            change(Change.UNFILLED);
        }
    }

    /** What the walk knows of the portal as a whole behind the page. */
    void seen(boolean narrow, boolean lookedThrough, boolean unfilled) {
        if (noting) {
            change(Change.SEEN).flag(narrow).flag(lookedThrough).flag(unfilled);
        }
    }

    /** Notes what a page shows of a list, and nothing of what follows from that alone. */
    <T> List<T> list(ListLook look, List<String> crumbs, Supplier<List<T>> following) {
        boolean noted = noting;
        if (noted) {
            Packing out = change(Change.LIST);
            look.write(out);
            out.all(crumbs, out::text);
        }
        noting = false;
        List<T> followed = following.get();
        noting = noted;
        return followed;
    }

    private Packing change(Change kind) {
        return changes.octet(kind.ordinal());
    }
}
