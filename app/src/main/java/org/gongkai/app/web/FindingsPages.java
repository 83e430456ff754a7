package org.gongkai.app.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongkai.app.across.CorpusFinding;
import org.gongkai.app.web.page.FindingsPage;
import org.gongkai.app.web.page.Frame;
import org.gongkai.app.web.page.Pager;
import org.gongkai.app.web.template.Templates;
import org.gongkai.config.Registry;

/** Answers for what reports show when they are held against each other: {@code /findings}. */
final class FindingsPages {
    /** Every kind, as addresses write it. */
    static final List<String> KINDS = Stream.of(CorpusFinding.Kind.values())
            .map(CorpusFinding.Kind::label)
            .toList();

    private static final int PAGE_SIZE = 100;

    private final CoverageNow coverage;
    private final FindingsNow findings;
    private final Registry registry;
    private final Templates templates;

    FindingsPages(CoverageNow coverage, FindingsNow findings, Registry registry, Templates templates) {
        this.coverage = coverage;
        this.findings = findings;
        this.registry = registry;
        this.templates = templates;
    }

    void findings(Context context) {
        Asked asked = new Asked(context);
        asked.allow("kind", "year", "region", "page", "lang");
        String kind = asked.parameter("kind").orElse("");
        if (!kind.isEmpty() && !KINDS.contains(kind)) {
            throw Refusal.badRequest("kind", kind, String.join(", ", KINDS));
        }
        Optional<Integer> year = asked.yearParameter();
        Optional<String> region = asked.parameter("region");
        region.filter(code -> registry.find(code).isEmpty()).ifPresent(code -> {
            throw Refusal.badRequest("region", code);
        });
        Optional<List<CorpusFinding>> all = findings.of(coverage.board()).map(FindingsNow.Found::findings);
        List<CorpusFinding> shown = all.orElse(List.of()).stream()
                .filter(finding -> kind.isEmpty() || finding.kind().label().equals(kind))
                .filter(finding ->
                        year.map(only -> only == finding.key().year()).orElse(true))
                .filter(finding -> region.map(
                                code -> registry.line(finding.key().authority()).contains(code))
                        .orElse(true))
                .toList();
        Pager<CorpusFinding> page = RunPages.page(shown, asked, PAGE_SIZE);
        Frame frame = asked.frame(asked.text("findings.title"), Frame.Place.NONE);
        Reply.page(
                context,
                templates.findings(
                        new FindingsPage(frame, KINDS, kind, year, region, page, shown.size(), all.isPresent())));
    }
}
