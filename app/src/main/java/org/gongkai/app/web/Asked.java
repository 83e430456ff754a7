package org.gongkai.app.web;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.gongkai.app.answer.Days;
import org.gongkai.app.web.page.Frame;
import org.gongkai.app.web.page.Links;
import org.gongkai.app.web.text.Language;
import org.gongkai.app.web.text.Texts;
import org.gongkai.config.Registry;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportKey;

/** One request, read strictly: what cannot be understood is a {@link Refusal} that says what was expected. */
final class Asked {
    /** Attribute of a request: whether what it asks about are bundled samples. */
    static final String SAMPLES = "samples";

    /** Disclosure reports exist since the report year 2008; a year far ahead is a slip of the pen. */
    static final int FIRST_YEAR = 2008;

    static final int LAST_YEAR = 2100;

    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,6}");

    private final Context context;

    Asked(Context context) {
        this.context = context;
    }

    /** The language chosen by the parameter {@code lang}, empty when the browser's preference decides. */
    Optional<Language> chosenLanguage() {
        return parameter("lang")
                .map(code -> Language.find(code).orElseThrow(() -> Refusal.badRequest("language", code)));
    }

    Language language() {
        return chosenLanguage().orElseGet(() -> Language.preferred(context.header("Accept-Language")));
    }

    /** A text in the language of the answer. */
    String text(String key, Object... arguments) {
        return Texts.in(language()).of(key, arguments);
    }

    /** The frame of the page that answers. */
    Frame frame(String title, Frame.Place place) {
        return frame(language(), chosenLanguage(), title, place);
    }

    /** A frame for a page about a request that may be odd in every way. */
    static Frame frameOfRefusal(Context context, String titleKey) {
        String lang = context.queryParam("lang");
        Optional<Language> chosen = lang == null ? Optional.empty() : Language.find(lang);
        Language language = chosen.orElseGet(() -> Language.preferred(context.header("Accept-Language")));
        return new Asked(context).frame(language, chosen, Texts.in(language).of(titleKey), Frame.Place.NONE);
    }

    private Frame frame(Language language, Optional<Language> chosen, String title, Frame.Place place) {
        return new Frame(
                language, new Links(chosen), self(), title, place, Boolean.TRUE.equals(context.attribute(SAMPLES)));
    }

    /** The value of a parameter, which may stand there once. */
    Optional<String> parameter(String name) {
        List<String> values = context.queryParams(name);
        if (values.size() > 1) {
            throw Refusal.badRequest("twice", name);
        }
        return values.stream().findFirst();
    }

    /** All values of a parameter that may stand there more than once. */
    List<String> parameters(String name) {
        return context.queryParams(name);
    }

    /** Refuses every parameter but these: a script with a slip in a name must not get an answer to something else. */
    void allow(String... names) {
        Set<String> unknown = new TreeSet<>(context.queryParamMap().keySet());
        unknown.removeAll(Set.of(names));
        if (!unknown.isEmpty()) {
            throw Refusal.badRequest(
                    "parameter",
                    unknown.iterator().next(),
                    names.length == 0 ? "-" : String.join(", ", new TreeSet<>(Set.of(names))));
        }
    }

    Optional<Integer> yearParameter() {
        return yearParameter("year");
    }

    Optional<Integer> yearParameter(String name) {
        return parameter(name).map(Asked::year);
    }

    /** A value that must be one of these. */
    Optional<String> oneOf(String name, List<String> allowed) {
        Optional<String> value = parameter(name);
        value.filter(text -> !allowed.contains(text)).ifPresent(text -> {
            throw Refusal.badRequest("choice", name, text, String.join(", ", allowed));
        });
        return value;
    }

    /** The code of an authority of the registry, or that of the whole country, in the parameter {@code region}. */
    Optional<String> region(Registry registry) {
        Optional<String> region = parameter("region");
        region.filter(code -> !registry.isRegion(code)).ifPresent(code -> {
            throw Refusal.badRequest("region", code);
        });
        return region;
    }

    /** Whether an authority lies in the region that was asked for, or none was. */
    static boolean isIn(Registry registry, Optional<String> region, String authority) {
        return region.map(code -> registry.isWithin(authority, code)).orElse(true);
    }

    /** How many entries a page of a list may have. */
    int limit(int usual, int most) {
        int limit = countParameter("limit").orElse(usual);
        if (limit > most) {
            throw Refusal.badRequest("limit", Integer.toString(limit), Integer.toString(most));
        }
        return limit;
    }

    /** A constant as addresses and answers write it. */
    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static List<String> labels(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Asked::label).toList();
    }

    /** A number that counts from 1. */
    Optional<Integer> countParameter(String name) {
        return parameter(name).map(text -> {
            if (!COUNT.matcher(text).matches()) {
                throw Refusal.badRequest("count", name, text);
            }
            return Integer.valueOf(text);
        });
    }

    /** A day, as ISO 8601 writes it. */
    Optional<LocalDate> dateParameter(String name) {
        return parameter(name).map(text -> {
            Optional<LocalDate> day = Days.parse(text);
            return day.orElseThrow(() -> Refusal.badRequest("date", name, text));
        });
    }

    /** A part of the path, decoded. */
    String part(String name) {
        return context.pathParam(name);
    }

    ReportKey reportKey() {
        return new ReportKey(part("authority"), year(part("year")));
    }

    Digest digest() {
        return digest(part("digest"));
    }

    static Digest digest(String text) {
        try {
            return new Digest(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("digest", text);
        }
    }

    /** A report year, written so. */
    static Integer year(String text) {
        if (YEAR.matcher(text).matches()) {
            int year = Integer.parseInt(text);
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return year;
            }
        }
        throw Refusal.badRequest("year", text, Integer.toString(FIRST_YEAR));
    }

    // Rebuilt from what was sent, so that the language can be appended; only links of ours come out of it.
    private String self() {
        String query = context.queryString();
        if (query == null) {
            return context.path();
        }
        StringBuilder kept = new StringBuilder();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty() && !pair.equals("lang") && !pair.startsWith("lang=")) {
                kept.append(kept.isEmpty() ? '?' : '&').append(pair);
            }
        }
        return context.path() + kept;
    }
}
