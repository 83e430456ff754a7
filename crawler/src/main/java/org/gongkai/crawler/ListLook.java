package org.gongkai.crawler;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gongkai.crawler.discover.Zone;
import org.gongkai.crawler.fetch.Ask;

/**
 * What one page shows of its list, as far as the walk did not know it.
 *
 * @param zone the kind of page that further pages of the list are
 * @param endless whether it is followed to its end, reports or not
 * @param hopeful whether something that may be a report is among its entries
 * @param fills whether it shows what a column of reports is made of
 * @param settings whether it is a script that only says where the list lies
 * @param blank whether it lists nothing at all
 * @param newEntries keys of what it lists and the list has not shown before, each once
 * @param records entries that came as records
 * @param entries how many the list says it has
 * @param otherwise to be asked when the pages bring nothing new although entries are still to come
 * @param problem why the list goes on in a way that cannot be followed
 * @param leadsOn whether it names further pages, known ones among them
 * @param newPages further pages, in order
 * @param perhaps the one of them that may lie beyond the last
 */
record ListLook(
        Zone zone,
        boolean endless,
        boolean hopeful,
        boolean fills,
        boolean settings,
        boolean blank,
        long[] newEntries,
        int records,
        OptionalInt entries,
        List<Ask> otherwise,
        Optional<String> problem,
        boolean leadsOn,
        List<Ask> newPages,
        Optional<URI> perhaps) {

    void write(Packing out) {
        out.octet(zone.ordinal())
                .flag(endless)
                .flag(hopeful)
                .flag(fills)
                .flag(settings)
                .flag(blank);
        out.number(newEntries.length);
        for (long entry : newEntries) {
            out.key(entry);
        }
        out.number(records).number(entries.orElse(-1)).all(otherwise, ask -> write(ask, out));
        out.maybe(problem, out::text).flag(leadsOn).all(newPages, ask -> write(ask, out));
        out.maybe(perhaps, out::uri);
    }

    static ListLook read(Unpacking in) {
        Zone zone = Zone.values()[in.octet()];
        boolean endless = in.flag();
        boolean hopeful = in.flag();
        boolean fills = in.flag();
        boolean settings = in.flag();
        boolean blank = in.flag();
        long[] newEntries = new long[in.count()];
        for (int i = 0; i < newEntries.length; i++) {
            newEntries[i] = in.key();
        }
        int records = in.count();
        int entries = in.count();
        return new ListLook(
                zone,
                endless,
                hopeful,
                fills,
                settings,
                blank,
                newEntries,
                records,
                entries < 0 ? OptionalInt.empty() : OptionalInt.of(entries),
                in.all(() -> ask(in)),
                in.maybe(in::text),
                in.flag(),
                in.all(() -> ask(in)),
                in.maybe(in::uri));
    }

    private static void write(Ask ask, Packing out) {
        out.uri(ask.identity())
                .maybe(Optional.of(ask.target()).filter(target -> !target.equals(ask.identity())), out::uri)
                .maybe(ask.form(), out::text)
                .maybe(ask.referer(), out::uri);
    }

    private static Ask ask(Unpacking in) {
        URI identity = in.uri();
        return new Ask(identity, in.maybe(in::uri).orElse(identity), in.maybe(in::text), in.maybe(in::uri));
    }
}
