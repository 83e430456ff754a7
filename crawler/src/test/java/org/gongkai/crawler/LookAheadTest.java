package org.gongkai.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gongkai.crawler.Visits.Visited;
import org.gongkai.crawler.discover.Role;
import org.gongkai.crawler.discover.Step;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.model.Discovery;
import org.gongkai.model.FetchOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LookAheadTest {
    private static Step step(String path) {
        return new Step(
                Ask.get(URI.create("http://www.fixture.example" + path)),
                Role.CANDIDATE,
                1,
                1,
                Discovery.start(),
                "",
                Optional.empty(),
                List.of());
    }

    private static Visited visited(Step step) {
        return new Visited(
                new FetchOutcome.Disallowed(step.ask().target().getPath()),
                new byte[0],
                Optional.empty(),
                step.ask().target());
    }

    @Test
    void letsNobodyAskBesideWhatIsUnderWay() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Thread taker = Thread.currentThread();
        AtomicBoolean returned = new AtomicBoolean();
        AtomicBoolean waitedFor = new AtomicBoolean();
        try (LookAhead<Visited> ahead = new LookAhead<>(step -> {
            if (step.ask().target().getPath().equals("/second")) {
                begun.countDown();
                while (taker.getState() != Thread.State.WAITING && !returned.get()) {
                    Thread.onSpinWait();
                }
                waitedFor.set(!returned.get());
            }
            return visited(step);
        })) {
            ahead.ask(step("/first"));
            ahead.ask(step("/second"));
            while (begun.getCount() > 0) {
                Thread.onSpinWait();
            }
            // which is there already, and whose taker may use what the other still uses
            assertThat(ahead.take(step("/first")).uri().getPath()).isEqualTo("/first");
            returned.set(true);
            assertThat(waitedFor).isTrue();
            assertThat(ahead.held()).isEqualTo(1);
            assertThat(ahead.holds(step("/second"))).isTrue();
        }
    }

    @Test
    void endsWhatIsUnderWayWhenItIsClosed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        try (LookAhead<Visited> ahead = new LookAhead<>(step -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
            }
            return visited(step);
        })) {
            ahead.ask(step("/endless"));
            begun.await();
        }
        assertThat(interrupted).isTrue();
    }

    @Test
    void tellsAFailureToWhoeverTakesWhatFailed() throws Exception {
        try (LookAhead<Visited> ahead = new LookAhead<>(step -> {
            if (step.ask().target().getPath().equals("/broken")) {
                throw new IOException("the disk is full");
            }
            return visited(step);
        })) {
            ahead.ask(step("/broken"));
            assertThat(ahead.take(step("/whole")).uri().getPath()).isEqualTo("/whole");
            assertThatThrownBy(() -> ahead.take(step("/broken"))).hasMessage("the disk is full");
        }
    }
}
