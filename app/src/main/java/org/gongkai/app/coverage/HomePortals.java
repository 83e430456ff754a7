package org.gongkai.app.coverage;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.config.Registry;
import org.gongkai.model.Portal;

/** Where the reports of an authority belong: the portal that the registry names for it, else its own. */
public final class HomePortals {
    private final Registry registry;
    private final Map<String, Portal> byId = new HashMap<>();
    private final Collection<Portal> all;

    public HomePortals(Configuration configuration) {
        this.registry = configuration.registry();
        this.all =
                configuration.portals().stream().map(ConfiguredPortal::portal).toList();
        all.forEach(portal -> byId.put(portal.id(), portal));
    }

    /** The portals of the authority of this code; none when none is configured. */
    public List<Portal> of(String code) {
        return registry.find(code)
                .flatMap(authority -> authority.portal().map(byId::get))
                .map(List::of)
                .orElseGet(() -> all.stream()
                        .filter(portal -> portal.authority().equals(code))
                        .toList());
    }
}
