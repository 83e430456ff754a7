package org.gongkai.crawler.fetch;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.ssl.TLS;
import org.gongkai.config.TlsPolicy;
import org.jspecify.annotations.Nullable;

/** TLS for one portal by its policy, and what that policy let pass. */
final class PortalTls {
    private static final TLS[] CURRENT = {TLS.V_1_2, TLS.V_1_3};
    private static final TLS[] ALL = {TLS.V_1_0, TLS.V_1_1, TLS.V_1_2, TLS.V_1_3};

    private final Map<String, String> certificates = new ConcurrentHashMap<>();
    private final TlsStrategy strategy;

    private PortalTls(TlsPolicy policy) {
        boolean relaxed = policy == TlsPolicy.RELAXED;
        if (relaxed) {
            OldTls.permit();
        }
        this.strategy = ClientTlsStrategyBuilder.create()
                .setSslContext(context(relaxed ? new LenientTrust(Trust.SYSTEM, certificates) : Trust.SYSTEM))
                .setTlsVersions(relaxed ? ALL : CURRENT)
                // the trust manager looks at the host's name too, so that a lenient one can let another pass
                .setHostVerificationPolicy(HostnameVerificationPolicy.BUILTIN)
                .buildAsync();
    }

    static PortalTls of(TlsPolicy policy) {
        return new PortalTls(policy);
    }

    TlsStrategy strategy() {
        return strategy;
    }

    /** {@code tls/1.2} for what Java calls {@code TLSv1.2}. */
    static String name(String java) {
        String version = java.toLowerCase(Locale.ROOT).replace("tlsv", "");
        return "tls/" + (version.equals("1") ? "1.0" : version);
    }

    /** What was wrong with the host's certificate or with the session's protocol; empty when all was well. */
    Optional<String> weakness(String host, SSLSession session) {
        boolean old =
                session.getProtocol().equals("TLSv1") || session.getProtocol().equals("TLSv1.1");
        @Nullable String certificate = certificates.get(host.toLowerCase(Locale.ROOT));
        String found = Stream.of(
                        Optional.ofNullable(certificate),
                        old ? Optional.of("old protocol " + session.getProtocol()) : Optional.<String>empty())
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private static SSLContext context(TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS: " + e.getMessage(), e);
        }
    }

    /** What this machine trusts; read once, because the list is long. */
    private static final class Trust {
        private static final X509ExtendedTrustManager SYSTEM = system();

        private static X509ExtendedTrustManager system() {
            try {
                TrustManagerFactory factory =
                        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                factory.init((KeyStore) null);
                return Stream.of(factory.getTrustManagers())
                        .filter(X509ExtendedTrustManager.class::isInstance)
                        .map(X509ExtendedTrustManager.class::cast)
                        .findFirst()
                        .orElseThrow();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(
                        "this Java's trusted certificates cannot be read: " + e.getMessage(), e);
            }
        }
    }
}
