package org.gongkai.crawler;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.gongkai.crawler.fetch.Ask;

/**
 * One list over its pages: knows when another page brings nothing that the pages before had not, which is how lists that
 * never say "no more" come to an end.
 */
final class Listing {
    /** Pages in a row that may repeat the ones before when the list itself has counted them. */
    private static final int ECHOES = 2;

    private final URI first;
    private final OptionalInt entries;
    private final int patience;
    private final Set<URI> seen = new HashSet<>();
    private final Deque<Ask> otherwise = new ArrayDeque<>();
    private int records;
    private int echoes;
    private int barren;
    private boolean ended;

    /**
     * @param first page of the list
     * @param entries how many the list says it has
     * @param patience pages in a row without a report after which it is left
     */
    Listing(URI first, OptionalInt entries, List<Ask> otherwise, int patience) {
        this.first = first;
        this.entries = entries;
        this.otherwise.addAll(otherwise);
        this.patience = patience;
    }

    URI first() {
        return first;
    }

    /**
     * Takes note of a page.
     *
     * @param links what the page lists
     * @param pageRecords entries that came as records
     * @param hopeful whether something that may be a report is among them
     * @return whether the page brought anything new
     */
    boolean take(Set<URI> links, int pageRecords, boolean hopeful) {
        boolean fresh = seen.addAll(links);
        if (fresh) {
            records += pageRecords;
        }
        echoes = fresh ? 0 : echoes + 1;
        barren = hopeful ? 0 : barren + 1;
        ended = ended || echoes >= ECHOES || barren >= patience;
        return fresh;
    }

    /** Whether no further page of it is to be asked. */
    boolean ended() {
        return ended;
    }

    /** Whether entries are still to come by what the list says of itself. */
    boolean isShort() {
        return entries.isPresent() && records > 0 && records < entries.getAsInt();
    }

    /** The other way to go on, once; then the list is open again. */
    List<Ask> takeOtherwise() {
        List<Ask> other = List.copyOf(otherwise);
        otherwise.clear();
        if (!other.isEmpty()) {
            ended = false;
            echoes = 0;
        }
        return other;
    }

    /** What the list says and what it showed. */
    String shortfall() {
        return "the list says it has " + entries.orElse(0) + " entries and showed " + records;
    }
}
