package org.gongkai.crawler;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import org.gongkai.crawler.discover.Role;
import org.gongkai.crawler.discover.Step;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.model.Discovery;

/**
 * A step in a fraction of the memory: a million of them wait at a large portal.
 *
 * @param line what it does not share with the others of its origin: identity, role, text, date, and where they differ from
 *     these the target, the form and the anchor
 */
record WaitingStep(Origin origin, int score, byte[] line) {
    static WaitingStep of(Step step, Origin origin) {
        Ask ask = step.ask();
        Optional<String> anchor = step.found().anchor();
        Packing line = new Packing();
        line.uri(ask.identity()).octet(step.role().ordinal()).text(step.text());
        line.maybe(step.listed(), day -> line.number(day.toEpochDay()));
        line.maybe(
                Optional.of(ask.target())
                        .filter(target ->
                                !target.equals(ask.identity()) || ask.form().isPresent()),
                line::uri);
        line.maybe(ask.form(), line::text);
        line.flag(anchor.isPresent());
        line.maybe(anchor.filter(text -> !text.equals(step.text())), line::text);
        return new WaitingStep(origin, step.score(), line.octets());
    }

    /** Stands for the address under which the visit is recorded. */
    long key() {
        return new Unpacking(line).addressKey();
    }

    Step step() {
        Unpacking in = new Unpacking(line);
        URI identity = in.uri();
        Role role = Role.values()[in.octet()];
        String text = in.text();
        Optional<LocalDate> listed = in.maybe(() -> LocalDate.ofEpochDay(in.number()));
        URI target = in.maybe(in::uri).orElse(identity);
        Optional<String> form = in.maybe(in::text);
        boolean anchored = in.flag();
        Optional<String> anchor = in.maybe(in::text).or(() -> Optional.of(text));
        return new Step(
                new Ask(identity, target, form, origin.referer()),
                role,
                score,
                origin.depth(),
                new Discovery(origin.by(), origin.from(), anchored ? anchor : Optional.empty()),
                text,
                listed,
                origin.crumbs());
    }
}
