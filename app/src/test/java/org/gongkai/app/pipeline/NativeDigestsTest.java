package org.gongkai.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.Security;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NativeDigestsTest {
    @BeforeEach
    void install() {
        NativeDigests.install();
    }

    @AfterEach
    void uninstall() {
        Security.removeProvider("gongkai-digests");
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest("abc".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    /** FIPS 180-4, example of one block. */
    @Test
    void agreesWithTheStandardWhicheverIsUsed() throws Exception {
        assertThat(hex(MessageDigest.getInstance("SHA-256")))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(hex(MessageDigest.getInstance("SHA-512"))).startsWith("ddaf35a193617abacc417349ae204131");
    }

    /** A file's digest is taken at every commit and goes on to grow. */
    @Test
    void goesOnFromACopy() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((byte) 'a');
        MessageDigest copy = (MessageDigest) digest.clone();
        digest.update((byte) 'x');
        copy.update(new byte[] {'b', 'c'});
        assertThat(HexFormat.of().formatHex(copy.digest())).startsWith("ba7816bf8f01cfea");
    }

    @Test
    void offersNothingButTheTwoDigests() {
        java.security.Provider provider = Security.getProvider("gongkai-digests");
        org.junit.jupiter.api.Assumptions.assumeTrue(provider != null, "Conscrypt is not built for this machine");
        assertThat(provider.getServices())
                .extracting(java.security.Provider.Service::getAlgorithm)
                .containsExactlyInAnyOrder("SHA-256", "SHA-512");
        assertThat(Security.getProviders()[0]).isSameAs(provider);
    }
}
