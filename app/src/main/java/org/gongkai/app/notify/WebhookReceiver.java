package org.gongkai.app.notify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.gongkai.config.NotifySettings;
import org.gongkai.crawler.Addresses;
import org.gongkai.crawler.fetch.PublicAddresses;
import org.gongkai.crawler.fetch.RetryAfter;
import org.gongkai.model.Digest;

/** Posts messages as JSON to an address. Follows no redirect, keeps no cookie, and reads nothing but the status. */
final class WebhookReceiver implements Receiver {
    static final String DELIVERY = "X-Gongkai-Delivery";
    static final String SIGNATURE = "X-Gongkai-Signature";

    private static final Timeout CONNECT = Timeout.ofSeconds(15);
    private static final Timeout ANSWER = Timeout.ofSeconds(30);
    /** For all of it: a server may send its answer byte by byte. */
    private static final Duration EXCHANGE = Duration.ofSeconds(60);

    private final NotifySettings.Webhook webhook;
    private final boolean allowPrivate;
    private final Clock clock;

    WebhookReceiver(NotifySettings.Webhook webhook, boolean allowPrivate, Clock clock) {
        this.webhook = webhook;
        this.allowPrivate = allowPrivate;
        this.clock = clock;
    }

    /** By its digest: the address is often a secret, and archives are passed on. */
    @Override
    public String key() {
        return "webhook/" + Digest.of(webhook.address().toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String label() {
        return webhook.toString();
    }

    @Override
    public Answer send(Message message) {
        byte[] body = Outbox.write(message).getBytes(StandardCharsets.UTF_8);
        HttpPost request = new HttpPost(webhook.address());
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        request.setHeader(DELIVERY, message.delivery());
        webhook.secret().ifPresent(secret -> request.setHeader(SIGNATURE, "sha256=" + signature(secret, body)));
        CompletableFuture<Void> limit = CompletableFuture.runAsync(
                request::cancel, CompletableFuture.delayedExecutor(EXCHANGE.toSeconds(), TimeUnit.SECONDS));
        try (CloseableHttpClient client = client()) {
            ClassicHttpResponse response = client.executeOpen(null, request, null);
            Answer answer = judge(response);
            // what else it sends is of no interest, and may have no end
            request.cancel();
            return answer;
        } catch (IOException | RuntimeException e) {
            return new NotTaken(reason(e), Optional.empty());
        } finally {
            limit.cancel(false);
        }
    }

    private Answer judge(ClassicHttpResponse response) {
        int status = response.getCode();
        if (status >= 200 && status < 300) {
            return new Taken();
        }
        Optional<String> wait =
                Optional.ofNullable(response.getFirstHeader("Retry-After")).map(Header::getValue);
        return new NotTaken(
                "it answered " + status
                        + (status >= 300 && status < 400
                                ? ", and redirects are not followed; put the final address into notify.webhooks"
                                : ""),
                RetryAfter.parse(wait, clock));
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** HMAC-SHA256 (RFC 2104) of the body, in hex. */
    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** One for each attempt: there are few, and hours lie between them. */
    private CloseableHttpClient client() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new PublicAddresses(Addresses.system(), allowPrivate))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(ANSWER)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(ANSWER).build())
                .setUserAgent("gongkai")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }
}
