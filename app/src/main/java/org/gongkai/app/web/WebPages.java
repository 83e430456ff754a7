package org.gongkai.app.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.net.URI;
import java.time.Clock;
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
    private final URI address;

    private WebPages(Javalin server, CoverageNow coverage, URI address) {
        this.server = server;
        this.coverage = coverage;
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
        Templates templates = new StaticTemplates();
        CoverageNow coverage = new CoverageNow(archive, configuration, clock);
        boolean samples = showsSamples(archive, configuration);
        Site site = new Site(
                routes(archive, configuration, forms, clock, templates, coverage, samples), templates, samples);
        Javalin server = Javalin.create(config -> {
            quiet(config);
            config.jetty.threadPool = threads();
            site.lay(config);
        });
        try {
            server.start(settings.host(), settings.port());
        } catch (JavalinException e) {
            coverage.close();
            throw PortTakenException.of(settings, e);
        }
        coverage.keepWarm();
        return new WebPages(server, coverage, address(settings.host(), server.port()));
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
        coverage.close();
    }

    static List<Route> routes(
            Archive archive,
            Configuration configuration,
            FormSet forms,
            Clock clock,
            Templates templates,
            CoverageNow coverage,
            boolean samples) {
        MissingPages missing = new MissingPages(coverage, configuration.registry(), templates);
        MissingFiles files = new MissingFiles(coverage, configuration.registry());
        HomePages home = new HomePages(coverage, configuration, templates);
        RegionPages regions = new RegionPages(coverage, configuration.registry(), templates);
        RunPages runs = new RunPages(archive, templates);
        Api api = new Api(archive, forms);
        Replay replay = new Replay(archive);
        SourcePages sources = new SourcePages(archive);
        BringingCaptures captures = new BringingCaptures(archive);
        FindingsNow findings = new FindingsNow(archive, configuration, forms, clock);
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
                Assets.route("/assets/icon.svg", "icon.svg", "image/svg+xml"),
                new Route("/api/reports", api::reports),
                new Route("/api/reports/{authority}/{year}", api::report),
                new Route("/api/reports/{authority}/{year}/history", api::history),
                new Route("/api/missing", missing::json),
                new Route("/api/runs", api::runs),
                new Route("/api/runs/{run}", api::run),
                new Route("/api/health", api::health),
                Assets.route("/api/openapi.json", "openapi.json", Reply.JSON));
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.router.ignoreTrailingSlashes = true;
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
