package org.gongkai.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gongkai.app.answer.CrawlAnswer;
import org.gongkai.app.cli.Table.Column;
import org.gongkai.app.demo.DemoArchive;
import org.gongkai.app.notify.Notices;
import org.gongkai.app.pipeline.Crawling;
import org.gongkai.app.pipeline.NativeDigests;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.crawler.Addresses;
import org.gongkai.model.RunReport;
import org.gongkai.model.RunSearch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Crawls portals now. */
@Command(
        name = "crawl",
        header = "Crawl portals now: find reports, keep what was seen, read it.",
        description = {
            "Crawls all configured portals, or those named. What is seen is kept in the archive with its provenance,"
                    + " reports are read and get a new version when their content changed.",
            "A crawl that was stopped goes on when the same command is given again; no address is asked twice."
                    + " Ends with 1 when a portal could not be looked through."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./gongkai --config my-settings crawl", "  ./gongkai --config my-settings crawl zhengzhou --json"})
final class CrawlCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "PORTAL", arity = "0..*", description = "Id of a portal: the name of its file.")
    private List<String> ids = List.of();

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    CrawlCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException, IOException, InterruptedException {
        Configuration configuration = session.configuration();
        requireVerified(configuration);
        List<ConfiguredPortal> portals = named(configuration.portals());
        requireContact(portals);
        requireNoSamples(session);
        NativeDigests.install();
        List<RunReport> reports;
        try (Notices notices = session.notices();
                CrawlDisplay display = CrawlDisplay.on(session.console());
                Crawling crawling = session.crawling(Addresses.system())) {
            reports = crawling.run(portals, configuration.settings().crawler().hostsAtOnce(), display);
            notices.now();
        }
        if (json) {
            session.console().json(CrawlAnswer.of(reports.get(0).run(), reports));
        } else {
            print(reports);
        }
        boolean complete = reports.stream().allMatch(report -> report.status() == RunReport.Status.COMPLETE);
        return complete ? ExitStatus.DONE : ExitStatus.DOES_NOT_HOLD;
    }

    private void requireVerified(Configuration configuration) {
        for (ConfiguredPortal portal : configuration.unverified()) {
            String id = portal.portal().id();
            if (ids.contains(id)) {
                throw new UsageException("portal " + id + " is marked 'verified: false' and not in use: look at "
                        + portal.portal().start().get(0) + ", then put its file into portals/ of a folder of your own,"
                        + " without that line, and name the folder with --config");
            }
        }
    }

    private List<ConfiguredPortal> named(List<ConfiguredPortal> all) {
        if (all.isEmpty()) {
            throw new UsageException("no portal is configured; lay a folder with portals/<id>.yaml over the"
                    + " configuration with --config DIR, or see './gongkai demo'");
        }
        if (ids.isEmpty()) {
            return all;
        }
        List<ConfiguredPortal> named = new ArrayList<>();
        for (String id : new LinkedHashSet<>(ids)) {
            named.add(all.stream()
                    .filter(portal -> portal.portal().id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new UsageException("no portal has the id '" + id + "'; configured are "
                            + String.join(
                                    ", ",
                                    all.stream()
                                            .map(portal -> portal.portal().id())
                                            .toList()))));
        }
        return named;
    }

    static void requireNoSamples(Session session) throws ConfigurationException {
        DemoArchive.sampleRun(session.archive()).ifPresent(run -> {
            throw new UsageException("the archive " + session.archivePlace()
                    + " holds the demo's samples; real captures do not belong beside them: give another place with"
                    + " --archive, or remove that folder");
        });
    }

    static void requireContact(List<ConfiguredPortal> portals) {
        for (ConfiguredPortal portal : portals) {
            if (portal.crawler().userAgentContact().isEmpty()) {
                throw new UsageException("portal " + portal.portal().id()
                        + ": crawler.user-agent-contact is not set; those who run the portals must be able to reach"
                        + " you: set a mail or web address in settings.yaml of a --config folder");
            }
        }
    }

    private void print(List<RunReport> reports) {
        Table table = Table.of(
                Column.word("Portal"),
                Column.word("Status"),
                Column.number("Requests"),
                Column.number("Captures"),
                Column.number("New"),
                Column.number("Changed"),
                Column.number("Unchanged"),
                Column.number("Gone"),
                Column.number("Reports"));
        for (RunReport report : reports) {
            RunReport.Counts counts = report.counts();
            table.row(
                    report.portal(),
                    report.status().name().toLowerCase(Locale.ROOT),
                    counts.requests(),
                    counts.captures(),
                    counts.fresh(),
                    counts.changed(),
                    counts.unchanged(),
                    counts.gone(),
                    report.reports().size());
        }
        Console console = session.console();
        console.print(table);
        for (RunReport report : reports) {
            report.failures().forEach(failure -> console.out()
                    .println(report.portal() + ": " + failure.uri() + ": " + failure.reason()));
        }
        for (RunReport report : reports) {
            if (report.search().found() > 0) {
                console.out().println(report.portal() + ": " + searched(report.search()));
            }
            report.proposed().forEach(proposed -> console.out()
                    .println(report.portal() + ": not in the registry: " + proposed.name() + " ("
                            + proposed.level()
                                    .map(level -> level.name().toLowerCase(Locale.ROOT))
                                    .orElse("level unknown")
                            + proposed.parent()
                                    .map(code -> ", probably below " + code)
                                    .orElse("") + "), "
                            + proposed.uri()));
        }
    }

    /** {@code 412 addresses found, 57 looked at, 355 left: 300 no-reason, 40 not-a-report, 15 other-host}. */
    private static String searched(RunSearch search) {
        int looked =
                search.looked().values().stream().mapToInt(Integer::intValue).sum();
        String rules = search.left().stream()
                .map(left -> left.count() + " " + left.rule())
                .collect(Collectors.joining(", "));
        return search.found() + " addresses found, " + looked + " looked at, " + (search.found() - looked) + " left"
                + (rules.isEmpty() ? "" : ": " + rules);
    }
}
