package org.gongkai.extractor.content;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import org.gongkai.model.Level;

/** Finds the authority that a name in a document means. */
public interface OrganLookup {
    /** The authority that the name means; with a code only when there is one candidate. */
    Organ find(String name, Where where);

    /** The authority whose site a document was found on, when that names exactly one. */
    Optional<Organ> ofSite(Where where);

    /**
     * What helps to tell namesakes apart.
     *
     * @param year the report is about
     * @param portal registry code of the authority whose portal the document was found on
     */
    record Where(Optional<String> site, Optional<URI> address, OptionalInt year, Optional<String> portal) {}

    /**
     * An authority as found; code and level are empty when they are not known.
     *
     * @param known whether the registry has it, or at least the place with which its name begins
     */
    record Organ(String name, Optional<String> code, Optional<Level> level, boolean known) {}
}
