package org.gongkai.app.web.page;

import java.util.List;
import java.util.Optional;
import org.gongkai.model.Authority;
import org.gongkai.model.ReportHistory;
import org.jspecify.annotations.Nullable;

/**
 * One authority: who it is, and its reports year by year.
 *
 * @param code of the registry, or {@code ?} and a name
 * @param registered its row, null when the registry has none
 * @param around the territories that it stands in, the largest first, its own last
 * @param below those directly below it
 * @param names every name that the code stood for, oldest first
 * @param lines latest year first
 * @param charts of its main figures, none when there are too few years
 */
public record AuthorityPage(
        Frame frame,
        String code,
        String name,
        @Nullable Authority registered,
        List<RegionPage.Place> around,
        List<Authority> below,
        List<Authority> names,
        List<PortalLine> portals,
        List<Line> lines,
        List<Chart> charts) {
    public AuthorityPage {
        below = List.copyOf(below);
        names = List.copyOf(names);
        portals = List.copyOf(portals);
        lines = List.copyOf(lines);
        around = List.copyOf(around);
        charts = List.copyOf(charts);
    }

    /** When a name was borne, as far as is known; empty when nothing is. */
    public String existed(Authority authority) {
        String from = authority.validFrom().map(Object::toString).orElse("");
        String to = authority.validTo().map(Object::toString).orElse("");
        if (from.isEmpty() && to.isEmpty()) {
            return "";
        }
        return to.isEmpty()
                ? frame.t("authority.valid.from", from)
                : from.isEmpty() ? frame.t("authority.valid.to", to) : frame.t("authority.valid.from-to", from, to);
    }

    /** A portal where its reports belong. */
    public record PortalLine(
            String id, String name, @Nullable String address) {}

    /** One report year. */
    public record Line(Standing standing, Optional<ReportHistory> history) {}
}
