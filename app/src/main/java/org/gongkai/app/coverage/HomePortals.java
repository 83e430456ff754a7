package org.gongkai.app.coverage;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.config.Registry;
import org.gongkai.model.Authority;
import org.gongkai.model.Portal;

/** Where the reports of an authority belong: the portal that the registry names for it, else its own. */
public final class HomePortals {
    private final Registry registry;
    private final Collection<Portal> all;

    public HomePortals(Configuration configuration) {
        this.registry = configuration.registry();
        this.all =
                configuration.portals().stream().map(ConfiguredPortal::portal).toList();
    }

    /** The portals of the authority of this code; none when none is configured. */
    public List<Portal> of(String code) {
        Optional<String> named = registry.find(code).flatMap(Authority::portal);
        return all.stream()
                .filter(portal -> named.map(id -> id.equals(portal.id()))
                        .orElseGet(() -> portal.authority().equals(code)))
                .toList();
    }
}
