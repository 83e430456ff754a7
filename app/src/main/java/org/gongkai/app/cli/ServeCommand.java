package org.gongkai.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.gongkai.app.cli.Table.Column;
import org.gongkai.app.demo.DemoArchive;
import org.gongkai.app.notify.Notices;
import org.gongkai.app.pipeline.Crawling;
import org.gongkai.app.schedule.CrawlDesk;
import org.gongkai.app.schedule.CrawlSchedule;
import org.gongkai.app.schedule.VerifySchedule;
import org.gongkai.app.search.ReportSearch;
import org.gongkai.app.search.SearchUpkeep;
import org.gongkai.app.web.PortTakenException;
import org.gongkai.app.web.WebPages;
import org.gongkai.app.web.Workings;
import org.gongkai.archive.Archive;
import org.gongkai.config.CommandLineSetting;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.config.ServeSettings;
import org.gongkai.crawler.Addresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Scheduler, web pages and API in one process. */
@Command(
        name = "serve",
        header = "Crawl on schedule, and serve the web pages and the API.",
        description = {
            "Serves pages and API on this machine (serve.host, serve.port) and crawls each portal at the times of its"
                    + " schedule (Asia/Shanghai) until Ctrl-C. GET /api/openapi.json describes the API.",
            "Portals without a schedule are crawled by hand only. The archive is verified again when the last"
                    + " verification is older than archive.verify-every.",
            "Whoever sends the token in the environment variable GONGKAI_TOKEN may begin a crawl through the API;"
                    + " nobody may without one. Docs: docs/api.md, docs/operations.md.",
            "Whoever notify.* names is told after each crawl what it found (docs/notify.md)."
        },
        footerHeading = "%nExample:%n",
        footer = "  ./gongkai --config my-settings --archive /srv/gongkai serve --port 8600")
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private static final String TOKEN = "GONGKAI_TOKEN";

    private final Session session;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on; 0 for any free one.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Address to listen on; whoever reaches it may read. Default: this machine alone.")
    private Optional<String> host = Optional.empty();

    ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException, IOException, PortTakenException, InterruptedException {
        port.ifPresent(n -> session.set(new CommandLineSetting("serve.port", Integer.toString(n), "--port " + n)));
        host.ifPresent(name -> session.set(new CommandLineSetting("serve.host", name, "--host " + name)));
        Configuration configuration = session.configuration();
        ServeSettings settings = withToken(configuration.settings().serve());
        warn(settings);
        List<ConfiguredPortal> scheduled = configuration.portals().stream()
                .filter(portal -> !portal.portal().schedule().isBlank())
                .toList();
        CrawlCommand.requireContact(scheduled);
        if (!scheduled.isEmpty()) {
            CrawlCommand.requireNoSamples(session);
        }
        Archive archive = session.archive();
        List<ConfiguredPortal> crawled = crawled(configuration, archive);
        CrawlDesk desk = new CrawlDesk();
        try (ReportSearch search = session.search();
                SearchUpkeep upkeep = SearchUpkeep.start(
                        search, archive, words -> session.console().err().println("gongkai: " + words));
                Notices notices = session.notices().keepOn();
                Crawling crawling = session.crawling(Addresses.system());
                WebPages pages = WebPages.start(
                        settings,
                        archive,
                        session.shown(),
                        configuration.forms(),
                        session.clock(),
                        new Workings(desk, true, Optional.of(search), session.archiveFolder()));
                CrawlSchedule schedule = CrawlSchedule.start(
                        crawled,
                        configuration.settings().crawler().hostsAtOnce(),
                        session.clock(),
                        archive::runs,
                        portal -> crawl(crawling, configuration, portal, notices));
                VerifySchedule verifying = VerifySchedule.start(
                        archive,
                        configuration.settings().archive().verifyEvery(),
                        session.clock(),
                        words -> session.console().err().println("gongkai: " + words))) {
            desk.open(schedule);
            Console console = session.console();
            console.out().println("Pages: " + pages.address() + "  (Ctrl-C ends)");
            if (scheduled.isEmpty()) {
                console.out()
                        .println("No portal has a schedule, so nothing is crawled; portal files go into the folder"
                                + " portals/ of --config DIR.");
            }
            Table due = Table.of(Column.word("Portal"), Column.word("Next crawl (Asia/Shanghai)"));
            schedule.due().stream()
                    .filter(entry -> scheduled.stream()
                            .anyMatch(portal -> portal.portal().id().equals(entry.portal())))
                    .forEach(entry -> due.row(
                            entry.portal(), entry.next().map(Moments::show).orElse("never")));
            if (!scheduled.isEmpty()) {
                console.print(due);
            }
            console.out().flush();
            LOG.debug("verifying: {}, keeping up the search: {}", verifying, upkeep);
            new CountDownLatch(1).await();
            return ExitStatus.DONE;
        }
    }

    /** Those that can be crawled here: at their times, or when somebody asks for it. */
    private static List<ConfiguredPortal> crawled(Configuration configuration, Archive archive) {
        boolean samples = DemoArchive.sampleRun(archive).isPresent();
        return configuration.portals().stream()
                .filter(portal -> !portal.portal().schedule().isBlank()
                        || !samples && portal.crawler().userAgentContact().isPresent())
                .toList();
    }

    /** The environment is the better place for a secret: files are copied around. */
    private ServeSettings withToken(ServeSettings settings) {
        String token = session.console().environment().getOrDefault(TOKEN, "").strip();
        if (token.isEmpty()) {
            return settings;
        }
        if (token.length() < ServeSettings.SHORTEST_TOKEN) {
            throw new UsageException(TOKEN + " has fewer than " + ServeSettings.SHORTEST_TOKEN
                    + " characters and can be guessed; make one with 'openssl rand -hex 32'");
        }
        return settings.withToken(token);
    }

    private void warn(ServeSettings settings) {
        if (!settings.isLocal()) {
            session.console()
                    .err()
                    .println("gongkai: listening on " + settings.host() + ": whoever reaches this address can read all"
                            + " of the archive, without TLS; put a proxy before it, and its name into serve.hosts");
        }
    }

    /** What goes wrong in one crawl is told, and is tried again at the portal's next time. */
    private void crawl(Crawling crawling, Configuration configuration, String portal, Notices notices) {
        Console console = session.console();
        try (CrawlDisplay display = CrawlDisplay.on(console)) {
            crawling.run(List.of(configuration.portal(portal).orElseThrow()), 1, display);
            notices.crawled();
        } catch (IOException | RuntimeException e) {
            console.err().println("gongkai: the crawl of " + portal + " failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
