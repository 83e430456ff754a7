package org.gongkai.app.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.gongkai.app.web.page.MissingPage;
import org.gongkai.app.web.page.Standing;
import org.gongkai.app.web.text.Language;
import org.gongkai.app.web.text.Texts;
import org.gongkai.app.web.text.Written;
import org.gongkai.archive.Archive;
import org.gongkai.config.Configuration;
import org.gongkai.config.Due;
import org.gongkai.model.Authority;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;

/** INTERIM until archive.coverage is there. */
final class Standings {
    static final List<String> STATUSES = List.of(
            "on-time", "late", "date-unknown", "incomplete", "unreadable", "removed", "missing", "unknown", "not-due");

    private final Archive archive;
    private final Configuration configuration;
    private final Clock clock;

    Standings(Archive archive, Configuration configuration, Clock clock) {
        this.archive = archive;
        this.configuration = configuration;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Written.ZONE);
    }

    int latestDueYear() {
        return today().getYear() - 1;
    }

    List<Integer> years() {
        int last = latestDueYear();
        int first = Reports.all(archive).stream()
                .mapToInt(history -> history.key().year())
                .min()
                .orElse(last);
        return IntStream.rangeClosed(Math.max(Math.min(first, last - 2), last - 11), last)
                .boxed()
                .toList();
    }

    List<Standing> of(int year, LocalDate asOf, Optional<String> region, Language language) {
        region.filter(code -> configuration.registry().find(code).isEmpty()).ifPresent(code -> {
            throw Refusal.badRequest("region", code);
        });
        Set<String> codes = new LinkedHashSet<>();
        configuration.portals().forEach(portal -> codes.add(portal.portal().authority()));
        Reports.all(archive).forEach(history -> codes.add(history.key().authority()));
        List<Standing> all = new ArrayList<>();
        codes.stream().sorted().forEach(code -> of(year, code, language).ifPresent(all::add));
        return all;
    }

    Optional<Standing> of(int year, String code, Language language) {
        Optional<Authority> authority = configuration.registry().find(code, year);
        Optional<ReportHistory> history = archive.history(new ReportKey(code, year));
        if (authority.isEmpty() && history.isEmpty()) {
            return Optional.empty();
        }
        Optional<Due> due = authority.flatMap(a -> configuration.deadlines().due(a, year));
        Optional<ReportVersion> first = history.map(h -> h.versions().get(0));
        Optional<ReportDocument> document = first.flatMap(v -> archive.extraction(v.extraction()));
        Optional<LocalDate> published = document.flatMap(d -> Optional.ofNullable(d.published()));
        Optional<Instant> seen = first.map(ReportVersion::firstSeen);
        String status = history.isEmpty()
                ? due.isPresent() && today().isAfter(due.get().date()) ? "unknown" : "not-due"
                : published.isEmpty() || due.isEmpty()
                        ? "date-unknown"
                        : published.get().isAfter(due.get().date()) ? "late" : "on-time";
        return Optional.of(new Standing(
                new ReportKey(code, year),
                authority.map(Authority::name).orElseGet(() -> history.get().authorityName()),
                status,
                due.map(Due::date),
                published,
                seen,
                first.flatMap(v -> v.places().stream().findFirst()),
                Texts.in(language).of("status-about." + status),
                first.map(v -> List.of(v.capture())).orElse(List.of()),
                due.map(d -> language == Language.ZH ? d.sourceZh() : d.sourceEn())
                        .orElse(""),
                history.isPresent()));
    }

    /** How many have which status, in the order of {@link #STATUSES}, only those that occur. */
    static List<MissingPage.Count> counts(List<Standing> all) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        STATUSES.forEach(status -> counts.put(status, 0));
        all.forEach(standing -> counts.merge(standing.status(), 1, Integer::sum));
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> new MissingPage.Count(count.getKey(), count.getValue()))
                .toList();
    }
}
