package org.gongkai.crawler.fetch;

import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lets this process speak TLS 1.0 and 1.1, which Java switches off.
 *
 * <p>The switch is Java's and holds for the whole process; it is read when TLS is first used, so that it comes too late
 * when something else has used TLS before. Strict portals name the versions that they speak, and are not touched by it.
 */
final class OldTls {
    private static final String DISABLED = "jdk.tls.disabledAlgorithms";
    private static final List<String> OLD = List.of("TLSv1", "TLSv1.1");

    private OldTls() {}

    static synchronized void permit() {
        String disabled = Security.getProperty(DISABLED);
        if (disabled != null) {
            Security.setProperty(
                    DISABLED,
                    Arrays.stream(disabled.split(","))
                            .map(String::strip)
                            .filter(name -> !OLD.contains(name))
                            .collect(Collectors.joining(", ")));
        }
    }
}
