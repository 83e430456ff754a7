package org.gongkai.app.web;

import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gongkai.app.web.page.ErrorPage;
import org.gongkai.app.web.page.Frame;
import org.gongkai.app.web.template.Templates;
import org.gongkai.app.web.text.Language;
import org.gongkai.archive.ArchiveException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All addresses that are answered, and what is said where none is. */
final class Site {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    private final List<Route> routes;
    private final Templates templates;
    private final boolean samples;
    private final Gate gate;
    private final Metrics metrics;

    /** @param samples whether the pages show bundled samples, which they must say */
    Site(List<Route> routes, Templates templates, boolean samples, Gate gate, Metrics metrics) {
        this.metrics = metrics;
        this.gate = gate;
        this.routes = List.copyOf(routes);
        this.templates = templates;
        this.samples = samples;
    }

    void lay(JavalinConfig config) {
        config.router.javaLangErrorHandler((response, error) -> {
            LOG.error("answer a request", error);
            response.setStatus(Refusal.INTERNAL_ERROR);
        });
        config.requestLogger.http(metrics::answered);
        RoutesConfig to = config.routes;
        to.before(context -> {
            Reply.guard(context);
            gate.check(context);
            context.attribute(Asked.SAMPLES, samples);
        });
        for (Route route : routes) {
            Handler handler = context -> {
                context.attribute(Metrics.ROUTE, route.path());
                route.handler().handle(context);
            };
            to.addHttpHandler(route.method(), route.path(), handler);
            if (!route.changes()) {
                // with the same handler, so that HEAD knows what GET would say; the server leaves the body out
                to.addHttpHandler(HandlerType.HEAD, route.path(), handler);
            }
        }
        to.addHttpHandler(HandlerType.OPTIONS, "/api/*", Site::preflight);
        to.exception(Refusal.class, (refusal, context) -> refuse(context, refusal));
        to.exception(ArchiveException.class, (broken, context) -> {
            LOG.error("answer {}", context.path(), broken);
            refuse(context, Refusal.internal(String.valueOf(broken.getMessage())));
        });
        to.exception(
                HttpResponseException.class,
                (response, context) -> refuse(
                        context,
                        response.getStatus() == Refusal.NOT_FOUND
                                ? Refusal.notFound("no-page")
                                : Refusal.badRequest("no-page")));
        to.exception(Exception.class, (mistake, context) -> {
            LOG.error("answer {}", context.path(), mistake);
            refuse(context, Refusal.unexpected());
        });
    }

    // A script in a browser asks first when it wants to send If-None-Match. Nothing else may come from another origin:
    // no token, and no method that changes something.
    private static void preflight(Context context) {
        context.header("Access-Control-Allow-Methods", "GET, HEAD")
                .header("Access-Control-Allow-Headers", "If-None-Match, If-Modified-Since")
                .header("Access-Control-Max-Age", "86400")
                .status(204);
    }

    private void refuse(Context context, Refusal refusal) {
        context.status(refusal.status());
        context.header("Cache-Control", "no-store");
        refusal.headers().forEach(context::header);
        if (Gate.isApi(context)) {
            Reply.tagged(context, Problem.TYPE, Json.write(Problem.of(refusal)).getBytes(StandardCharsets.UTF_8));
            return;
        }
        Frame frame = Asked.frameOfRefusal(context, "error." + refusal.status());
        Language language = frame.language();
        Reply.page(context, templates.error(new ErrorPage(frame, refusal.status(), refusal.sentence(language))));
    }
}
