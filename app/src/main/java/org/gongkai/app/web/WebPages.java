package org.gongkai.app.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.gongkai.app.demo.DemoArchive;
import org.gongkai.app.web.template.StaticTemplates;
import org.gongkai.app.web.template.Templates;
import org.gongkai.archive.Archive;
import org.gongkai.config.Configuration;
import org.gongkai.config.ServeSettings;
import org.gongkai.config.form.FormSet;

/** The running web pages and API. Read only; owns its server and threads, not the archive. */
public final class WebPages implements AutoCloseable {
    // Enough for a few dozen readers; each request holds a thread for milliseconds.
    private static final int MOST_THREADS = 24;
    private static final int LEAST_THREADS = 4;
    private static final int IDLE_MILLISECONDS = 30_000;

    private final Javalin server;
    private final CoverageNow coverage;
    private final Metrics metrics;
    private final URI address;

    private WebPages(Javalin server, CoverageNow coverage, Metrics metrics, URI address) {
        this.coverage = coverage;
        this.metrics = metrics;
        this.server = server;
        this.address = address;
    }

    /**
     * Starts to listen, and returns when the first request can be answered.
     *
     * @param forms to lay tables out by
     * @throws PortTakenException when nothing can listen at the address of the settings
     */
    public static WebPages start(
            ServeSettings settings, Archive archive, Configuration configuration, FormSet forms, Clock clock)
            throws PortTakenException {
        return start(settings, archive, configuration, forms, clock, Workings.none());
    }

    /**
     * Like the other, with what works behind the pages.
     *
     * @throws PortTakenException when nothing can listen at the address of the settings
     */
    public static WebPages start(
            ServeSettings settings,
            Archive archive,
            Configuration configuration,
            FormSet forms,
            Clock clock,
            Workings workings)
            throws PortTakenException {
        Templates templates = new StaticTemplates();
        CoverageNow coverage = new CoverageNow(archive, configuration, clock);
        boolean samples = showsSamples(archive, configuration);
        Metrics metrics = new Metrics(archive, coverage, workings);
        List<Route> routes =
                routes(settings, archive, configuration, forms, clock, templates, workings, coverage, metrics, samples);
        Site site =
                new Site(routes, templates, samples, new Gate(settings, routes), metrics);
        QueuedThreadPool threads = threads();
        metrics.watch(threads);
        Javalin server = Javalin.create(config -> {
            quiet(config);
            config.jetty.threadPool = threads;
            Limits.set(config.jetty);
            site.lay(config);
        });
        try {
            server.start(settings.host(), settings.port());
        } catch (JavalinException e) {
            metrics.close();
            coverage.close();
            throw PortTakenException.of(settings, e);
        }
        coverage.keepWarm();
        return new WebPages(server, coverage, metrics, address(settings.host(), server.port()));
    }

    private static boolean showsSamples(Archive archive, Configuration configuration) {
        return DemoArchive.sampleRun(archive).isPresent()
                || configuration.portals().stream()
                        .anyMatch(portal -> DemoArchive.isSample(portal.portal().id()));
    }

    /** Where the start page is, for example {@code http://127.0.0.1:8600/}. */
    public URI address() {
        return address;
    }

    @Override
    public void close() {
        server.stop();
        metrics.close();
        coverage.close();
    }

    /** Every address that is answered. */
    static List<Route> routes(
            ServeSettings settings,
            Archive archive,
            Configuration configuration,
            FormSet forms,
            Clock clock,
            Templates templates,
            Workings workings,
            CoverageNow coverage,
            Metrics metrics,
            boolean samples) {
        FindingsNow findings = new FindingsNow(archive, configuration, forms, clock);
        ServiceAnswers service = new ServiceAnswers(archive, configuration, settings.token(), workings, clock);
        List<Route> all = new ArrayList<>(pages(archive, configuration, forms, clock, templates, coverage, findings, samples));
        SearchPages search = new SearchPages(workings.search(), configuration.registry(), templates);
        all.add(new Route("/search", search::page));
        all.add(new Route("/health", service::health));
        all.add(new Route("/health/live", service::live));
        all.add(new Route("/health/ready", service::health));
        all.add(new Route("/metrics", metrics::scrape));
        all.addAll(ApiRoutes.of(settings, archive, configuration, forms, clock, coverage, findings, workings, search));
        return all;
    }

