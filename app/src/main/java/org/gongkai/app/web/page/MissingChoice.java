package org.gongkai.app.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.gongkai.config.Registry;

/**
 * What a reader wants of the coverage list; the same choice has the same address.
 *
 * @param asOf as known at the end of this day, empty for today
 * @param region code of an authority, {@link Registry#COUNTRY} or empty for all
 * @param watched of a region only the authorities of which the archive could know; without a region it is always so
 * @param level of the authorities, empty for all
 * @param statuses empty for all
 * @param page counted from 1
 */
public record MissingChoice(
        int year,
        Optional<LocalDate> asOf,
        Optional<String> region,
        boolean watched,
        Optional<String> level,
        List<String> statuses,
        int page) {
    public MissingChoice {
        statuses = List.copyOf(statuses);
    }

    /** The list of a year. */
    public static MissingChoice of(int year) {
        return new MissingChoice(year, Optional.empty(), Optional.empty(), false, Optional.empty(), List.of(), 1);
    }

    /** The same for the authorities in a region of which the archive could know. */
    public MissingChoice in(String code) {
        return new MissingChoice(year, asOf, Optional.of(code), true, level, statuses, 1);
    }

    /** The territory that is chosen, empty for the whole country. */
    public Optional<String> territory() {
        return region.filter(code -> !code.equals(Registry.COUNTRY));
    }

    /** Whether all authorities of the registry are wanted, those with neither portal nor report too. */
    public boolean isWhole() {
        return region.isPresent() && !watched;
    }

    /** The same for the authorities of one level. */
    public MissingChoice ofLevel(String only) {
        return new MissingChoice(year, asOf, region, watched, Optional.of(only), statuses, 1);
    }

    /** With all authorities of the region that the registry knows. */
    public MissingChoice whole() {
        return new MissingChoice(year, asOf, region, false, level, statuses, 1);
    }

    /** Narrowed to one status. */
    public MissingChoice with(String status) {
        return new MissingChoice(year, asOf, region, watched, level, List.of(status), 1);
    }

    /** With every status. */
    public MissingChoice withAll() {
        return new MissingChoice(year, asOf, region, watched, level, List.of(), 1);
    }

    /** Another part of the same list. */
    public MissingChoice turn(int number) {
        return new MissingChoice(year, asOf, region, watched, level, statuses, number);
    }

    /** Whether a status is shown because it was chosen. */
    public boolean chosen(String status) {
        return statuses.contains(status);
    }

    /** As the query of an address. */
    public String query() {
        StringJoiner query = new StringJoiner("&");
        query.add("year=" + year);
        asOf.ifPresent(day -> query.add("as-of=" + day));
        region.ifPresent(code -> query.add("region=" + encoded(code)));
        if (watched && region.isPresent()) {
            query.add("scope=watched");
        }
        level.ifPresent(each -> query.add("level=" + encoded(each)));
        statuses.forEach(status -> query.add("status=" + encoded(status)));
        if (page > 1) {
            query.add("page=" + page);
        }
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
