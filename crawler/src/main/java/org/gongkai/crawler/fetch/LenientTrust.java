package org.gongkai.crawler.fetch;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts every server, and remembers of each host what a strict manager had against it. */
final class LenientTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager strict;
    private final Map<String, String> objections;

    /** @param objections by host name in lower case, written to */
    LenientTrust(X509ExtendedTrustManager strict, Map<String, String> objections) {
        this.strict = strict;
        this.objections = objections;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        String host = String.valueOf(engine.getPeerHost()).toLowerCase(Locale.ROOT);
        try {
            strict.checkServerTrusted(chain, type, engine);
            objections.remove(host);
        } catch (CertificateException e) {
            objections.put(host, "certificate not trusted: " + e.getMessage());
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        strict.checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        strict.checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        strict.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        strict.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        strict.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return strict.getAcceptedIssuers();
    }
}
