package org.gongkai.crawler;

import java.util.List;
import org.gongkai.crawler.Trail.Change;
import org.gongkai.crawler.discover.Rule;
import org.gongkai.crawler.discover.Step;
import org.gongkai.model.RunReport.Failure;
import org.jspecify.annotations.Nullable;

/** Makes the changes again that a {@link Trail} has noted, in the same order. */
final class Retracing {
    private static final Change[] CHANGES = Change.values();
    private static final Rule[] RULES = Rule.values();

    private final Frontier frontier;
    private final Frontier guesses;
    private final Ledger ledger;
    private final Trouble trouble;
    private final Candidates candidates;
    private final Leads leads;
    private final Echoes echoes;
    private final Lists lists;
    private final Walk walk;

    /** What only the walk itself can do. */
    interface Walk {
        void goOn(Step step, ListLook look, List<String> crumbs);

        void seen(boolean narrow, boolean lookedThrough, boolean unfilled);
    }

    Retracing(
            Frontier frontier,
            Frontier guesses,
            Ledger ledger,
            Trouble trouble,
            Candidates candidates,
            Leads leads,
            Echoes echoes,
            Lists lists,
            Walk walk) {
        this.frontier = frontier;
        this.guesses = guesses;
        this.ledger = ledger;
        this.trouble = trouble;
        this.candidates = candidates;
        this.leads = leads;
        this.echoes = echoes;
        this.lists = lists;
        this.walk = walk;
    }

    /**
     * Changes the walk as reading the page of this step did.
     *
     * @throws StrayedException when the notes make no sense; some changes may have been made then
     */
    void retrace(Step step, byte[] changes) throws StrayedException {
        try {
            change(step, changes);
        } catch (RuntimeException e) {
            throw new StrayedException("cannot read the notes of " + step.ask().identity(), e);
        }
    }

    private void change(Step step, byte[] changes) {
        Unpacking in = new Unpacking(changes);
        @Nullable Origin origin = null;
        while (!in.isAtEnd()) {
            switch (CHANGES[in.octet()]) {
                case ORIGIN -> origin = Origin.read(in);
                case WAITS -> frontier.add(waiting(in, origin));
                case GUESSED -> guesses.add(waiting(in, origin));
                case LEFT -> leave(RULES[in.octet()], in.key());
                case EXAMPLE -> ledger.example(RULES[in.octet()], in.uri());
                case TROUBLE -> trouble.note(new Failure(in.uri(), in.text()));
                case ELSEWHERE -> trouble.elsewhere(in.uri());
                case FOUND -> candidates.add(step, in.text(), in.all(in::uri), in.all(in::text));
                case CONTENT -> candidates.content(in.key(), in.key());
                case ROUTE -> leads.route(in.uri(), in.text());
                case SPELLING -> leads.spell(in.key(), in.key());
                case SHOWN -> echoes.show(in.key(), in.key());
                case LIST -> walk.goOn(step, ListLook.read(in), in.all(in::text));
                case UNFILLED -> lists.unfilled(step);
                case SEEN -> walk.seen(in.flag(), in.flag(), in.flag());
            }
        }
    }

    private void leave(Rule rule, long key) {
        ledger.leave(key, rule);
    }

    private static WaitingStep waiting(Unpacking in, @Nullable Origin origin) {
        if (origin == null) {
            throw new IndexOutOfBoundsException("a step without its origin");
        }
        return new WaitingStep(origin, in.count(), in.octets());
    }
}
