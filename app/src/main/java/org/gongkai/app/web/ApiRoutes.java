package org.gongkai.app.web;

import io.javalin.http.HandlerType;
import java.time.Clock;
import java.util.List;
import org.gongkai.archive.Archive;
import org.gongkai.config.Configuration;
import org.gongkai.config.ServeSettings;
import org.gongkai.config.form.FormSet;

/** Every address of the API; {@code openapi.json} describes each, and a test holds the two together. */
final class ApiRoutes {
    private ApiRoutes() {}

    static List<Route> of(
            ServeSettings settings,
            Archive archive,
            Configuration configuration,
            FormSet forms,
            Clock clock,
            CoverageNow coverage,
            FindingsNow findings,
            Workings workings,
            SearchPages search) {
        ReportAnswers reports = new ReportAnswers(archive, coverage, configuration, forms);
        HeavyQuestions heavy = new HeavyQuestions();
        AuthorityAnswers authorities = new AuthorityAnswers(configuration.registry(), coverage, heavy);
        SeriesAnswers series = new SeriesAnswers(archive, coverage, forms);
        ArchiveAnswers kept = new ArchiveAnswers(archive, coverage, findings, configuration, heavy, clock.instant());
        DossierAnswers dossiers = new DossierAnswers(archive, configuration, coverage, heavy);
        ServiceAnswers service = new ServiceAnswers(archive, configuration, settings.token(), workings, clock);
        return List.of(
                new Route("/api/authorities", authorities::authorities),
                new Route("/api/authorities/{code}", authorities::authority),
                new Route("/api/authorities/{code}/children", authorities::children),
                new Route("/api/authorities/{code}/years", authorities::years),
                new Route("/api/authorities/{code}/series", series::series),
                new Route("/api/indicators", series::indicators),
                new Route("/api/coverage", authorities::coverage),
                new Route("/api/missing", authorities::missing),
                new Route("/api/reports", reports::reports),
                new Route("/api/reports/{authority}/{year}", reports::report),
                new Route("/api/reports/{authority}/{year}/cells", reports::cells),
                new Route("/api/reports/{authority}/{year}/checks", reports::checks),
                new Route("/api/reports/{authority}/{year}/history", reports::history),
                new Route("/api/reports/{authority}/{year}/versions", reports::versions),
                new Route("/api/reports/{authority}/{year}/diff", reports::diff),
                new Route("/api/reports/{authority}/{year}/dossier", dossiers::dossier),
                new Route("/api/runs", kept::runs),
                new Route("/api/runs/{run}", kept::run),
                new Route("/api/captures", kept::captures),
                new Route("/api/captures/{run}/{address}", kept::capture),
                new Route("/api/events", kept::events),
                new Route("/api/changes", kept::changes),
                new Route("/api/findings", kept::findings),
                new Route("/api/search", search::json),
                new Route("/api/portals", service::portals),
                new Route(HandlerType.POST, "/api/portals/{portal}/crawl", service::crawl),
                new Route("/api/schedule", service::schedule),
                new Route("/api/version", service::version),
                new Route("/api/health", service::health),
                Assets.route("/api/openapi.json", "openapi.json", Reply.JSON));
    }
}
