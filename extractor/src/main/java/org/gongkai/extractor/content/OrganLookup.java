package org.gongkai.extractor.content;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import org.gongkai.model.Level;

/** Finds the authority that a name in a document means. */
public interface OrganLookup {
    /** The authority, with a code only when there is one candidate; nothing when the name names no authority. */
    Optional<Organ> find(String name, Where where);

    /**
     * What helps to tell namesakes apart.
     *
     * @param year the report is about
     * @param portal registry code of the authority whose portal the document was found on
     */
    record Where(Optional<String> site, Optional<URI> address, OptionalInt year, Optional<String> portal) {}

    /** An authority as found; code and level are empty when they are not known. */
    record Organ(String name, Optional<String> code, Optional<Level> level) {}

    /** Knows no authority: every name stays as it stands. */
    static OrganLookup unregistered() {
        return (name, where) -> Optional.of(new Organ(name, Optional.empty(), Optional.empty()));
    }
}
