package org.gongkai.crawler.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;
import org.gongkai.config.CrawlerSettings;
import org.gongkai.crawler.Addresses;
import org.gongkai.model.Exchange;
import org.gongkai.model.Protocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request, one response, over Apache HttpClient 5, kept as they went over the wire: HTTP/2 where the server offers it
 * (ALPN), else HTTP/1.1.
 *
 * <p>Everything that a client library would do on its own and that a capture could then not show is switched off:
 * redirects, retries, decompression, authentication, pushed answers.
 */
final class Transport implements AutoCloseable {
    /** The name under which other web archives keep a transfer coding that their client removed. */
    static final String REMOVED_CODING = "X-Archive-Orig-Transfer-Encoding";

    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final String ANSWER = "gongkai.answer";
    private static final int LONGEST_LINE = 65_536;
    private static final int MOST_HEADERS = 1_000;

    private final CloseableHttpAsyncClient client;
    private final CrawlerSettings settings;
    private final Clock clock;
    private final PortalTls tls;
    private final BodyLimit limits;
    private final Wire.Watch wires = new Wire.Watch();

    Transport(Addresses addresses, CrawlerSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.tls = PortalTls.of(settings.tls());
        this.limits = BodyLimit.of(settings);
        this.client = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDnsResolver(new PublicAddresses(addresses, settings.allowPrivateAddresses()))
                        .setTlsStrategy(tls.strategy())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                                .setSocketTimeout(Timeout.of(settings.responseTimeout()))
                                .build())
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setHandshakeTimeout(Timeout.of(settings.tlsTimeout()))
                                .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                                .build())
                        .build())
                .setIoSessionDecorator(wires::decorate)
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build())
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(LONGEST_LINE)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .setH2Config(H2Config.custom().setPushEnabled(false).build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
                        .setProtocolUpgradeEnabled(false)
                        .setRedirectsEnabled(false)
                        .build())
                .disableContentCompression()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableAuthCaching()
                .disableRequestPriority()
                .setUserAgent(UserAgent.of(settings).header())
                // the client closes itself in the middle of whatever goes on; each exchange tells its own failure
                .setIoReactorExceptionCallback(e -> LOG.debug("transport", e))
                // runs on the connection, when the request goes out
                .addRequestInterceptorLast((request, body, context) -> {
                    if (context.getAttribute(ANSWER) instanceof Answer answer) {
                        answer.asked(sent(request));
                    }
                })
                .build();
        client.start();
    }

    /** A request as it was sent. */
    record Sent(String line, List<org.gongkai.model.Header> headers) {}

    private static Sent sent(HttpRequest request) {
        List<org.gongkai.model.Header> headers = headers(request.getHeaders(), false);
        if (request.getFirstHeader("Host") == null && request.getAuthority() != null) {
            // over HTTP/2 the host stands in a pseudo-header
            headers.add(
                    0,
                    new org.gongkai.model.Header("Host", request.getAuthority().toString()));
        }
        return new Sent(request.getMethod() + " " + request.getRequestUri() + " HTTP/1.1", headers);
    }

    private static List<org.gongkai.model.Header> headers(Header[] headers, boolean received) {
        List<org.gongkai.model.Header> kept = new ArrayList<>(headers.length);
        for (Header header : headers) {
            boolean removed = received && header.getName().equalsIgnoreCase("Transfer-Encoding");
            kept.add(new org.gongkai.model.Header(
                    removed ? REMOVED_CODING : header.getName(),
                    Optional.ofNullable(header.getValue()).orElse("")));
        }
        return kept;
    }

    /**
     * Sends a request and reads its response.
     *
     * @param form body of a POST, empty for GET
     * @param extra headers beside those that every request has
     */
    Exchange exchange(URI uri, Optional<String> form, List<org.gongkai.model.Header> extra)
            throws NoAnswerException, InterruptedException {
        BasicHttpRequest request = new BasicHttpRequest(form.isPresent() ? "POST" : "GET", uri);
        request.setHeader("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        request.setHeader("Accept-Language", "zh-CN,zh;q=0.9");
        request.setHeader("Accept-Encoding", "gzip, deflate, br");
        extra.forEach(header -> request.setHeader(header.name(), header.value()));
        Answer answer = new Answer(limits, settings.firstByteTimeout(), settings.exchangeTimeout(), wires);
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(ANSWER, answer);
        Instant began = clock.instant();
        Future<Void> future = client.execute(producer(request, form), answer, null, context, failing(answer));
        Answer.End end;
        try {
            end = answer.await();
        } catch (InterruptedException e) {
            future.cancel(true);
            throw e;
        }
        if (end != Answer.End.CAME || answer.truncated().isPresent()) {
            future.cancel(true); // what is left of it is not worth the wait
        }
        HttpResponse head = answer.head();
        if (head == null) {
            throw Silence.of(uri, end, answer, settings);
        }
        return exchange(uri, began, answer, head, context);
    }

    /** What a script would send: JSON where the body is an object or a list, else a form. */
    private static ContentType type(String body) {
        return body.startsWith("{") || body.startsWith("[")
                ? ContentType.APPLICATION_JSON
                : ContentType.APPLICATION_FORM_URLENCODED.withCharset(StandardCharsets.UTF_8);
    }

    private static BasicRequestProducer producer(BasicHttpRequest request, Optional<String> form) {
        return new BasicRequestProducer(
                request,
                form.isEmpty()
                        ? null
                        : new BasicAsyncEntityProducer(
                                form.orElseThrow().getBytes(StandardCharsets.UTF_8), type(form.orElseThrow())));
    }

    /** The client tells some failures to the caller alone, and not to whoever takes in the answer. */
    private static FutureCallback<Void> failing(Answer answer) {
        return new FutureCallback<>() {
            @Override
            public void completed(@Nullable Void nothing) {
                // the answer knows
            }

            @Override
            public void failed(Exception cause) {
                answer.failed(cause);
            }

            @Override
            public void cancelled() {
                answer.failed(new java.util.concurrent.CancellationException("cancelled"));
            }
        };
    }

    private Exchange exchange(URI uri, Instant began, Answer answer, HttpResponse head, HttpClientContext context) {
        Sent sent = Optional.ofNullable(answer.sent()).orElseGet(() -> new Sent("GET " + uri, List.of()));
        EndpointDetails details = context.getEndpointDetails();
        Optional<InetAddress> remote = Optional.ofNullable(details)
                .map(EndpointDetails::getRemoteAddress)
                .filter(InetSocketAddress.class::isInstance)
                .map(address -> ((InetSocketAddress) address).getAddress());
        ProtocolVersion version =
                Optional.<ProtocolVersion>ofNullable(head.getVersion()).orElse(HttpVersion.HTTP_1_1);
        String reason = Optional.ofNullable(head.getReasonPhrase()).orElse("");
        boolean second = version.getMajor() >= 2;
        String statusLine = (second ? "HTTP/1.1" : version.format()) + " " + head.getCode() + " " + reason;
        return new Exchange(
                uri,
                began,
                sent.line(),
                sent.headers(),
                statusLine.strip(),
                head.getCode(),
                headers(head.getHeaders(), true),
                answer.body(),
                remote,
                answer.truncated(),
                protocol(uri, version, Optional.ofNullable(context.getSSLSession())));
    }

    private Protocol protocol(URI uri, ProtocolVersion version, Optional<SSLSession> session) {
        String http = version.getMajor() >= 2 ? "h2" : version.format().toLowerCase(Locale.ROOT);
        return new Protocol(
                http,
                session.map(SSLSession::getProtocol).map(PortalTls::name),
                session.map(SSLSession::getCipherSuite),
                session.flatMap(secured -> tls.weakness(String.valueOf(uri.getHost()), secured)));
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
