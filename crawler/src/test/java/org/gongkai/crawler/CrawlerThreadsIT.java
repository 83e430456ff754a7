package org.gongkai.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.gongkai.model.Portal;
import org.gongkai.model.RunReport.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Crawls that are told to stop, and crawls that go on beside each other. */
@Timeout(60)
class CrawlerThreadsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Sends the beginning of an answer, then a byte of it every 100 ms, or nothing more at all; never ends. */
    private static final class EndlessServer implements AutoCloseable {
        private final ServerSocket socket;
        private final CountDownLatch begun = new CountDownLatch(1);
        private final String beginning;
        private final String drip;

        EndlessServer(String beginning, String drip) throws IOException {
            this.beginning = beginning;
            this.drip = drip;
            this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(this::serve, "endless-server");
            thread.setDaemon(true);
            thread.start();
        }

        private void serve() {
            try (Socket connection = socket.accept();
                    InputStream in = connection.getInputStream();
                    OutputStream out = connection.getOutputStream()) {
                in.read();
                out.write(beginning.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                begun.countDown();
                while (!socket.isClosed()) {
                    TimeUnit.MILLISECONDS.sleep(100);
                    out.write(drip.getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                }
            } catch (IOException | InterruptedException e) {
                // the client went away, or the server is closed: both end it
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http, '', ''",
        "https, '', ''",
        "http, 'HTTP/1.1 200 OK\r\n', 'X-Drip: 1\r\n'",
        "http, 'HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n', x",
        "http, 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '1\r\nx\r\n'",
        "http, 'HTTP/1.1 200 OK\r\n\r\n', x"
    })
    void stopsWithinAMomentWhateverTheServerDoes(String scheme, String beginning, String drip) throws Exception {
        try (EndlessServer server = new EndlessServer(beginning, drip)) {
            assertStops(scheme, server.socket.getLocalPort(), () -> assertThat(server.begun.await(10, TimeUnit.SECONDS))
                    .isTrue());
        }
    }

    @Test
    void stopsWithinAMomentWhileAServerDoesNotEvenTakeTheConnection() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 4; i++) { // as many as it lets wait, and the rest without an answer
                Socket socket = new Socket();
                waiting.add(socket);
                try {
                    socket.connect(deaf.getLocalSocketAddress(), 100);
                } catch (SocketTimeoutException e) {
                    break;
                }
            }
            assertStops("http", deaf.getLocalPort(), () -> {});
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    private interface Moment {
        void await() throws InterruptedException;
    }

    private static void assertStops(String scheme, int port, Moment begun) throws Exception {
        Portal portal = new Portal(
                "p",
                "p",
                "410100",
                List.of(URI.create(scheme + "://www.fixture.example/")),
                Set.of("www.fixture.example"),
                "");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (Crawler crawler = new Crawler(new LoopbackAddresses(port), Clock.systemUTC())) {
            Thread thread = new Thread(() -> {
                try {
                    crawler.crawl(
                            portal,
                            TestSettings.quick().settings(),
                            "run-1",
                            new MemoryJournal(),
                            CrawlProgress.silent());
                } catch (IOException | InterruptedException e) {
                    thrown.set(e);
                }
            });
            thread.start();
            begun.await();
            TimeUnit.MILLISECONDS.sleep(300); // into the middle of the wait for more
            thread.interrupt();
            thread.join(PATIENCE.toMillis());
            assertThat(thread.isAlive()).isFalse();
            assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void keepsTheTurnsOfAHostOverAllCrawlsOfOneCrawler() throws Exception {
        int crawls = 4;
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(crawls);
        try (FixturePortal site = new FixturePortal()) {
            site.answer("/nb/", asked -> {
                most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                pause(50);
                atOnce.decrementAndGet();
                return "<title>政府信息公开年报</title><ul><li><a href='/d/1.html'>样例市2020年政府信息公开工作年度报告</a></ul>";
            });
            site.report("/d/1.html", "样例市2020年政府信息公开工作年度报告");
            try (Crawler crawler = new Crawler(site.addresses(), Clock.systemUTC())) {
                List<Callable<PortalCrawl>> tasks = new ArrayList<>();
                for (int i = 0; i < crawls; i++) {
                    String run = "run-" + i;
                    tasks.add(() -> crawler.crawl(
                            site.portal("http://www.fixture.example/nb/"),
                            TestSettings.quick().settings(),
                            run,
                            new MemoryJournal(),
                            CrawlProgress.silent()));
                }
                for (Future<PortalCrawl> crawl : threads.invokeAll(tasks)) {
                    assertThat(crawl.get().status()).isEqualTo(Status.COMPLETE);
                    assertThat(crawl.get().candidates()).hasSize(1);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most).hasValue(1);
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
