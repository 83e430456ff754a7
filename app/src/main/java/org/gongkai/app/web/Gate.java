package org.gongkai.app.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.gongkai.config.ServeSettings;
import org.jspecify.annotations.Nullable;

/** Looks at each request before anything is done for it: under which name, what, how much and how often it asks. */
final class Gate {
    /** Bytes of a request's body; nothing here takes one. */
    static final int MOST_BODY = 16 * 1024;

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String READING = "GET, HEAD";
    private static final String READING_API = "GET, HEAD, OPTIONS";

    private final List<Route> changing;
    private final Set<String> names;
    private final Rates rates;

    Gate(ServeSettings settings, List<Route> routes) {
        this.changing = routes.stream().filter(Route::changes).toList();
        this.names = names(settings);
        this.rates = new Rates(settings.requestsPerSecond());
    }

    /** Refuses what must not be answered. */
    void check(Context context) {
        requireOurName(context);
        rates.take(context.req().getRemoteAddr());
        requireMethod(context);
        if (context.req().getContentLengthLong() > MOST_BODY || context.header("Transfer-Encoding") != null) {
            throw Refusal.tooLarge();
        }
        if (isApi(context) && !takesJson(context.header("Accept"))) {
            throw Refusal.notAcceptable(String.valueOf(context.header("Accept")));
        }
    }

    static boolean isApi(Context context) {
        return context.path().startsWith("/api/") || context.path().equals("/api");
    }

    /** What the address of a request can be asked with. */
    String methods(Context context) {
        if (changing.stream().anyMatch(route -> route.fits(context.path()))) {
            return "POST";
        }
        return isApi(context) ? READING_API : READING;
    }

    /**
     * A page of a stranger can make its own name mean this machine and then read along (DNS rebinding); the name in the
     * request is the stranger's then.
     */
    private void requireOurName(Context context) {
        String name = context.req().getServerName().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (!names.isEmpty() && !names.contains(plain)) {
            throw Refusal.misdirected(name);
        }
    }

    private void requireMethod(Context context) {
        HandlerType method = context.method();
        String allowed = methods(context);
        boolean reading = method.equals(HandlerType.GET) || method.equals(HandlerType.HEAD);
        boolean preflight = method.equals(HandlerType.OPTIONS) && isApi(context);
        boolean change = allowed.equals("POST");
        if (change ? !method.equals(HandlerType.POST) && !preflight : !reading && !preflight) {
            throw Refusal.notAllowed(method.name(), allowed);
        }
    }

    /** All names that are answered; none when any is. */
    private static Set<String> names(ServeSettings settings) {
        String host = settings.host().toLowerCase(Locale.ROOT);
        if (settings.hosts().isEmpty() && !settings.isLocal()) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>(THIS_MACHINE);
        names.add(host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host);
        settings.hosts().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }

    private static boolean takesJson(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return true;
        }
        for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = range.strip().split("\\s*;\\s*");
            boolean refused = List.of(parts).stream().anyMatch(part -> part.matches("q=0(\\.0*)?"));
            if (!refused
                    && Set.of("*/*", "application/*", "application/json", Problem.TYPE)
                            .contains(parts[0])) {
                return true;
            }
        }
        return false;
    }
}
