package org.gongkai.app.web;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.gongkai.app.notify.Untold;
import org.gongkai.archive.Archive;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.RunReport;

/** What this process tells a Prometheus: {@code /metrics}. The names stand in docs/operations.md. */
final class Metrics implements AutoCloseable {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
    /** Attribute of a request: the path of its route, so that no reader can make up series. */
    static final String ROUTE = "route";

    private static final String NO_ROUTE = "none";

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Archive archive;
    private final CoverageNow coverage;
    private final Workings workings;
    private final AtomicReference<Count> counted = new AtomicReference<>(new Count(0, 0, 0, 0));
    private final MultiGauge lastSuccess;

    Metrics(Archive archive, CoverageNow coverage, Workings workings) {
        this.archive = archive;
        this.coverage = coverage;
        this.workings = workings;
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        collections.bindTo(meters);
        gauge("gongkai.reports", "Reports of which a version is kept", Count::reports);
        gauge("gongkai.versions", "Versions of reports that are kept", Count::versions);
        gauge("gongkai.runs", "Runs at portals that are kept", Count::runs);
        gauge("gongkai.notices.waiting", "Notices that are still to be delivered", Count::waiting);
        meters.gauge("gongkai.crawls.going.on", workings.desk(), desk -> desk.goingOn()
                .size());
        lastSuccess = MultiGauge.builder("gongkai.portal.last.success.timestamp.seconds")
                .description("When the last complete run at the portal ended, in seconds since 1970")
                .register(meters);
    }

    private record Count(int reports, int versions, int runs, int waiting) {}

    private void gauge(String name, String words, ToDoubleFunction<Count> number) {
        Gauge.builder(name, counted, now -> number.applyAsDouble(now.get()))
                .description(words)
                .register(meters);
    }

    /** Counts the threads that answer, and what waits for one. */
    void watch(QueuedThreadPool threads) {
        meters.gauge("gongkai.http.threads.busy", threads, QueuedThreadPool::getBusyThreads);
        meters.gauge("gongkai.http.queue", threads, QueuedThreadPool::getQueueSize);
    }

    /** Counts an answer. */
    void answered(Context context, float milliseconds) {
        String route = context.attribute(ROUTE);
        Timer.builder("gongkai.http.requests")
                .description("Answers, by route and status")
                .tags(Tags.of(
                        "method", context.method().name(),
                        "route", route == null ? NO_ROUTE : route,
                        "status", Integer.toString(context.statusCode())))
                .register(meters)
                .record(Duration.ofNanos((long) (milliseconds * 1_000_000)));
    }

    void scrape(Context context) {
        new Asked(context).allow();
        CoverageBoard board = coverage.board();
        List<ReportHistory> histories = board.histories();
        counted.set(new Count(
                histories.size(),
                histories.stream()
                        .mapToInt(history -> history.versions().size())
                        .sum(),
                board.runs().size(),
                Untold.in(archive).waiting()));
        lastSuccess.register(
                lastSuccesses(board.runs()).entrySet().stream()
                        .map(portal -> MultiGauge.Row.of(
                                Tags.of("portal", portal.getKey()),
                                portal.getValue().getEpochSecond()))
                        .toList(),
                true);
        context.header("Cache-Control", "no-store");
        Reply.tagged(context, TYPE, meters.scrape().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Instant> lastSuccesses(List<RunReport> runs) {
        Map<String, Instant> last = new LinkedHashMap<>();
        for (RunReport run : runs) {
            if (run.status() == RunReport.Status.COMPLETE) {
                run.ended().ifPresent(end -> last.merge(run.portal(), end, (a, b) -> a.isAfter(b) ? a : b));
            }
        }
        return last;
    }

    @Override
    public void close() {
        collections.close();
        meters.close();
    }
}
