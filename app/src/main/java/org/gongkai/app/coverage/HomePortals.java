package org.gongkai.app.coverage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** The portals of the authority of this code; none when none, or not the one that is named, is configured. */
    public List<Portal> of(String code) {
        Optional<String> named = registry.find(code).flatMap(Authority::portal);
        return all.stream()
                .filter(portal -> named.map(portal.id()::equals)
                        .orElseGet(() -> portal.authority().equals(code)))
                .toList();
    }

    /** With them those of the authorities whose place it had taken by that day. */
    public List<Portal> ofAllThatItIs(String code, LocalDate day) {
        Set<String> codes = new LinkedHashSet<>(Set.of(code));
        for (int before = 0; before < codes.size(); ) {
            before = codes.size();
            registry.all().stream()
                    .map(Authority::code)
                    .filter(gone -> registry.successors(gone, day).stream().anyMatch(codes::contains))
                    .toList()
                    .forEach(codes::add);
        }
        return codes.stream().flatMap(each -> of(each).stream()).distinct().toList();
    }
}