    private static List<Route> pages(
            Archive archive,
            Configuration configuration,
            FormSet forms,
            Clock clock,
            Templates templates,
            CoverageNow coverage,
            FindingsNow findings,
            boolean samples) {
        MissingPages missing = new MissingPages(coverage, configuration.registry(), templates);
        MissingFiles files = new MissingFiles(coverage, configuration.registry());
        HomePages home = new HomePages(coverage, configuration, templates);
        RegionPages regions = new RegionPages(coverage, configuration.registry(), templates);
        RunPages runs = new RunPages(archive, templates);
        Replay replay = new Replay(archive);
        SourcePages sources = new SourcePages(archive);
        BringingCaptures captures = new BringingCaptures(archive);
        return List.of(
                new Route("/", home::home),
                new Route("/now", home::now),
                new Route("/region/{code}", regions::region),
                new Route("/unregistered", regions::unregistered),
                new Route(
                        "/authority/{code}",
                        new AuthorityPages(configuration, coverage, new AuthoritySeries(archive, forms), templates)
                                ::authority),
                new Route("/report/{authority}/{year}", new ReportPages(archive, forms, captures, templates)::report),
                new Route(
                        "/report/{authority}/{year}/source",
                        new InSourcePages(
                                archive,
                                forms,
                                sources,
                                new OriginalTables(
                                        archive,
                                        captures,
                                        configuration.settings().extractor()),
                                captures,
                                templates)::source),
                new Route(
                        "/report/{authority}/{year}/diff",
                        new DiffPages(archive, forms, configuration.settings().extractor(), templates)::diff),
                new Route("/missing", missing::missing),
                new Route("/missing.csv", files::csv),
                new Route("/missing.xlsx", files::xlsx),
                new Route(
                        "/dossier/{authority}/{file}",
                        new DossierPages(archive, configuration, coverage, templates, samples)::dossier),
                new Route("/capture", new CapturePages(archive, templates)::capture),
                new Route("/feeds/{kind}.atom", new FeedPages(coverage, findings, configuration, clock)::feed),
                new Route(
                        "/findings",
                        new FindingsPages(coverage, findings, configuration.registry(), templates)::findings),
                new Route("/runs", runs::runs),
                new Route("/runs/{run}", runs::run),
                new Route("/about", new AboutPages(forms, templates)::about),
                new Route("/replay/timegate", replay::timeGate),
                new Route("/replay/timemap", replay::timeMap),
                new Route("/replay/cdx", replay::cdx),
                new Route("/replay/raw/{time}", replay::raw),
                new Route("/replay/view/{time}", replay::view),
                new Route("/archive/{digest}", new Payloads(archive)::payload),
                new Route("/archive/{digest}/pages/{page}", sources::page),
                Assets.route("/assets/gongkai.css", "gongkai.css", "text/css; charset=utf-8"),
                Assets.route("/assets/icon.svg", "icon.svg", "image/svg+xml"));
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.router.ignoreTrailingSlashes = true;
        // Reply packs what it tags
        config.http.compressionStrategy = CompressionStrategy.NONE;
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, IDLE_MILLISECONDS);
        threads.setName("web");
        threads.setDaemon(true);
        return threads;
    }

    private static URI address(String host, int port) {
        String reachable = host.isEmpty() || host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        String bracketed = reachable.contains(":") ? "[" + reachable + "]" : reachable;
        return URI.create("http://" + bracketed + ":" + port + "/");
    }
}
