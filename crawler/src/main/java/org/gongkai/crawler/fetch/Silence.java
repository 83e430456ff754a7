package org.gongkai.crawler.fetch;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.gongkai.config.CrawlerSettings;
import org.jspecify.annotations.Nullable;

/** Puts into words why nothing came that could be called an answer, and says whether another try may go better. */
final class Silence {
    private Silence() {}

    static NoAnswerException of(URI uri, Answer.End end, Answer answer, CrawlerSettings settings) {
        Exception cause = answer.failure();
        boolean connected = answer.sent() != null;
        if (end == Answer.End.TOO_LONG) {
            return passing(
                    "no answer within " + seconds(settings.exchangeTimeout()) + " (crawler.exchange-timeout)", cause);
        }
        if (end == Answer.End.SILENT) {
            return passing(
                    "no head of an answer within " + seconds(settings.firstByteTimeout())
                            + " (crawler.first-byte-timeout)",
                    cause);
        }
        if (cause instanceof PrivateAddressException) {
            return new NoAnswerException(String.valueOf(cause.getMessage()), false, cause);
        }
        if (cause instanceof UnknownHostException) {
            return new NoAnswerException("the name " + uri.getHost() + " leads to no address", false, cause);
        }
        if (cause instanceof SSLException) {
            return new NoAnswerException("TLS: " + reason(cause), false, cause);
        }
        if (cause instanceof ConnectTimeoutException) {
            return passing(
                    "no connection within " + seconds(settings.connectTimeout()) + " (crawler.connect-timeout)", cause);
        }
        if (cause instanceof SocketTimeoutException || cause instanceof InterruptedIOException) {
            return passing(timeout(uri, connected, settings), cause);
        }
        if (cause instanceof ConnectException) {
            return passing("connection: " + reason(cause), cause);
        }
        if (cause instanceof ConnectionClosedException) {
            return passing("connection: closed before an answer came", cause);
        }
        return passing("no readable answer: " + (cause == null ? "none came" : reason(cause)), cause);
    }

    private static String timeout(URI uri, boolean connected, CrawlerSettings settings) {
        if (connected) {
            return "no answer in time: nothing came for " + seconds(settings.responseTimeout())
                    + " (crawler.response-timeout)";
        }
        return "https".equalsIgnoreCase(uri.getScheme())
                ? "TLS: no handshake within " + seconds(settings.tlsTimeout()) + " (crawler.tls-timeout)"
                : "no connection within " + seconds(settings.connectTimeout()) + " (crawler.connect-timeout)";
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /** The innermost cause says what happened; what is around it says that something did. */
    private static String reason(Exception e) {
        Throwable deepest = e;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String outer = e.getClass().getSimpleName() + ": " + e.getMessage();
        return deepest == e || String.valueOf(e.getMessage()).contains(String.valueOf(deepest.getMessage()))
                ? outer
                : outer + " (" + deepest.getMessage() + ")";
    }

    private static NoAnswerException passing(String message, @Nullable Exception cause) {
        return new NoAnswerException(message, true, cause);
    }
}
