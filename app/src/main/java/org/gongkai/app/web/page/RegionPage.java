package org.gongkai.app.web.page;

import java.util.List;
import java.util.Optional;

/**
 * A territory: the territories in it, and the authorities that belong to none of those.
 *
 * @param code of its government, empty for authorities that the registry lacks
 * @param above the territories around it, the largest first
 * @param map of the territories in it
 * @param grid of its authorities
 * @param feed whether there is a feed of it
 */
public record RegionPage(
        Frame frame,
        Optional<String> code,
        String name,
        List<Place> above,
        HeatMap map,
        AuthorityGrid grid,
        boolean feed) {
    public RegionPage {
        above = List.copyOf(above);
    }

    /** A territory around it. */
    public record Place(String code, String name) {}
}
