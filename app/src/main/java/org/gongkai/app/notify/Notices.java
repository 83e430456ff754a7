package org.gongkai.app.notify;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gongkai.app.feed.FeedEvent;
import org.gongkai.archive.Archive;
import org.gongkai.config.NotifySettings;
import org.gongkai.config.Registry;

/**
 * Tells those whom the settings name what happened to reports. Works on a thread of its own, so that no crawl waits for
 * a receiver.
 */
public final class Notices implements AutoCloseable {
    private static final long LOOK_SECONDS = 30;
    private static final long STOPPING_SECONDS = 15;

    private final Notifier notifier;
    private final Consumer<String> log;
    private final ScheduledExecutorService thread;

    private Notices(Notifier notifier, Consumer<String> log) {
        this.notifier = notifier;
        this.log = log;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread worker = new Thread(work, "gongkai-notices");
            worker.setDaemon(true);
            return worker;
        });
    }

    /**
     * Gets ready, before the first crawl begins: what happened before the first time is news to nobody. When the
     * settings name nobody, what was on its way is forgotten, and naming someone later begins from then.
     *
     * @param events all that the archive knows of at the time of each call
     * @param allowPrivate whether webhooks may stand in private networks
     * @param log hears sentences about what could not be told
     */
    public static Notices begin(
            NotifySettings settings,
            Archive archive,
            Registry registry,
            Supplier<List<FeedEvent>> events,
            boolean allowPrivate,
            Clock clock,
            Consumer<String> log) {
        Outbox outbox = new Outbox(archive);
        Notifier notifier = new Notifier(
                outbox,
                receivers(settings, allowPrivate, clock),
                settings.isOn() ? events : List::of,
                event -> isWanted(event, settings, registry),
                clock,
                log);
        if (settings.isOn()) {
            notifier.begin();
        } else {
            outbox.clear();
        }
        return new Notices(notifier, log);
    }

    private static List<Receiver> receivers(NotifySettings settings, boolean allowPrivate, Clock clock) {
        List<Receiver> receivers = new ArrayList<>();
        settings.webhooks().forEach(webhook -> receivers.add(new WebhookReceiver(webhook, allowPrivate, clock)));
        if (settings.mail().host().isPresent()) {
            settings.mail().to().forEach(to -> receivers.add(new MailReceiver(settings.mail(), to)));
        }
        return receivers;
    }

    static boolean isWanted(FeedEvent event, NotifySettings settings, Registry registry) {
        return settings.kinds().contains(event.kind().label())
                && (settings.regions().isEmpty()
                        || settings.regions().stream()
                                .anyMatch(
                                        region -> registry.isWithin(event.key().authority(), region)));
    }

    /** Tells of what ended before the program did, and goes on trying what is on its way until closed. */
    public Notices keepOn() {
        thread.execute(() -> safely(notifier::look));
        thread.scheduleWithFixedDelay(() -> safely(notifier::deliver), 0, LOOK_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    /** A crawl has ended: what it found is told, on the other thread. */
    public void crawled() {
        thread.execute(
                () -> Stream.<Runnable>of(notifier::look, notifier::deliver).forEach(this::safely));
    }

    /** Tells what there is to tell once, and returns then. */
    public void now() {
        safely(notifier::look);
        safely(notifier::deliver);
    }

    /** What goes wrong here must neither end the thread nor a crawl; what is in the outbox is tried again. */
    private void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.accept("could not tell others what happened: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(STOPPING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
