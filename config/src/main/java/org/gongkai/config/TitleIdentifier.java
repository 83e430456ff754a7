package org.gongkai.config;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.model.Authority;
import org.gongkai.model.Portal;
import org.gongkai.model.ReportTitle;

/** Tells from a title, and from where it stood, whose annual report it is and of which year. Safe for many threads. */
public final class TitleIdentifier {
    /** Hanweb's report page has the year in its address: {@code xxgkAnnualReport.jsp?area=…&fbtime=2019}. */
    private static final Pattern YEAR_IN_ADDRESS = Pattern.compile("(?:^|&)fbtime=(20\\d{2})(?:&|$)");

    private final Registry registry;
    private final Collection<Portal> portals;

    /** @param portals whose hosts say which authority's site an address belongs to; may be empty */
    public TitleIdentifier(Registry registry, Collection<Portal> portals) {
        this.registry = registry;
        this.portals = List.copyOf(portals);
    }

    /**
     * @param title of whatever origin
     * @param address of the page or document
     * @param site name of the web site
     */
    public Identity identify(String title, Optional<URI> address, Optional<String> site) {
        ReportTitle read = ReportTitle.parse(title);
        if (!read.report()) {
            return new Identity(false, read.reason(), Optional.empty(), OptionalInt.empty());
        }
        OptionalInt year = read.year().isPresent() ? read.year() : yearIn(address);
        Surroundings around = Surroundings.of(registry, portals, address, site.or(read::site), year);
        Optional<NamedAuthority> authority = read.organ()
                .map(organ -> new OrganResolution(registry, around, year).resolve(organ, "title"))
                .or(around::named);
        return new Identity(true, "", authority, year);
    }

    /**
     * Whom a name means that stood in a document.
     *
     * @param organ the name alone, as written
     * @param year the document is about
     * @param evidence where the name stood
     */
    public NamedAuthority resolve(
            String organ, OptionalInt year, Optional<URI> address, Optional<String> site, String evidence) {
        Surroundings around = Surroundings.of(registry, portals, address, site, year);
        return new OrganResolution(registry, around, year).resolve(organ, evidence);
    }

    /**
     * Whose reports a column holds, by its name: {@code 财政局} on a county's portal is that county's.
     *
     * @param column a name of an organ, with or without the place that it belongs to
     */
    public NamedAuthority ofColumn(String column, OptionalInt year, Portal portal) {
        Surroundings around = Surroundings.of(
                registry, portals, Optional.of(portal.start().get(0)), Optional.of(portal.name()), year);
        OrganResolution resolution = new OrganResolution(registry, around, year);
        NamedAuthority asWritten = resolution.resolve(column, "column");
        boolean placed =
                asWritten.code().isPresent() || registry.territoryOf(column).isPresent();
        return placed
                ? asWritten
                : registry.find(portal.authority())
                        .flatMap(home -> NameForm.place(NameForm.of(home.name())))
                        .map(place -> resolution.resolve(place + NameForm.of(column), "column"))
                        .orElse(asWritten);
    }

    /** Whether the registry has an authority of this name, or several. */
    public boolean isKnown(String organ) {
        return !registry.named(organ).isEmpty();
    }

    /** The government in whose territory an organ with this name works, by the place with which the name begins. */
    public Optional<Authority> territoryOf(String organ) {
        return registry.territoryOf(organ);
    }

    private static OptionalInt yearIn(Optional<URI> address) {
        boolean reportPage = address.map(URI::getPath)
                .map(path -> path.endsWith("/xxgkAnnualReport.jsp"))
                .orElse(false);
        if (!reportPage) {
            return OptionalInt.empty();
        }
        Matcher year = YEAR_IN_ADDRESS.matcher(address.map(URI::getQuery).orElse(""));
        return year.find() ? OptionalInt.of(Integer.parseInt(year.group(1))) : OptionalInt.empty();
    }
}
