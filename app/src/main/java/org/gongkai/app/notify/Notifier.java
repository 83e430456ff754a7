package org.gongkai.app.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.gongkai.app.feed.FeedEvent;

/**
 * Tells receivers of new events: first into the outbox, then out. What was put there is delivered at least once, or
 * given up after {@link Delivery#PATIENCE}, which is told. Safe for several threads.
 */
final class Notifier {
    /** Events in one message. */
    private static final int MOST_EVENTS = 500;

    private static final Duration REMEMBER_GIVEN_UP = Duration.ofDays(30);

    private final Outbox outbox;
    private final List<Receiver> receivers;
    private final Supplier<List<FeedEvent>> events;
    private final Predicate<FeedEvent> wanted;
    private final Clock clock;
    private final Consumer<String> log;

    /**
     * @param events all that the archive knows of now
     * @param wanted which of them receivers are told
     * @param log hears sentences about what failed
     */
    Notifier(
            Outbox outbox,
            List<Receiver> receivers,
            Supplier<List<FeedEvent>> events,
            Predicate<FeedEvent> wanted,
            Clock clock,
            Consumer<String> log) {
        this.outbox = outbox;
        this.receivers = List.copyOf(receivers);
        this.events = events;
        this.wanted = wanted;
        this.clock = clock;
        this.log = log;
    }

    /** Begins from now; at every later start from where it was. */
    synchronized void begin() {
        outbox.begin(clock.instant());
    }

    /** Puts what is new into the outbox. */
    synchronized void look() {
        Instant now = clock.instant();
        List<FeedEvent> news = events.get().stream()
                .filter(event -> outbox.isNews(event.id(), event.at()))
                .sorted(FeedEvent.NEWEST.reversed())
                .toList();
        if (news.isEmpty()) {
            return;
        }
        List<Message.Item> items =
                news.stream().filter(wanted).map(Message.Item::of).toList();
        List<Delivery> messages = new ArrayList<>();
        for (int from = 0; from < items.size(); from += MOST_EVENTS) {
            List<Message.Item> some = items.subList(from, Math.min(items.size(), from + MOST_EVENTS));
            for (Receiver receiver : receivers) {
                messages.add(Delivery.fresh(
                        receiver, new Message(1, UUID.randomUUID().toString(), now.toString(), some)));
            }
        }
        outbox.take(news.stream().map(FeedEvent::id).toList(), messages, now);
    }

    /** Tries each delivery that is due once. */
    synchronized void deliver() {
        Map<String, Receiver> byKey = new HashMap<>();
        receivers.forEach(receiver -> byKey.put(receiver.key(), receiver));
        List<Delivery> inOrder = new ArrayList<>(outbox.deliveries());
        inOrder.sort(
                Comparator.comparing((Delivery delivery) -> delivery.message().created()));
        for (Delivery delivery : inOrder) {
            Receiver receiver = byKey.get(delivery.receiver());
            Instant now = clock.instant();
            if (Thread.currentThread().isInterrupted()) {
                return;
            } else if (receiver == null || isOldAndGivenUp(delivery, now)) {
                outbox.remove(delivery);
            } else if (delivery.dueAt(now)) {
                attempt(delivery, receiver);
            }
        }
    }

    private static boolean isOldAndGivenUp(Delivery delivery, Instant now) {
        return delivery.givenUp() && Instant.parse(delivery.message().created()).isBefore(now.minus(REMEMBER_GIVEN_UP));
    }

    private void attempt(Delivery delivery, Receiver receiver) {
        Receiver.Answer answer = receiver.send(delivery.message());
        if (answer instanceof Receiver.NotTaken refused) {
            Delivery after = delivery.failed(refused.reason(), refused.wish(), clock.instant());
            outbox.replace(after);
            log.accept("could not tell " + receiver.label() + " of "
                    + delivery.message().events().size() + " events (delivery " + delivery.id() + "): "
                    + refused.reason()
                    + (after.givenUp()
                            ? "; given up after " + after.attempts() + " attempts, the feeds have them"
                            : "; tried again at " + after.next()));
        } else {
            outbox.remove(delivery);
        }
    }
}
