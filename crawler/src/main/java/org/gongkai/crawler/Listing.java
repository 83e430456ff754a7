package org.gongkai.crawler;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gongkai.crawler.discover.Rule;
import org.gongkai.crawler.fetch.Ask;

/**
 * One list over its pages: knows when another page brings nothing that the pages before had not, which is how lists that
 * never say "no more" come to an end.
 */
final class Listing {
    /** Pages in a row that may repeat the ones before when the list itself has counted them. */
    private static final int ECHOES = 2;

    /** Pieces in a row that may be empty while none has shown anything: the first may be a menu, or refused. */
    private static final int BLANKS = 10;
    /** Pages in a row that are not there, after which the others will not be either. */
    private static final int LOST = 3;

    private final URI first;
    private final String name;
    private OptionalInt entries;
    private boolean further;
    private final int patience;
    private final LongMap seen = new LongMap();
    private final Deque<Ask> otherwise = new ArrayDeque<>();
    private int records;
    private int pages;
    private boolean stuck;
    private boolean filled;
    private int lost;
    private boolean unfilled;
    private int echoes;
    private int barren;
    private boolean endedBlank;
    private boolean cut;
    private Set<URI> promised = Set.of();
    private Optional<Rule> ended = Optional.empty();

    /**
     * @param first page of the list
     * @param name as the link to it calls it
     * @param entries how many the list says it has
     * @param patience pages in a row without a report after which it is left
     */
    Listing(URI first, String name, OptionalInt entries, List<Ask> otherwise, int patience) {
        this.first = first;
        this.name = name;
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
     * @param entries keys of what the page lists
     * @param pageRecords entries that came as records
     * @param hopeful whether something that may be a report is among them
     * @param blank whether the page lists nothing at all
     * @return whether the page brought anything new
     */
    boolean take(long[] entries, int pageRecords, boolean hopeful, boolean blank) {
        int before = seen.size();
        for (long entry : entries) {
            seen.put(entry, 0);
        }
        boolean fresh = seen.size() > before;
        records += Math.min(pageRecords, seen.size() - before);
        echoes = fresh ? 0 : echoes + 1;
        barren = hopeful ? 0 : barren + 1;
        lost = 0;
        pages++;
        if (ended.isEmpty() && echoes >= (seen.size() == 0 ? BLANKS : ECHOES)) {
            ended = Optional.of(Rule.LIST_REPEATS);
            endedBlank = blank;
        } else if (ended.isEmpty() && barren >= patience) {
            ended = Optional.of(Rule.LIST_WITHOUT_REPORTS);
        }
        return fresh;
    }

    /** Takes note of the further pages that its first one names. */
    void promise(List<URI> pages) {
        promised = Set.copyOf(pages);
    }

    /** Takes note of a page that is not asked as the list has ended. */
    void leave(URI page) {
        cut |= endedBlank && promised.contains(page);
    }

    /** Whether it was left after blank pages, which may be its end and a server's trouble, before it came to all it named. */
    boolean isCut() {
        return cut;
    }

    /** Whether the list has not shown this yet. */
    boolean isNew(long entry) {
        return !seen.has(entry);
    }

    /** Learns what only a further page told: how many entries there are, and how else they can be had. */
    void learn(OptionalInt told, List<Ask> other) {
        further = true;
        if (entries.isEmpty()) {
            entries = told;
            otherwise.addAll(other);
        }
    }

    /** Whether it has shown all that it says it has. */
    boolean isWhole() {
        return entries.isPresent() && records >= entries.getAsInt();
    }

    /** Why no further page of it is to be asked; empty while it goes on. */
    Optional<Rule> ended() {
        return ended;
    }

    /** Whether its next page, whatever it brings, leaves it open: then the page after that is asked in any case. */
    boolean outlastsNextPage() {
        return ended.isEmpty()
                && otherwise.isEmpty()
                && echoes + 1 < ECHOES
                && barren + 1 < patience
                && lost + 1 < LOST;
    }

    /** Notes that it goes on in a way that cannot be followed. */
    void stuck() {
        stuck = true;
    }

    /** Takes note of a page that is not there; after several in a row no further one is asked. */
    void lose() {
        lost++;
        if (lost >= LOST && ended.isEmpty()) {
            ended = Optional.of(Rule.LIST_GONE);
        }
    }

    /** Notes that a piece brought what a column of reports is made of. */
    void fill() {
        filled = true;
    }

    /** Notes that its first page is empty until a script fills it. */
    void unfilled() {
        unfilled = true;
        seen.clear();
    }

    /** Whether nothing has filled it, and nothing has said that there is nothing to fill it with. */
    boolean isUnfilled() {
        return unfilled && !filled && entries.orElse(1) > 0;
    }

    String name() {
        return name;
    }

    /** Pages that answered. */
    int pages() {
        return pages;
    }

    /** Whether nothing tells that there is more of it than was seen. */
    boolean isRead() {
        return !stuck
                && !cut
                && !isShort()
                && !isUnfilled()
                && ended.filter(rule -> rule == Rule.LIST_WITHOUT_REPORTS).isEmpty();
    }

    /** Whether entries are still to come by what the list says of itself. */
    boolean isShort() {
        return entries.isPresent() && (records > 0 || further) && records < entries.getAsInt();
    }

    /** The other way to go on, once; then the list is open again. */
    List<Ask> takeOtherwise() {
        List<Ask> other = List.copyOf(otherwise);
        otherwise.clear();
        if (!other.isEmpty()) {
            ended = Optional.empty();
            echoes = 0;
        }
        return other;
    }

    /** What the list says and what it showed. */
    String shortfall() {
        return "the list says it has " + entries.orElse(0) + " entries and showed " + records;
    }
}
