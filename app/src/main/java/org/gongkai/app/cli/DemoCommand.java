package org.gongkai.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.gongkai.app.demo.DemoArchive;
import org.gongkai.app.demo.SamplePortals;
import org.gongkai.app.pipeline.Crawling;
import org.gongkai.app.schedule.CrawlDesk;
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
import org.gongkai.model.RunReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main job on the bundled sample portals. */
@Command(
        name = "demo",
        header = "Do the main job on bundled sample portals: crawl, archive, extract, coverage, pages.",
        description = {
            "Serves six sample portals on this machine, crawls them over HTTP, keeps what was seen in the archive,"
                    + " reads the reports, says who has published, and then serves the web pages until Ctrl-C."
                    + " Needs no network and no database.",
            "Four portals publish real reports. Two are those of 样例省, a province that does not exist, in which an"
                    + " authority stands in each way that coverage knows; one of its reports is taken down after the"
                    + " first crawl and counts as removed after three more, without the three days of a real archive.",
            "Running it again finds nothing new. --alter changes one report on its portal first, so that a second"
                    + " version and its difference can be seen."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./gongkai demo --exit", "  ./gongkai demo --alter", "  ./gongkai missing --year 2023"})
final class DemoCommand implements Callable<Integer> {
    private static final String BROUGHT_ALONG = "brought along by demo";

    private static final Logger LOG = LoggerFactory.getLogger(DemoCommand.class);

    private final Session session;

    @Option(names = "--exit", description = "End after the summary.")
    private boolean exit;

    @Option(names = "--alter", description = "Let a portal change one of its reports before the crawl.")
    private boolean alter;

    @Option(names = "--port", paramLabel = "N", description = "Port of the web pages; 0 for any free one.")
    private Optional<Integer> port = Optional.empty();

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException, IOException, PortTakenException, InterruptedException {
        prepare();
        Archive archive = session.archive();
        DemoArchive.realRun(archive).ifPresent(run -> {
            throw new UsageException("the archive " + session.archivePlace() + " holds captures of the real portal "
                    + run.portal() + "; samples do not belong beside them: give another place with --archive");
        });
        DemoArchive.foreignCapture(archive).ifPresent(address -> {
            throw new UsageException("the archive " + session.archivePlace() + " holds " + address
                    + ", which is none of the samples; these do not belong beside it: give another place with"
                    + " --archive");
        });
        try (SamplePortals samples = SamplePortals.start(0)) {
            Configuration configuration = session.withSamples();
            if (exit) {
                return walk(samples, configuration, archive);
            }
            try (ReportSearch search = session.search();
                    SearchUpkeep upkeep = SearchUpkeep.start(
                            search, archive, words -> session.console().err().println("gongkai: " + words));
                    WebPages pages = WebPages.start(
                            configuration.settings().serve(),
                            archive,
                            configuration,
                            configuration.forms(),
                            session.clock(),
                            new Workings(new CrawlDesk(), false, Optional.of(search), session.archiveFolder()))) {
                LOG.debug("keeping up the search: {}", upkeep);
                walk(samples, configuration, archive);
                session.console().out().println("Pages: " + pages.address() + "  (Ctrl-C ends the demo)");
                session.console().out().println("The portals, for a browser: http://127.0.0.1:" + samples.port() + "/");
                session.console().out().flush();
                new CountDownLatch(1).await();
                return ExitStatus.DONE;
            }
        }
    }

    private int walk(SamplePortals samples, Configuration configuration, Archive archive)
            throws ConfigurationException, IOException, InterruptedException {
        List<RunReport> runs = crawls(samples, configuration, archive);
        new DemoSummary(session, archive).print(runs);
        return runs.stream().allMatch(DemoArchive::wentAsMeant) ? ExitStatus.DONE : ExitStatus.DOES_NOT_HOLD;
    }

    /** The settings that a demo needs and a real crawl must be told. */
    private void prepare() {
        set("crawler.user-agent-contact", "https://gongkai.example/demo");
        set("crawler.allow-private-addresses", "true");
        set("crawler.pause-per-host", "2ms");
        set("archive.removed-span", "0s");
        port.ifPresent(n -> session.set(new CommandLineSetting("serve.port", Integer.toString(n), "--port " + n)));
    }

    private void set(String key, String value) {
        session.set(new CommandLineSetting(key, value, BROUGHT_ALONG));
    }

    /** One run of each portal, or two when a report is to be altered that was never seen unaltered, and the removal. */
    private List<RunReport> crawls(SamplePortals samples, Configuration configuration, Archive archive)
            throws ConfigurationException, IOException, InterruptedException {
        samples.epoch(DemoArchive.epochSeen(archive));
        if (DemoArchive.sawWithdrawn(archive)) {
            samples.withdraw();
        }
        List<ConfiguredPortal> portals = configuration.portals();
        List<String> ids = samples.portals().stream().map(portal -> portal.id()).toList();
        List<RunReport> runs = new ArrayList<>();
        if (!alter || !DemoArchive.walkedOnce(archive, ids)) {
            runs.addAll(crawl(samples, configuration, portals));
        }
        if (alter) {
            samples.epoch(2);
            runs.clear();
            runs.addAll(crawl(samples, configuration, portals));
        }
        samples.withdraw();
        List<ConfiguredPortal> withdrawing = portals.stream()
                .filter(portal -> portal.portal().id().equals(DemoArchive.WITHDRAWING))
                .toList();
        int answers = configuration.settings().archive().removedAfter();
        for (int i = 0; i < answers && DemoArchive.sawWithdrawn(archive) && !DemoArchive.knowsWithdrawn(archive); i++) {
            runs.addAll(crawl(samples, configuration, withdrawing));
        }
        return runs;
    }

    private List<RunReport> crawl(SamplePortals samples, Configuration configuration, List<ConfiguredPortal> portals)
            throws ConfigurationException, IOException, InterruptedException {
        try (CrawlDisplay display = CrawlDisplay.on(session.console());
                Crawling crawling = session.crawling(samples.addresses())) {
            return crawling.run(portals, configuration.settings().crawler().hostsAtOnce(), display);
        }
    }
}
