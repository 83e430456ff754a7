package org.gongkai.app.web;

import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import org.gongkai.app.notify.Untold;
import org.gongkai.app.web.page.Frame;
import org.gongkai.app.web.page.Pager;
import org.gongkai.app.web.page.RunPage;
import org.gongkai.app.web.page.RunsPage;
import org.gongkai.app.web.template.Templates;
import org.gongkai.archive.Archive;
import org.gongkai.model.RunReport;

/** Answers for crawl runs: {@code /runs} and {@code /runs/{run}}. */
final class RunPages {
    static final int PAGE_SIZE = 100;

    private final Archive archive;
    private final Templates templates;

    RunPages(Archive archive, Templates templates) {
        this.archive = archive;
        this.templates = templates;
    }

    void runs(Context context) {
        Asked asked = new Asked(context);
        Frame frame = asked.frame(asked.text("runs.title"), Frame.Place.RUNS);
        Reply.page(
                context,
                templates.runs(
                        new RunsPage(frame, page(newestFirst(archive.runs()), asked, PAGE_SIZE), Untold.in(archive))));
    }

    void run(Context context) {
        Asked asked = new Asked(context);
        String run = asked.part("run");
        Frame frame = asked.frame(asked.text("run.title", run), Frame.Place.RUNS);
        Reply.page(context, templates.run(new RunPage(frame, run, require(archive, run))));
    }

    /** All runs, the one begun last first. */
    static List<RunReport> newestFirst(List<RunReport> runs) {
        return runs.stream()
                .sorted(Comparator.comparing(RunReport::started).reversed().thenComparing(RunReport::portal))
                .toList();
    }

    /** What this run did at its portals. */
    static List<RunReport> require(Archive archive, String run) {
        List<RunReport> portals = archive.runs().stream()
                .filter(report -> report.run().equals(run))
                .toList();
        if (portals.isEmpty()) {
            throw Refusal.notFound("no-run", run);
        }
        return portals;
    }

    /** The part of a list that the parameter {@code page} asks for. */
    static <T> Pager<T> page(List<T> all, Asked asked, int size) {
        int number = asked.countParameter("page").orElse(1);
        return Pager.cut(all, number, size)
                .orElseThrow(() -> Refusal.notFound(
                        "no-list-page",
                        Integer.toString(number),
                        Integer.toString(Math.max(1, (all.size() + size - 1) / size))));
    }
}
