package org.gongkai.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.model.Authority;
import org.gongkai.model.Level;
import org.gongkai.model.PlainText;
import org.gongkai.model.Portal;

/**
 * What is known about the place where a name stood.
 *
 * @param home the authority whose site it is, when name and host of the site do not tell different ones
 * @param siteOrgan the organ that the site's name names, registered or not
 * @param territory the authority whose site it is, or the government in whose territory that organ works
 * @param area a territory that the address names by its code
 */
record Surroundings(
        Optional<Authority> home,
        Optional<NamedAuthority> siteOrgan,
        Optional<Authority> territory,
        Optional<Authority> area) {
    /** Hanweb addresses hold the organ's 18-character credit code; its third to eighth are a territory's code. */
    private static final Pattern CREDIT_CODE = Pattern.compile("(?:^|&)area=[0-9A-Z]{2}(\\d{6})[0-9A-Z]{10}(?:&|$)");

    /** No site's name is longer. */
    private static final int LONGEST = 100;

    private static final Pattern BEHIND_THE_ORGAN = Pattern.compile("(?:门户|政务|官方|政府|信息公开|网站|官网|平台|专栏|网|[()·,-])+$");

    static Surroundings of(
            Registry registry,
            Collection<Portal> portals,
            Optional<URI> address,
            Optional<String> site,
            OptionalInt year) {
        Optional<String> name = site.filter(text -> text.length() <= LONGEST);
        Optional<Authority> byHost = address.flatMap(uri -> byHost(registry, portals, uri));
        Optional<Authority> byName = name.flatMap(text -> sole(registry.candidates(text), year));
        if (byHost.isPresent() && byName.isPresent() && !sameCode(byHost.get(), byName.get())) {
            // a city's platform that carries a district's pages: it tells the territory, but nobody's name
            Optional<Authority> inner =
                    registry.line(byName.get().code()).contains(byHost.get().code()) ? byName : byHost;
            Optional<Authority> territory = related(registry, byHost.get(), byName.get()) ? inner : Optional.empty();
            return new Surroundings(Optional.empty(), Optional.empty(), territory, area(registry, address));
        }
        Optional<Authority> home = byName.or(() -> byHost);
        Optional<NamedAuthority> organ =
                home.isPresent() ? Optional.empty() : name.flatMap(text -> organ(registry, text));
        Optional<Authority> territory = home.or(() -> organ.flatMap(named -> registry.territoryOf(named.name())));
        return new Surroundings(home, organ, territory, area(registry, address));
    }

    private static boolean sameCode(Authority one, Authority other) {
        return one.code().equals(other.code());
    }

    /** The authority for a title that names none: that of the site, if the site names exactly one. */
    Optional<NamedAuthority> named() {
        return home.map(authority -> new NamedAuthority(
                        authority.name(), Optional.of(authority.level()), Optional.of(authority.code()), "site"))
                .or(() -> siteOrgan);
    }

    /** Of several namesakes those that belong here; all of them when none does. */
    List<Authority> narrow(Registry registry, List<Authority> namesakes) {
        List<Authority> left = namesakes;
        for (Optional<Authority> here : List.of(territory, area)) {
            List<Authority> fitting = left.stream()
                    .filter(namesake -> here.isPresent() && related(registry, namesake, here.get()))
                    .toList();
            left = fitting.isEmpty() ? left : fitting;
        }
        return left;
    }

    private static Optional<Authority> byHost(Registry registry, Collection<Portal> portals, URI address) {
        String host = host(address);
        List<Portal> here = portals.stream()
                .filter(portal ->
                        portal.hosts().contains(host) || portal.hosts().contains(host + ":" + address.getPort()))
                .toList();
        // several portals on one host are told apart by the port they start at
        List<Portal> started = here.stream()
                .filter(portal -> portal.start().stream()
                        .anyMatch(start -> host(start).equals(host) && start.getPort() == address.getPort()))
                .toList();
        List<String> codes = (started.isEmpty() ? here : started)
                .stream().map(Portal::authority).distinct().toList();
        return codes.size() == 1 ? registry.find(codes.get(0)) : Optional.empty();
    }

    private static String host(URI address) {
        return address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    }

    /** A site of an organ that the registry does not know but whose territory it does: 昆明市财政局网站. */
    private static Optional<NamedAuthority> organ(Registry registry, String site) {
        String name = BEHIND_THE_ORGAN.matcher(PlainText.of(site)).replaceFirst("");
        Optional<Level> level = OrganLevel.of(name);
        return level.isPresent()
                        && registry.territoryOf(name).isPresent()
                        && registry.named(name).isEmpty()
                ? Optional.of(new NamedAuthority(name, level, Optional.empty(), "site"))
                : Optional.empty();
    }

    private static Optional<Authority> area(Registry registry, Optional<URI> address) {
        Matcher code = CREDIT_CODE.matcher(address.map(URI::getQuery).orElse(""));
        return code.find() ? registry.find(code.group(1)) : Optional.empty();
    }

    private static Optional<Authority> sole(List<Authority> candidates, OptionalInt year) {
        List<Authority> left = candidates.stream()
                .filter(authority -> year.isEmpty() || authority.existedIn(year.getAsInt()))
                .toList();
        List<Authority> all = new ArrayList<>(left.isEmpty() ? candidates : left);
        long codes = all.stream().map(Authority::code).distinct().count();
        return codes == 1 ? Optional.of(all.get(all.size() - 1)) : Optional.empty();
    }

    /** Whether one stands above the other, or they are the same. */
    private static boolean related(Registry registry, Authority one, Authority other) {
        return registry.line(one.code()).contains(other.code())
                || registry.line(other.code()).contains(one.code());
    }
}
