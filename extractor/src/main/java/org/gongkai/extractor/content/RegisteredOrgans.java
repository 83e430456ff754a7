package org.gongkai.extractor.content;

import java.util.List;
import java.util.Optional;
import org.gongkai.config.NamedAuthority;
import org.gongkai.config.Registry;
import org.gongkai.config.TitleIdentifier;
import org.gongkai.model.Authority;

/** Looks authorities up in the registry. */
public final class RegisteredOrgans implements OrganLookup {
    private final Registry registry;
    private final TitleIdentifier identifier;

    public RegisteredOrgans(Registry registry, TitleIdentifier identifier) {
        this.registry = registry;
        this.identifier = identifier;
    }

    @Override
    public Organ find(String name, Where where) {
        NamedAuthority named = identifier.resolve(name, where.year(), where.address(), site(where), "");
        boolean known = named.code().isPresent()
                || named.level().isPresent()
                        && (registry.territoryOf(named.name()).isPresent()
                                || !registry.named(named.name()).isEmpty());
        return new Organ(named.name(), named.code(), named.level(), known);
    }

    @Override
    public Optional<Organ> ofSite(Where where) {
        List<Authority> candidates = site(where).map(registry::candidates).orElse(List.of());
        return candidates.size() == 1
                ? Optional.of(new Organ(
                        candidates.get(0).name(),
                        Optional.of(candidates.get(0).code()),
                        Optional.of(candidates.get(0).level()),
                        true))
                : Optional.empty();
    }

    /** The site's name; that of the portal's authority when the page does not tell its own. */
    private Optional<String> site(Where where) {
        return where.site()
                .or(() -> where.portal().flatMap(registry::find).map(authority -> authority.name() + "门户网站"));
    }
}
