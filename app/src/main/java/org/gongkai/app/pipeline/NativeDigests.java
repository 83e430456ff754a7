package org.gongkai.app.pipeline;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SHA-256 and SHA-512 (FIPS 180-4) computed by Conscrypt's native code, for this whole process and for nothing else but
 * digests.
 *
 * <p>Java's own are as fast only where its code has been compiled to the utmost, which a crawl does not do: there they take
 * seven times as long, and a fifth of the crawl.
 */
public final class NativeDigests extends Provider {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(NativeDigests.class);
    private static final List<String> ALGORITHMS = List.of("SHA-256", "SHA-512");

    private NativeDigests(Provider conscrypt) {
        super("gongkai-digests", "1", "SHA-256 and SHA-512 of Conscrypt");
        for (String algorithm : ALGORITHMS) {
            Service theirs = conscrypt.getService("MessageDigest", algorithm);
            putService(new Service(this, "MessageDigest", algorithm, theirs.getClassName(), null, null) {
                @Override
                public Object newInstance(@Nullable Object parameter) throws java.security.NoSuchAlgorithmException {
                    return theirs.newInstance(parameter);
                }
            });
        }
    }

    /** Uses them from now on where they work here; where they do not, all goes on with Java's own. */
    public static void install() {
        try {
            NativeDigests digests = new NativeDigests(Conscrypt.newProvider());
            if (agree(digests)) {
                Security.insertProviderAt(digests, 1);
            }
        } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
            // another system or processor than those that Conscrypt is built for, or nowhere to unpack it to
            LOG.debug("no native digests here", e);
        }
    }

    private static boolean agree(Provider digests) throws GeneralSecurityException {
        byte[] sample = "政府信息公开工作年度报告".getBytes(StandardCharsets.UTF_8);
        for (String algorithm : ALGORITHMS) {
            byte[] ours = MessageDigest.getInstance(algorithm).digest(sample);
            if (!Arrays.equals(
                    ours, MessageDigest.getInstance(algorithm, digests).digest(sample))) {
                return false;
            }
        }
        return true;
    }
}
