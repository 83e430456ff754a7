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
    private final URI address;
    private final Metrics metrics;

    private WebPages(Javalin server, URI address, Metrics metrics) {
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
        Metrics metrics = new Metrics(archive, coverage, workings);
        List<Route> routes =
                routes(settings, archive, configuration, forms, clock, templates, workings, coverage, metrics);
        Site site =
                new Site(routes, templates, showsSamples(archive, configuration), new Gate(settings, routes), metrics);
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
            throw PortTakenException.of(settings, e);
        }
        return new WebPages(server, address(settings.host(), server.port()), metrics);
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
            Metrics metrics) {
        FindingsNow findings = new FindingsNow(archive, configuration, forms, clock);
        ServiceAnswers service = new ServiceAnswers(archive, configuration, settings.token(), workings, clock);
        List<Route> all = new ArrayList<>(pages(archive, configuration, forms, clock, templates, coverage, findings));
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
            FindingsNow findings) {
        MissingPages missing = new MissingPages(coverage, configuration.registry(), templates);
        RunPages runs = new RunPages(archive, templates);
        Replay replay = new Replay(archive);
        SourcePages sources = new SourcePages(archive);
        return List.of(
                new Route("/", new HomePages(coverage, templates)::home),
                new Route("/authority/{code}", new AuthorityPages(configuration, coverage, templates)::authority),
                new Route("/report/{authority}/{year}", new ReportPages(archive, forms, templates, sources)::report),
                new Route("/missing", missing::missing),
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
