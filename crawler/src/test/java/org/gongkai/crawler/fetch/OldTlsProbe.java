package org.gongkai.crawler.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.gongkai.config.TlsPolicy;
import org.gongkai.crawler.LoopbackAddresses;
import org.gongkai.crawler.TestSettings;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.FetchOutcome.Failed;

/**
 * Asks a server that speaks one version of TLS only, in a process of its own, because Java decides once for a whole process
 * whether old versions may be spoken. Arguments: key store, version, policy. Prints what came of it.
 */
final class OldTlsProbe {
    static final String PASSWORD = "changeit";

    private OldTlsProbe() {}

    public static void main(String[] arguments) throws Exception {
        OldTls.permit(); // the server needs it, whatever the policy
        try (SSLServerSocket server = server(Path.of(arguments[0]))) {
            server.setEnabledProtocols(new String[] {arguments[1]});
            Thread serving = new Thread(() -> serve(server));
            serving.setDaemon(true);
            serving.start();
            new PrintStream(System.out, true, StandardCharsets.UTF_8)
                    .println(fetch(server.getLocalPort(), TlsPolicy.valueOf(arguments[2])));
        }
    }

    private static String fetch(int port, TlsPolicy policy) throws InterruptedException, IOException {
        Clock clock = Clock.systemUTC();
        LoopbackAddresses addresses = new LoopbackAddresses(port);
        try (HostTurns turns = new HostTurns(addresses, clock, Pause.real());
                Fetcher fetcher = new Fetcher(
                        addresses, TestSettings.quick().retries(0).tls(policy).settings(), clock, turns)) {
            FetchOutcome outcome = fetcher.fetch(
                    Ask.get(URI.create("https://www.a.example/")),
                    Optional.empty(),
                    uri -> Optional.empty(),
                    Duration.ZERO);
            if (outcome instanceof Failed failed) {
                return "failed: " + failed.reason();
            }
            Exchange answer = outcome.exchanges().get(0);
            return answer.protocol().tls().orElse("") + "; "
                    + answer.protocol().weakness().orElse("");
        }
    }

    private static void serve(SSLServerSocket server) {
        byte[] page = ("<p>" + "正文内容，".repeat(300)).getBytes(StandardCharsets.UTF_8);
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                InputStream in = socket.getInputStream();
                for (int ends = 0; ends < 4; ) {
                    int octet = in.read();
                    ends = octet == '\r' || octet == '\n' ? ends + 1 : 0;
                }
                socket.getOutputStream()
                        .write(("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + page.length
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(page);
            } catch (IOException e) {
                continue; // a client that does not like the version
            }
        }
    }

    private static SSLServerSocket server(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }
}
