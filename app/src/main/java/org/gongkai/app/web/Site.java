package org.gongkai.app.web;

import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
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

    Site(List<Route> routes, Templates templates) {
        this.routes = List.copyOf(routes);
        this.templates = templates;
    }

    void lay(JavalinConfig config) {
        config.router.javaLangErrorHandler((response, error) -> {
            LOG.error("answer a request", error);
            response.setStatus(Refusal.INTERNAL_ERROR);
        });
        RoutesConfig to = config.routes;
        to.before(context -> {
            Reply.guard(context);
            readingOnly(context);
        });
        for (Route route : routes) {
            to.addHttpHandler(HandlerType.GET, route.path(), route.handler());
            // with the same handler, so that HEAD knows what GET would say; the server leaves the body out
            to.addHttpHandler(HandlerType.HEAD, route.path(), route.handler());
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

    private static void readingOnly(Context context) {
        HandlerType method = context.method();
        boolean preflight = method.equals(HandlerType.OPTIONS) && context.path().startsWith("/api/");
        if (!method.equals(HandlerType.GET) && !method.equals(HandlerType.HEAD) && !preflight) {
            context.header("Allow", "GET, HEAD");
            throw Refusal.notAllowed(method.name());
        }
    }

    // A script in a browser asks first when it wants to send If-None-Match.
    private static void preflight(Context context) {
        context.header("Access-Control-Allow-Methods", "GET, HEAD")
                .header("Access-Control-Allow-Headers", "If-None-Match")
                .header("Access-Control-Max-Age", "86400")
                .status(204);
    }

    private void refuse(Context context, Refusal refusal) {
        context.status(refusal.status());
        context.header("Cache-Control", "no-store");
        if (context.path().startsWith("/api/")) {
            Reply.json(context, Json.write(ErrorAnswer.of(refusal)));
            return;
        }
        Frame frame = Asked.frameOfRefusal(context, "error." + refusal.status());
        Language language = frame.language();
        Reply.page(context, templates.error(new ErrorPage(frame, refusal.status(), refusal.sentence(language))));
    }
}
