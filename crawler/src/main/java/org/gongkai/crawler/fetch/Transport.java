package org.gongkai.crawler.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.util.Timeout;
import org.gongkai.config.CrawlerSettings;
import org.gongkai.crawler.Addresses;
import org.gongkai.model.Exchange;

/**
 * One request, one response, over Apache HttpClient 5 and HTTP/1.1, kept as they went over the wire.
 *
 * <p>Everything that a client library would do on its own and that a capture could then not show is switched off:
 * redirects, retries, decompression, authentication, protocol upgrades.
 */
final class Transport implements AutoCloseable {
    /** The name under which other web archives keep a transfer coding that their client removed. */
    static final String REMOVED_CODING = "X-Archive-Orig-Transfer-Encoding";

    private static final String SENT = "gongkai.sent";

    private final CloseableHttpClient client;
    private final CrawlerSettings settings;
    private final Clock clock;
    private final Watchdog watchdog;
    private final UserAgent userAgent;

    Transport(Addresses addresses, CrawlerSettings settings, Clock clock, Watchdog watchdog) {
        this.settings = settings;
        this.clock = clock;
        this.watchdog = watchdog;
        this.userAgent = UserAgent.of(settings);
        Timeout connect = Timeout.of(settings.connectTimeout());
        Timeout response = Timeout.of(settings.responseTimeout());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new PublicAddresses(addresses, settings.allowPrivateAddresses()))
                        .setSchemePortResolver(ports(addresses))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(response)
                                .build())
                        .setDefaultTlsConfig(
                                TlsConfig.custom().setHandshakeTimeout(connect).build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(response)
                        .setConnectionRequestTimeout(connect)
                        .setProtocolUpgradeEnabled(false)
                        .setRedirectsEnabled(false)
                        .build())
                .disableContentCompression()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableAuthCaching()
                .setUserAgent(userAgent.header())
                .addRequestInterceptorLast((request, entity, context) -> context.setAttribute(SENT, sent(request)))
                .build();
    }

    /** Connects where the table says; the URL, the Host header and what is recorded stay as they are written. */
    private static SchemePortResolver ports(Addresses addresses) {
        return new SchemePortResolver() {
            @Override
            public int resolve(HttpHost host) {
                return resolve(host.getSchemeName(), host);
            }

            @Override
            public int resolve(String scheme, NamedEndpoint endpoint) {
                return addresses.port(
                        endpoint.getHostName(), DefaultSchemePortResolver.INSTANCE.resolve(scheme, endpoint));
            }
        };
    }

    /** A request as it was sent. */
    private record Sent(String line, List<org.gongkai.model.Header> headers) {}

    private static Sent sent(HttpRequest request) {
        return new Sent(
                request.getMethod() + " " + request.getRequestUri() + " HTTP/1.1",
                headers(request.getHeaders(), false));
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
        HttpUriRequestBase request = request(uri, form);
        request.setHeader("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        request.setHeader("Accept-Language", "zh-CN,zh;q=0.9");
        request.setHeader("Accept-Encoding", "gzip, deflate");
        extra.forEach(header -> request.setHeader(header.name(), header.value()));
        HttpClientContext context = HttpClientContext.create();
        Instant began = clock.instant();
        try (Watchdog.Watch watch = watchdog.watch(request, settings.exchangeTimeout())) {
            ClassicHttpResponse response;
            try {
                response = client.executeOpen(null, request, context);
            } catch (IOException | RuntimeException e) {
                throw noAnswer(uri, e, watch);
            }
            try {
                return read(uri, request, response, context, began, watch);
            } finally {
                discard(response);
            }
        }
    }

    /** Gives the connection back, or drops it when its body did not end as it should. */
    private static void discard(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException e) {
            // closing reads what is left of a broken body and finds it broken again; that stands in the exchange
        }
    }

    private static HttpUriRequestBase request(URI uri, Optional<String> form) throws NoAnswerException {
        try {
            HttpUriRequestBase request = form.isPresent() ? new HttpPost(uri) : new HttpGet(uri);
            form.ifPresent(body -> request.setEntity(new StringEntity(
                    body,
                    body.startsWith("{")
                            ? ContentType.APPLICATION_JSON
                            : ContentType.APPLICATION_FORM_URLENCODED.withCharset(StandardCharsets.UTF_8))));
            return request;
        } catch (IllegalArgumentException e) {
            throw new NoAnswerException("GET " + uri + ": no address that can be asked: " + e.getMessage(), false, e);
        }
    }

    private Exchange read(
            URI uri,
            HttpUriRequestBase request,
            ClassicHttpResponse response,
            HttpClientContext context,
            Instant began,
            Watchdog.Watch watch)
            throws InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Optional<String> truncated = Optional.empty();
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            truncated = fill(body, entity, request, watch);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while reading " + uri);
        }
        Sent sent = (Sent) Optional.ofNullable(context.getAttribute(SENT)).orElseGet(() -> sent(request));
        Optional<InetAddress> remote = Optional.ofNullable(context.getEndpointDetails())
                .map(EndpointDetails::getRemoteAddress)
                .filter(InetSocketAddress.class::isInstance)
                .map(address -> ((InetSocketAddress) address).getAddress());
        String version = Optional.ofNullable(response.getVersion())
                .orElse(HttpVersion.HTTP_1_1)
                .format();
        String reason = Optional.ofNullable(response.getReasonPhrase()).orElse("");
        return new Exchange(
                uri,
                began,
                sent.line(),
                sent.headers(),
                (version + " " + response.getCode() + " " + reason).strip(),
                response.getCode(),
                headers(response.getHeaders(), true),
                body.toByteArray(),
                remote,
                truncated);
    }

    /** Reads the body as far as it comes and may go; returns why it is not whole, if it is not. */
    private Optional<String> fill(
            ByteArrayOutputStream body, HttpEntity entity, HttpUriRequestBase request, Watchdog.Watch watch) {
        byte[] buffer = new byte[16_384];
        try {
            InputStream content = entity.getContent();
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                long room = settings.maxBodySize() - body.size();
                body.write(buffer, 0, (int) Math.min(count, room));
                if (count > room) {
                    request.abort(); // closing an open stream would read the rest of it
                    return Optional.of("length");
                }
            }
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.of("time");
        } catch (IOException e) {
            return body.size() > settings.maxBodySize() - 1
                    ? Optional.of("length")
                    : Optional.of(watch.expired() ? "time" : "disconnect");
        }
    }

    private NoAnswerException noAnswer(URI uri, Exception e, Watchdog.Watch watch) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while asking " + uri);
        }
        if (watch.expired()) {
            return new NoAnswerException(
                    "no answer within " + settings.exchangeTimeout().toSeconds() + " s (crawler.exchange-timeout)",
                    true,
                    e);
        }
        if (e instanceof PrivateAddressException) {
            return new NoAnswerException(String.valueOf(e.getMessage()), false, e);
        }
        if (e instanceof UnknownHostException) {
            return new NoAnswerException("the name " + uri.getHost() + " leads to no address", false, e);
        }
        if (e instanceof SSLException) {
            return new NoAnswerException("TLS: " + e.getMessage(), false, e);
        }
        if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
            return new NoAnswerException("no answer in time: " + e.getMessage(), true, e);
        }
        boolean connection = e instanceof ConnectException || e instanceof SocketException;
        String what = connection ? "connection: " : "no readable answer: ";
        return new NoAnswerException(what + e.getClass().getSimpleName() + ": " + e.getMessage(), true, e);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
