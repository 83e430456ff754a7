package org.gongkai.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.config.TlsPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Old versions of TLS are spoken with portals that are configured for it, and stand in the provenance then. */
@Timeout(120)
class OldTlsIT {
    @TempDir
    static Path temp;

    @BeforeAll
    static void makeAKey() throws Exception {
        run(
                "keytool",
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=www.a.example",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-storepass",
                OldTlsProbe.PASSWORD,
                "-keystore",
                temp.resolve("keys").toString());
    }

    private static String run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(program).isZero();
        return said.strip();
    }

    private static String probe(String version, TlsPolicy policy) throws Exception {
        return run(
                "java",
                "-cp",
                System.getProperty("java.class.path"),
                OldTlsProbe.class.getName(),
                temp.resolve("keys").toString(),
                version,
                policy.name());
    }

    @ParameterizedTest
    @CsvSource({"TLSv1, tls/1.0", "TLSv1.1, tls/1.1"})
    void speaksAnOldVersionWithARelaxedPortalAndTellsOfIt(String version, String name) throws Exception {
        assertThat(probe(version, TlsPolicy.RELAXED))
                .startsWith(name + "; ")
                .contains("certificate not trusted: ")
                .endsWith("old protocol " + version);
    }

    @Test
    void speaksNoOldVersionWithAStrictPortal() throws Exception {
        assertThat(probe("TLSv1.1", TlsPolicy.STRICT)).startsWith("failed: TLS: ");
    }
}
